/// What the engine reads of checkout sessions.
public protocol SessionReader {
    /// The session with this identifier.
    func find(_ id: ID<CheckoutSession>) throws -> CheckoutSession?
    /// A page of sessions, everybody's or one customer's, the latest made first.
    func sessions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<SessionRow>
    /// A page of the sessions that save a card, everybody's or one customer's, the latest made first.
    func setupSessions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<CheckoutSession>
    /// A page of the sessions that a query names, the latest made first.
    func sessions(_ query: SessionQuery, from seek: Seek, limit: Int) throws -> Page<CheckoutSession>
    /// A page of the sessions that take money by themselves, with the customer there or away: no saved cards, no
    /// subscriptions' beginnings. The latest made first (Truemed: list payment sessions).
    func paymentSessions(from seek: Seek, limit: Int) throws -> Page<CheckoutSession>
    /// How many of them there are, exactly.
    func paymentSessionCount() throws -> Int
    /// What a customer has paid so far, and in how many completed sessions.
    func totals(of customer: ID<Customer>) throws -> CustomerTotals
    /// The sessions whose card is held for a customer's practitioner to decide.
    func sessionsInReview(of customer: ID<Customer>) throws -> [CheckoutSession]
    /// What was asked for under an idempotency key.
    func idempotencyRecord(operation: String, key: String) throws -> IdempotencyRecord?
}

/// What the engine writes of checkout sessions.
public protocol SessionWriter: SessionReader {
    /// Adds a session with its lines.
    func insert(_ session: CheckoutSession) throws
    /// Replaces what may change of a session; not its cart.
    func update(_ session: CheckoutSession) throws
    /// Replaces the lines and discounts of a session that nobody has tried to pay.
    func replaceCart(of session: CheckoutSession) throws
    /// Replaces what a merchant says of a session besides its cart.
    func replaceDetails(of session: CheckoutSession) throws
    /// Keeps what was asked for under an idempotency key.
    func insert(_ record: IdempotencyRecord) throws
    /// Forgets what was asked for under an idempotency key, if anything was.
    func forgetIdempotencyRecord(operation: String, key: String) throws
}

/// What a list of sessions is narrowed to; all of it has to hold (Flex: list checkout sessions).
public struct SessionQuery: Hashable, Sendable {
    /// Only this customer's.
    public var customer: ID<Customer>?
    /// Only those that this card was asked to pay.
    public var paymentMethod: ID<PaymentMethod>?
    /// Only the one that this payment is of.
    public var payment: ID<Payment>?
    /// Only those that the merchant named so.
    public var clientReferenceID: String?
    /// Only those made at this moment or later.
    public var createdSince: Instant?

    /// What a list of sessions is narrowed to; everything unless said.
    public init(
        customer: ID<Customer>? = nil, paymentMethod: ID<PaymentMethod>? = nil, payment: ID<Payment>? = nil,
        clientReferenceID: String? = nil, createdSince: Instant? = nil
    ) {
        self.customer = customer
        self.paymentMethod = paymentMethod
        self.payment = payment
        self.clientReferenceID = clientReferenceID
        self.createdSince = createdSince
    }
}

/// A session with the name of its customer, for lists.
public struct SessionRow: Hashable, Sendable {
    /// The session.
    public var session: CheckoutSession
    /// Its customer's name, empty while unknown.
    public let customerName: String

    /// A session with the name of its customer.
    public init(session: CheckoutSession, customerName: String) {
        self.session = session
        self.customerName = customerName
    }
}

/// What a customer has paid.
public struct CustomerTotals: Hashable, Sendable {
    /// All their sessions.
    public let sessions: Int
    /// Money taken, less money given back.
    public let captured: Money

    /// What a customer has paid.
    public init(sessions: Int, captured: Money) {
        self.sessions = sessions
        self.captured = captured
    }
}
