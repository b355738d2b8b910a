/// One card's part in a session (Flex: a payment intent; a split cart has two).
public struct Payment: Identified, Hashable {
    public static let kind = "payment"
    /// Flex shows no prefix for payment intents; third parties write this one.
    public static let prefix: String? = "fpi"

    /// Its identifier, `fpi_…`.
    public let id: ID<Payment>
    /// The session that it pays for.
    public let session: ID<CheckoutSession>
    /// The card.
    public let paymentMethod: ID<PaymentMethod>
    /// Which try of the session it belongs to, from 1.
    public let attempt: Int
    /// Whether it is the health card's part of a cart.
    public let share: Share
    /// The places of the lines that it pays for; nil for the whole cart.
    public let lines: [Int]?
    /// How much the card is asked for.
    public let amount: Money
    /// Where the money is.
    public var status: Status
    /// How much was taken.
    public var amountCaptured: Money
    /// When that was; nil while nothing is taken.
    public var capturedAt: Instant?
    /// How much of that was given back.
    public var amountRefunded: Money
    // `Optional` is spelled out here and below for the reason that `CheckoutSession.failure` has.
    /// The card network's name for the hold or charge.
    public var networkReference: Optional<String>
    /// When the hold lapses, while there is one.
    public var holdExpiresAt: Instant?
    /// Why it failed, if it did.
    public var decline: Optional<Decline>
    /// How much of it a capture shall take, or a refund give back, as far as that is not done; nil for all of a hold.
    public var wanted: Money?
    /// What the network is being asked right now; written before it is asked, cleared with the answer.
    public var pending: Optional<PendingOperation>
    /// How many times the network was asked, so that each question has a key of its own.
    public var operations: Int
    /// When it was made.
    public let createdAt: Instant

    /// Which part of a cart a payment covers.
    public enum Share: String, Sendable {
        /// The eligible lines, on an HSA or FSA card.
        case health
        /// Whatever an ordinary card pays.
        case ordinary
    }

    /// Whether it asks for money; one that does not only verifies a card that is saved (Flex: a setup intent).
    public var movesMoney: Bool { amount > .zero }

    /// Where a payment's money is.
    public enum Status: String, CaseIterable, Sendable {
        /// Not asked for yet, or being asked for.
        case processing
        /// Set aside.
        case held
        /// Taken.
        case succeeded
        /// Refused.
        case failed
        /// Set aside, then given back.
        case canceled
    }

    /// A payment as the ledger keeps it.
    public init(
        id: ID<Payment>, session: ID<CheckoutSession>, paymentMethod: ID<PaymentMethod>, attempt: Int, share: Share,
        lines: [Int]? = nil, amount: Money, status: Status = .processing, amountCaptured: Money = .zero,
        capturedAt: Instant? = nil, amountRefunded: Money = .zero,
        networkReference: String? = nil, holdExpiresAt: Instant? = nil, decline: Decline? = nil,
        wanted: Money? = nil, pending: PendingOperation? = nil, operations: Int = 0, createdAt: Instant
    ) {
        self.id = id
        self.session = session
        self.paymentMethod = paymentMethod
        self.attempt = attempt
        self.share = share
        self.lines = lines
        self.amount = amount
        self.status = status
        self.amountCaptured = amountCaptured
        self.capturedAt = capturedAt
        self.amountRefunded = amountRefunded
        self.networkReference = networkReference
        self.holdExpiresAt = holdExpiresAt
        self.decline = decline
        self.wanted = wanted
        self.pending = pending
        self.operations = operations
        self.createdAt = createdAt
    }
}

/// A question that was written down before the card network was asked, so that a crash cannot lose it.
public struct PendingOperation: Hashable, Sendable {
    /// What is asked.
    public let operation: PaymentOperation
    /// How much.
    public let amount: Money
    /// The key under which the network does it once.
    public let key: String
    /// Whether the card's owner is there.
    public let presence: Presence
    /// The ledger's now when it was first asked, so that asking again asks the same.
    public let askedAt: Instant
    /// Which process asks; when that one no longer lives, another asks again.
    public let owner: Int64

    /// A question written down before it is asked.
    public init(
        operation: PaymentOperation, amount: Money, key: String, presence: Presence, askedAt: Instant, owner: Int64
    ) {
        self.operation = operation
        self.amount = amount
        self.key = key
        self.presence = presence
        self.askedAt = askedAt
        self.owner = owner
    }
}

/// What the payments of a session's current try are heading for.
public enum PaymentAim: Hashable, Sendable {
    /// Take the money now.
    case collect
    /// Set the money aside until a practitioner or the merchant decides.
    case hold
    /// Take of what is set aside as much as each payment says; the rest is given back.
    case capture
    /// Give back what is set aside, and end so.
    case release(SessionStatus)
    /// Give back as much as each payment says.
    case refund
}
