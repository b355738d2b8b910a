/// One checkout, from the cart to the money: Flex's checkout session and Truemed's payment session are the same thing
/// here, with two vocabularies.
public struct CheckoutSession: Identified, Hashable {
    public static let kind = "checkout session"
    public static let prefix: String? = "fcs"

    /// Its identifier: `fcs_…` for Flex, a UUID for Truemed.
    public let id: ID<CheckoutSession>
    /// Whether the customer is there.
    public let mode: Mode
    /// Where it stands.
    public var status: SessionStatus
    /// Who buys; nil until an on-session checkout knows them.
    public var customer: ID<Customer>?
    /// The cart, with its eligibility and amounts frozen; its fees are lines too.
    public var lines: [SessionLine]
    /// The coupons that were taken off it.
    public var discounts: [SessionDiscount]
    /// Whether the card shall be chargeable later with its owner away (`setup_future_use: off_session`).
    public let setupFutureUse: Bool
    /// The token that this session provisions (`tokenize`) or charges.
    public var token: ID<PaymentToken>?
    /// Whether the merchant captures by hand (`capture_method: manual`, `kind: authorization`).
    public let capturesManually: Bool
    /// Where the customer goes after success; Flex replaces `{CHECKOUT_SESSION_ID}`, Truemed `{{payment_session_id}}`.
    public let successURL: String?
    /// Where the customer goes after giving up or being refused.
    public let cancelURL: String?
    /// When it lapses unpaid (Flex); nil where sessions do not lapse (Truemed).
    public let expiresAt: Instant?
    /// The merchant's own notes.
    public let metadata: [String: String]
    /// The merchant's own name for it (`client_reference_id`).
    public let clientReferenceID: String?
    /// What the merchant said of it that only comes back as it was said.
    public var details: SessionDetails
    /// What its payments are heading for.
    public var aim: PaymentAim?
    /// How many times a card was tried; payments of earlier tries are history.
    public var attempt: Int
    // With `?` it would begin as nil, and the initializer would then make the whole session twice.
    /// Why the last try failed, or why it ended without money.
    public var failure: Optional<SessionFailure>
    /// Money taken.
    public var amountReceived: Money
    /// Money given back after it was taken.
    public var amountRefunded: Money
    /// When it was made.
    public let createdAt: Instant
    /// When it reached a status that it cannot leave, or its money was taken.
    public var completedAt: Instant?
    /// The subscription that it begins, or a period of which it charges.
    public let subscription: ID<Subscription>?

    /// What a session is for.
    public enum Mode: String, CaseIterable, Sendable {
        /// The customer is there and pays.
        case payment
        /// The customer is away.
        case offSession = "off_session"
        /// The customer saves a card; no money moves.
        case setup
        /// The customer is there and begins a subscription.
        case subscription
    }

    /// A session as the ledger keeps it.
    public init(
        id: ID<CheckoutSession>, mode: Mode, status: SessionStatus = .open, customer: ID<Customer>?,
        lines: [SessionLine], discounts: [SessionDiscount] = [], setupFutureUse: Bool = false,
        token: ID<PaymentToken>? = nil, capturesManually: Bool = false, successURL: String? = nil,
        cancelURL: String? = nil, expiresAt: Instant? = nil, metadata: [String: String] = [:],
        clientReferenceID: String? = nil, details: SessionDetails = SessionDetails(), aim: PaymentAim? = nil,
        attempt: Int = 0, failure: SessionFailure? = nil, amountReceived: Money = .zero,
        amountRefunded: Money = .zero, createdAt: Instant, completedAt: Instant? = nil,
        subscription: ID<Subscription>? = nil
    ) {
        self.id = id
        self.mode = mode
        self.status = status
        self.customer = customer
        self.lines = lines
        self.discounts = discounts
        self.setupFutureUse = setupFutureUse
        self.token = token
        self.capturesManually = capturesManually
        self.successURL = successURL
        self.cancelURL = cancelURL
        self.expiresAt = expiresAt
        self.metadata = metadata
        self.clientReferenceID = clientReferenceID
        self.details = details
        self.aim = aim
        self.attempt = attempt
        self.failure = failure
        self.amountReceived = amountReceived
        self.amountRefunded = amountRefunded
        self.createdAt = createdAt
        self.completedAt = completedAt
        self.subscription = subscription
    }

    /// Whether it takes money by itself, as Truemed's payment sessions do: it neither only saves a card nor begins a
    /// subscription.
    public var isPayment: Bool { mode == .payment || mode == .offSession }

    /// Money taken and not given back. A session that failed keeps some where the network refused to give it back.
    public var amountKept: Money { amountReceived - amountRefunded }

    /// Whether this session makes a token when it succeeds, rather than charging one.
    public var tokenizes: Bool { token != nil && mode != .offSession }
}

/// Where a session stands, in the engine's own words; each dialect has its own.
public enum SessionStatus: String, CaseIterable, Sendable {
    /// Made; the customer has not paid.
    case open
    /// The card is held; a practitioner has not decided.
    case inReview = "in_review"
    /// Held; waits for the merchant's capture.
    case authorized
    /// Captured, in whole or part.
    case complete
    /// Ineligible at the survey, or refused by the practitioner; nothing was taken.
    case rejected
    /// Given up before payment, or an off-session charge that was refused.
    case canceled
    /// The hold was given back.
    case voided
    /// Unpaid past its time.
    case expired
    /// The card did not pay what was held, or did not hold it anew.
    case holdExpired = "hold_expired"

    /// Flex's `status` for it.
    public var flexStatus: String {
        switch self {
        case .open: return "open"
        case .inReview: return "paid"
        case .authorized, .complete: return "complete"
        case .rejected, .canceled, .voided, .holdExpired: return "canceled"
        case .expired: return "expired"
        }
    }

    /// Truemed's `status` for it; nil where Truemed has none.
    public var truemedStatus: String? {
        switch self {
        case .open: return "pending"
        case .inReview: return "processing"
        case .authorized: return "authorized"
        case .complete: return "captured"
        case .rejected: return "rejected"
        case .canceled: return "canceled"
        case .voided: return "authorization_voided"
        case .expired: return nil
        case .holdExpired: return "authorization_expired"
        }
    }

    /// Whether its checkout is done, the money taken or held for the merchant to take (Flex: `complete`).
    public var completesCheckout: Bool { self == .authorized || self == .complete }

    /// Whether nothing can change it any more, refunds aside.
    public var isFinal: Bool {
        switch self {
        case .open, .inReview, .authorized: return false
        case .complete, .rejected, .canceled, .voided, .expired, .holdExpired: return true
        }
    }
}

/// Why a session, or its last try, ended without money.
public struct SessionFailure: Hashable, Sendable {
    /// The refusal's code: `card_declined`, `ineligible`, `review_denied`, `abandoned`…
    public let code: String
    /// One sentence for a person.
    public let message: String
    /// The card network's word, where a card was declined.
    public let decline: Decline?
    /// What unsticks the token that was charged, where one was.
    public let nextAction: UpdateAction?

    /// The code of what its customer gave up.
    public static let abandoned = "abandoned"

    /// Why a session ended without money.
    public init(code: String, message: String, decline: Decline? = nil, nextAction: UpdateAction? = nil) {
        self.code = code
        self.message = message
        self.decline = decline
        self.nextAction = nextAction
    }
}
