/// What one period of a subscription costs, and what became of it (Flex: the Invoice object; its prefix is ours).
public struct Invoice: Identified, Hashable {
    public static let kind = "invoice"
    public static let prefix: String? = "fin"

    /// Its identifier, `fin_…`.
    public let id: ID<Invoice>
    /// What it is for.
    public let subscription: ID<Subscription>
    /// Who pays.
    public let customer: ID<Customer>
    /// Where it stands.
    public var status: Status
    /// What is to be paid.
    public let amount: Money
    /// For what, as it stood when the invoice was made.
    public let lines: [SessionLine]
    /// When the period that it is for begins.
    public var periodStart: Instant
    /// When that period ends.
    public var periodEnd: Instant
    /// The session that last tried to pay it, or did.
    public var session: ID<CheckoutSession>?
    /// How many times its payment was tried with the customer away.
    public var attempts: Int
    /// How many of those the clock made; which wait comes next depends on it.
    public var scheduledAttempts: Int
    /// When the clock tries again; nil when it does not.
    public var nextAttemptAt: Instant?
    /// Why the last try failed.
    public var failure: SessionFailure?
    /// When it was made.
    public let createdAt: Instant
    /// When it was paid.
    public var paidAt: Instant?

    /// Where an invoice stands (Stripe's words, of which Flex shows the first three).
    public enum Status: String, CaseIterable, Sendable {
        /// Not final; nothing here makes one so.
        case draft
        /// To be paid.
        case open
        /// Paid.
        case paid
        /// Taken back.
        case void
    }

    /// An invoice as the ledger keeps it.
    public init(
        id: ID<Invoice>, subscription: ID<Subscription>, customer: ID<Customer>, status: Status = .open, amount: Money,
        lines: [SessionLine], periodStart: Instant, periodEnd: Instant, session: ID<CheckoutSession>? = nil,
        attempts: Int = 0, scheduledAttempts: Int = 0, nextAttemptAt: Instant? = nil, failure: SessionFailure? = nil,
        createdAt: Instant, paidAt: Instant? = nil
    ) {
        self.id = id
        self.subscription = subscription
        self.customer = customer
        self.status = status
        self.amount = amount
        self.lines = lines
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.session = session
        self.attempts = attempts
        self.scheduledAttempts = scheduledAttempts
        self.nextAttemptAt = nextAttemptAt
        self.failure = failure
        self.createdAt = createdAt
        self.paidAt = paidAt
    }
}
