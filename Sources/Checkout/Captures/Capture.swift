/// Held money that the merchant took (Flex: the Capture object). What is not taken goes back, so a session has one that
/// succeeded at most (ours).
public struct Capture: Identified, Hashable {
    public static let kind = "capture"
    /// Flex shows no prefix for captures. Ours.
    public static let prefix: String? = "fcap"

    /// Its identifier, `fcap_…`.
    public let id: ID<Capture>
    /// The session whose money was held.
    public let session: ID<CheckoutSession>
    /// How much.
    public let amount: Money
    /// What of the lines it is for; empty where only an amount was named.
    public let parts: [LinePart]
    /// The discount that lowered the named lines.
    public let discount: Money
    /// How far it is.
    public var status: Status
    /// The merchant's own notes.
    public let metadata: [String: String]
    /// When it was asked for.
    public let createdAt: Instant

    /// How far a capture is.
    public enum Status: String, CaseIterable, Sendable {
        /// The card network is being asked.
        case pending
        /// The money is taken.
        case succeeded
        /// A card did not pay what it held.
        case failed
    }

    /// A capture as the ledger keeps it.
    public init(
        id: ID<Capture>, session: ID<CheckoutSession>, amount: Money, parts: [LinePart] = [],
        discount: Money = .zero, status: Status = .pending, metadata: [String: String] = [:], createdAt: Instant
    ) {
        self.id = id
        self.session = session
        self.amount = amount
        self.parts = parts
        self.discount = discount
        self.status = status
        self.metadata = metadata
        self.createdAt = createdAt
    }

    /// What of it is tax.
    public var amountTax: Money { parts.map(\.tax).sum }

    /// What of it is shipping.
    public var amountShipping: Money { parts.map(\.shipping).sum }
}

/// What the engine reads of captures.
public protocol CaptureReader {
    /// The capture with this identifier.
    func find(_ id: ID<Capture>) throws -> Capture?
    /// The captures of a session, in the order they were made.
    func captures(of session: ID<CheckoutSession>) throws -> [Capture]
}

/// What the engine writes of captures.
public protocol CaptureWriter: CaptureReader {
    /// Adds a capture.
    func insert(_ capture: Capture) throws
    /// Replaces what may change of a capture: its status.
    func update(_ capture: Capture) throws
}
