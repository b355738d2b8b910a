public import TransactionProcess

/// What the engine reads of transactions and what belongs to them.
public protocol TransactionReader {
    /// The listing with this identifier.
    func find(_ id: ID<Listing>) throws -> Listing?
    /// The installed process with this identifier.
    func find(_ id: ID<ProcessVersion>) throws -> ProcessVersion?
    /// The transaction with this identifier.
    func find(_ id: ID<Transaction>) throws -> Transaction?
    /// The standing order with this identifier.
    func find(_ id: ID<StandingOrder>) throws -> StandingOrder?
    /// The mail with this identifier.
    func find(_ id: ID<Mail>) throws -> Mail?

    /// Where a provider's money goes.
    func payoutAccount(of provider: ID<Customer>) throws -> PayoutAccount?
    /// The latest version of a process.
    func latestProcess(named name: String) throws -> ProcessVersion?
    /// The bookings of a listing that take their time and touch this one, another transaction's than this.
    func takenBookings(
        of listing: ID<Listing>, from start: Instant, to end: Instant, except transaction: ID<Transaction>
    ) throws -> [Booking]
    /// The transaction that a session pays for.
    func transaction(paidBy session: ID<CheckoutSession>) throws -> Transaction?
    /// The transactions of which somebody is the customer, the first begun first.
    func transactions(paidBy customer: ID<Customer>) throws -> [ID<Transaction>]
    /// The transitions that were taken, in order.
    func takenTransitions(of transaction: ID<Transaction>) throws -> [TakenTransition]
    /// The transitions that failed, in order.
    func failedTransitions(of transaction: ID<Transaction>) throws -> [FailedTransition]
    /// The standing orders for a state of a process, in the order they were given, those that are off too.
    func standingOrders(for process: String, in state: StateName) throws -> [StandingOrder]
    /// The transactions of a process, all its versions, that stand in a state.
    func transactions(of process: String, in state: StateName) throws -> [ID<Transaction>]

    /// A page of the listings, the latest made first.
    func listings(of provider: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<Listing>
    /// A page of the installed processes, the latest first.
    func processes(from seek: Seek, limit: Int) throws -> Page<ProcessVersion>
    /// A page of the transactions, the latest begun first.
    func transactions(_ query: TransactionQuery, from seek: Seek, limit: Int) throws -> Page<TransactionRow>
    /// How many transactions a query finds, counted up to a bound.
    func count(_ query: TransactionQuery) throws -> RowCount
    /// A page of the standing orders, the latest given first.
    func standingOrders(from seek: Seek, limit: Int) throws -> Page<StandingOrder>
    /// A page of the mails, of one transaction or of all, the last to be due first.
    func mails(of transaction: ID<Transaction>?, from seek: Seek, limit: Int) throws -> Page<MailRow>
}

/// What the engine writes of transactions and what belongs to them.
public protocol TransactionWriter: TransactionReader {
    /// Adds a listing.
    func insert(_ listing: Listing) throws
    /// Replaces what may change of a listing.
    func update(_ listing: Listing) throws
    /// Keeps where a provider's money goes.
    func save(_ account: PayoutAccount) throws
    /// Adds a version of a process with its templates.
    func insert(_ process: ProcessVersion) throws
    /// Adds a transaction.
    func insert(_ transaction: Transaction) throws
    /// Replaces what may change of a transaction.
    func update(_ transaction: Transaction) throws
    /// Adds a transition that was taken.
    func insert(_ taken: TakenTransition, of transaction: Transaction) throws
    /// Adds a transition that failed.
    func insert(_ failed: FailedTransition, of transaction: ID<Transaction>) throws
    /// Adds a standing order.
    func insert(_ order: StandingOrder) throws
    /// Switches a standing order.
    func update(_ order: StandingOrder) throws
    /// Adds a mail.
    func insert(_ mail: Mail) throws
    /// Replaces what may change of a mail.
    func update(_ mail: Mail) throws
    /// Drops the mails of a transaction that are not sent yet.
    func dropMails(of transaction: ID<Transaction>, at moment: Instant) throws
    /// Keeps the mails of a transaction back while one of its transitions is under way, or lets them go again.
    func holdMails(of transaction: ID<Transaction>, _ isHeld: Bool) throws
}

/// What a list of transactions is narrowed to; all of it has to hold.
public struct TransactionQuery: Hashable, Sendable {
    /// Only those in which somebody is the customer or the provider.
    public var party: ID<Customer>?
    /// Only those that stand in this state.
    public var state: StateName?
    /// Only those whose automatic transition failed, so that somebody has to act.
    public var isStuck: Bool

    /// What a list of transactions is narrowed to; everything unless said.
    public init(party: ID<Customer>? = nil, state: StateName? = nil, isStuck: Bool = false) {
        self.party = party
        self.state = state
        self.isStuck = isStuck
    }
}

/// A transaction with what a list shows of it.
public struct TransactionRow: Hashable, Sendable {
    /// The transaction.
    public let transaction: Transaction
    /// The process's name and version: `sauna-visit/2`.
    public let process: String
    /// The listing's title.
    public let listing: String
    /// The customer's name.
    public let customerName: String
    /// The provider's name.
    public let providerName: String
    /// How the payment stands.
    public let payment: PaymentStanding

    /// A transaction with what a list shows of it.
    public init(
        transaction: Transaction, process: String, listing: String, customerName: String, providerName: String,
        payment: PaymentStanding
    ) {
        self.transaction = transaction
        self.process = process
        self.listing = listing
        self.customerName = customerName
        self.providerName = providerName
        self.payment = payment
    }
}

/// A mail with the name of its reader, for lists.
public struct MailRow: Hashable, Sendable {
    /// The mail.
    public let mail: Mail
    /// The name of who gets it.
    public let recipientName: String
    /// Their e-mail.
    public let recipientEmail: String?

    /// A mail with the name of its reader.
    public init(mail: Mail, recipientName: String, recipientEmail: String?) {
        self.mail = mail
        self.recipientName = recipientName
        self.recipientEmail = recipientEmail
    }
}
