/// What the engine reads of refunds.
public protocol RefundReader {
    /// The refund with this identifier.
    func find(_ id: ID<Refund>) throws -> Refund?
    /// The refunds of a session, in the order they were made.
    func refunds(of session: ID<CheckoutSession>) throws -> [Refund]
    /// A page of refunds, the latest made first.
    func refunds(_ query: RefundQuery, from seek: Seek, limit: Int) throws -> Page<Refund>
}

/// What the engine writes of refunds.
public protocol RefundWriter: RefundReader {
    /// Adds a refund.
    func insert(_ refund: Refund) throws
    /// Replaces what may change of a refund: its status, when it succeeded, and its notes.
    func update(_ refund: Refund) throws
}

/// What a list of refunds is narrowed to; all of it has to hold.
public struct RefundQuery: Hashable, Sendable {
    /// Only those that are so far.
    public var status: Refund.Status?
    /// Only those of this payment.
    public var payment: ID<Payment>?

    /// What a list of refunds is narrowed to; everything unless said.
    public init(status: Refund.Status? = nil, payment: ID<Payment>? = nil) {
        self.status = status
        self.payment = payment
    }
}
