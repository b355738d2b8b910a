/// What the engine reads of payments.
public protocol PaymentReader {
    /// The payment with this identifier.
    func find(_ id: ID<Payment>) throws -> Payment?
    /// The payments of each of these sessions, all its tries, in the order they were made.
    func payments(ofEach sessions: [ID<CheckoutSession>]) throws -> [[Payment]]
    /// A page of the payments that ask for money, the latest made first.
    func payments(_ query: PaymentQuery, from seek: Seek, limit: Int) throws -> Page<PaymentRow>
    /// The payments for which a process other than this one asks the card network; it may have died meanwhile.
    func paymentsAsking(notOwnedBy process: Int64) throws -> [Payment]
}

extension PaymentReader {
    /// The payments of a session, all its tries, in the order they were made.
    public func payments(of session: ID<CheckoutSession>) throws -> [Payment] { try payments(ofEach: [session])[0] }
}

/// What the engine writes of payments.
public protocol PaymentWriter: PaymentReader {
    /// Adds a payment.
    func insert(_ payment: Payment) throws
    /// Replaces what is kept of a payment.
    func update(_ payment: Payment) throws
}

/// What a list of payments is narrowed to; all of it has to hold (Flex: list payment intents).
public struct PaymentQuery: Hashable, Sendable {
    /// Only this customer's.
    public var customer: ID<Customer>?
    /// Only those of this session.
    public var session: ID<CheckoutSession>?
    /// Only those made at this moment or later.
    public var createdSince: Instant?

    /// What a list of payments is narrowed to; everything unless said.
    public init(
        customer: ID<Customer>? = nil, session: ID<CheckoutSession>? = nil, createdSince: Instant? = nil
    ) {
        self.customer = customer
        self.session = session
        self.createdSince = createdSince
    }
}

/// A payment with the customer who pays, for lists.
public struct PaymentRow: Hashable, Sendable {
    /// The payment.
    public let payment: Payment
    /// The customer of its session.
    public let customer: ID<Customer>?

    /// A payment with the customer who pays.
    public init(payment: Payment, customer: ID<Customer>?) {
        self.payment = payment
        self.customer = customer
    }
}
