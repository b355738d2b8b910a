/// A refund as it is asked for (Flex: refund of a checkout session).
public struct RefundRequest: Hashable, Sendable {
    /// The session that was paid.
    public var session: ID<CheckoutSession>
    /// How much of it.
    public var extent: Extent
    /// How much goes back to which card; empty to let the rule decide.
    public var byCard: [CardAmount]
    /// Why.
    public var reason: Refund.Reason?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// The key under which asking twice gives back once.
    public var idempotencyKey: String?

    /// How much goes back.
    public enum Extent: Hashable, Sendable {
        /// All that is left.
        case full
        /// So much.
        case amount(Money)
        /// These parts of the cart.
        case lines(LineWishes)
    }

    /// A card and what goes back to it.
    public struct CardAmount: Hashable, Sendable {
        /// The card.
        public let paymentMethod: ID<PaymentMethod>
        /// How much.
        public let amount: Money

        /// A card and what goes back to it.
        public init(_ paymentMethod: ID<PaymentMethod>, _ amount: Money) {
            self.paymentMethod = paymentMethod
            self.amount = amount
        }
    }

    /// A refund as it is asked for.
    public init(
        session: ID<CheckoutSession>, extent: Extent = .full, byCard: [CardAmount] = [],
        reason: Refund.Reason? = nil, metadata: [String: String] = [:], idempotencyKey: String? = nil
    ) {
        self.session = session
        self.extent = extent
        self.byCard = byCard
        self.reason = reason
        self.metadata = metadata
        self.idempotencyKey = idempotencyKey
    }

    /// The request in a fixed form.
    var fingerprint: String {
        let extent =
            switch extent {
            case .full: "full"
            case .amount(let amount): String(amount.minorUnits)
            case .lines(let wishes): wishes.fingerprint
            }
        let cards = byCard.map { "\($0.paymentMethod):\($0.amount.minorUnits)" }
        return "\(session) \(extent) \(cards) \(reason?.rawValue ?? "")"
    }
}
