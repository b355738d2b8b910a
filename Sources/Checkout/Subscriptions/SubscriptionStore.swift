/// What the engine reads of subscriptions and their invoices.
public protocol SubscriptionReader {
    /// The subscription with this identifier.
    func find(_ id: ID<Subscription>) throws -> Subscription?
    /// The invoice with this identifier.
    func find(_ id: ID<Invoice>) throws -> Invoice?
    /// A page of subscriptions, everybody's or one customer's, the latest made first.
    func subscriptions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<SubscriptionRow>
    /// A page of the invoices, all or one subscription's, the latest made first.
    func invoices(of subscription: ID<Subscription>?, from seek: Seek, limit: Int) throws -> Page<Invoice>
    /// The invoice that was a subscription's latest at this moment; nil while it had none.
    func latestInvoice(of subscription: ID<Subscription>, at moment: Instant) throws -> ID<Invoice>?
}

extension SubscriptionReader {
    /// The invoice that a session pays, or tried to pay: its subscription's latest when the session was made.
    public func invoice(of session: CheckoutSession) throws -> ID<Invoice>? {
        try session.subscription.flatMap { try latestInvoice(of: $0, at: session.createdAt) }
    }
}

/// What the engine writes of subscriptions and their invoices.
public protocol SubscriptionWriter: SubscriptionReader {
    /// Adds a subscription with its items.
    func insert(_ subscription: Subscription) throws
    /// Replaces what may change of a subscription; its items never do.
    func update(_ subscription: Subscription) throws
    /// Adds an invoice with its lines.
    func insert(_ invoice: Invoice) throws
    /// Replaces what may change of an invoice; its lines never do.
    func update(_ invoice: Invoice) throws
}

/// A subscription with the name of its customer, for lists.
public struct SubscriptionRow: Hashable, Sendable {
    /// The subscription.
    public let subscription: Subscription
    /// Its customer's name.
    public let customerName: String

    /// A subscription with the name of its customer.
    public init(subscription: Subscription, customerName: String) {
        self.subscription = subscription
        self.customerName = customerName
    }
}
