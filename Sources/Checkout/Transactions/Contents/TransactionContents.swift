public import OrderedJSON

/// What the actions of a transaction's transitions work on: its time, its stock, its price, its data and its reviews.
/// Whether it is paid stands with its checkout session.
public struct TransactionContents: Hashable, Sendable {
    /// The booked time.
    public var booking: Booking?
    /// The reserved stock.
    public var stock: StockReservation?
    /// What it costs.
    public var lineItems: [LineItem] = []
    /// Whether its price was ever worked out; nothing can be paid before.
    public var isPriced = false
    /// Whether everything was refunded by `calculate-full-refund`, which runs once.
    public var isRefunded = false
    /// Notes that customer and provider see.
    public var protectedData = JSON.object([])
    /// Notes of the operator's that both see.
    public var metadata = JSON.object([])
    /// What both sides said.
    public var reviews = Reviews()
    /// When the provider was paid; nil before.
    public var paidOutAt: Instant?

    /// A transaction in which nothing was done yet.
    public init() {}

    /// What the customer pays.
    public var payin: Money { lineItems.total(for: .customer) }
    /// What the provider is paid.
    public var payout: Money { lineItems.total(for: .provider) }
}

extension JSON {
    /// This object with another's fields laid over it, as the original merges notes: one level deep, a `null` takes a
    /// field away.
    func merging(_ other: JSON) -> JSON {
        guard case .object(var fields) = self, case .object(let changes) = other else { return other }
        for change in changes {
            fields.removeAll { $0.name == change.name }
            if change.value != .null { fields.append(change) }
        }
        return .object(fields)
    }
}
