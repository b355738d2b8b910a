/// A capture as it is asked for (Flex: capture of a checkout session).
public struct CaptureRequest: Hashable, Sendable {
    /// The session whose money is held.
    public var session: ID<CheckoutSession>
    /// How much of it.
    public var extent: Extent
    /// Whether the rest is given back; a later capture of the rest is not supported (ours).
    public var isFinal: Bool
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// The key under which asking twice captures once.
    public var idempotencyKey: String?

    /// How much is taken.
    public enum Extent: Hashable, Sendable {
        /// All that is held.
        case all
        /// So much, of the health card first.
        case amount(Money)
        /// These parts of the cart.
        case lines(LineWishes)
    }

    /// A capture as it is asked for.
    public init(
        session: ID<CheckoutSession>, extent: Extent = .all, isFinal: Bool = true, metadata: [String: String] = [:],
        idempotencyKey: String? = nil
    ) {
        self.session = session
        self.extent = extent
        self.isFinal = isFinal
        self.metadata = metadata
        self.idempotencyKey = idempotencyKey
    }

    /// The request in a fixed form.
    var fingerprint: String {
        switch extent {
        case .all: return "\(session) all"
        case .amount(let amount): return "\(session) \(amount.minorUnits)"
        case .lines(let wishes): return "\(session) \(wishes.fingerprint)"
        }
    }
}
