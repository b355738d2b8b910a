/// What the engine reads of payments.
public protocol PaymentReader {
    /// The payment with this identifier.
    func find(_ id: ID<Payment>) throws -> Payment?
    /// The payments of a session, all its tries, in the order they were made.
    func payments(of session: ID<CheckoutSession>) throws -> [Payment]
    /// The payments for which the card network is being asked, the oldest first; a dead process may have asked.
    func paymentsAsking(limit: Int) throws -> [Payment]
}

/// What the engine writes of payments.
public protocol PaymentWriter: PaymentReader {
    /// Adds a payment.
    func insert(_ payment: Payment) throws
    /// Replaces what is kept of a payment.
    func update(_ payment: Payment) throws
}
