/// Money that goes back to one card (Flex: the Refund object). A refund of a split cart is two of them.
public struct Refund: Identified, Hashable {
    public static let kind = "refund"
    /// Flex shows no prefix for refunds; third parties write this one.
    public static let prefix: String? = "fre"

    /// Its identifier, `fre_…`.
    public let id: ID<Refund>
    /// The session that was paid.
    public let session: ID<CheckoutSession>
    /// The payment whose card gets it.
    public let payment: ID<Payment>
    /// How much.
    public let amount: Money
    /// Why; nil where nobody said.
    public let reason: Reason?
    /// How far it is.
    public var status: Status
    /// When the network gave it back; nil until then.
    public var succeededAt: Instant?
    /// What of the lines it gives back; empty where only an amount was named.
    public let parts: [LinePart]
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// The key under which it was asked for.
    public let idempotencyKey: String?
    /// When it was asked for.
    public let createdAt: Instant

    /// Why money goes back.
    public enum Reason: String, CaseIterable, Sendable {
        /// It was charged twice.
        case duplicate
        /// Somebody else used the card.
        case fraudulent
        /// The customer wants it.
        case requestedByCustomer = "requested_by_customer"
    }

    /// How far a refund is.
    public enum Status: String, CaseIterable, Sendable {
        /// The card network is being asked.
        case pending
        /// The network gives it back.
        case succeeded
        /// The network refused.
        case failed
    }

    /// Whether a refund's reference can be had (Flex: `reference_status`).
    public enum ReferenceStatus: String, Sendable {
        /// Not yet.
        case pending
        /// Yes.
        case available
        /// Never: the refund failed.
        case unavailable
    }

    /// A refund as the ledger keeps it.
    public init(
        id: ID<Refund>, session: ID<CheckoutSession>, payment: ID<Payment>, amount: Money, reason: Reason? = nil,
        status: Status = .pending, succeededAt: Instant? = nil, parts: [LinePart] = [],
        metadata: [String: String] = [:],
        idempotencyKey: String? = nil, createdAt: Instant
    ) {
        self.id = id
        self.session = session
        self.payment = payment
        self.amount = amount
        self.reason = reason
        self.status = status
        self.succeededAt = succeededAt
        self.parts = parts
        self.metadata = metadata
        self.idempotencyKey = idempotencyKey
        self.createdAt = createdAt
    }
}

extension Refund {
    /// How long it takes until the network names its reference. Ours: a day.
    public static let referenceAfter = Period.days(1)

    /// The acquirer's reference number, 23 digits, by which the customer's bank finds the refund. Made from the
    /// identifier, since the practice network has no acquirer (ours).
    public var reference: String {
        let digits = String(id.bits % 10_000_000_000_000_000_000_000)
        return "7" + String(repeating: "0", count: 22 - digits.count) + digits
    }

    /// Whether the reference can be had at this moment.
    public func referenceStatus(at now: Instant) -> ReferenceStatus {
        switch status {
        case .failed: return .unavailable
        case .pending: return .pending
        case .succeeded: return now < createdAt + Refund.referenceAfter ? .pending : .available
        }
    }
}
