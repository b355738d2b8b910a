/// What the engine reads of payments.
public protocol PaymentReader {
    /// The payment with this identifier.
    func find(_ id: ID<Payment>) throws -> Payment?
    /// The payments of a session, all its tries, in the order they were made.
    func payments(of session: ID<CheckoutSession>) throws -> [Payment]
    /// The payments for which a process other than this one asks the card network; it may have died meanwhile.
    func paymentsAsking(notOwnedBy process: Int64) throws -> [Payment]
}

/// What the engine writes of payments.
public protocol PaymentWriter: PaymentReader {
    /// Adds a payment.
    func insert(_ payment: Payment) throws
    /// Replaces what is kept of a payment.
    func update(_ payment: Payment) throws
}
