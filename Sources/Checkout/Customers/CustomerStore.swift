/// What the engine reads of customers.
public protocol CustomerReader {
    /// The customer with this identifier.
    func find(_ id: ID<Customer>) throws -> Customer?
    /// The customer with this e-mail, whatever its case.
    func customer(email: String) throws -> Customer?
    /// A page of the customers' list.
    func customers(_ query: CustomerQuery, from seek: Seek, limit: Int) throws -> Page<CustomerRow>
    /// How many customers a query finds, counted up to `RowCount.bound`.
    func customerCount(_ query: CustomerQuery) throws -> RowCount
    /// The same where it takes no longer than a page of them; nil where many customers would be looked at for it.
    func quickCustomerCount(_ query: CustomerQuery) throws -> RowCount?
}

/// What the engine writes of customers.
public protocol CustomerWriter: CustomerReader {
    /// Adds a customer.
    func insert(_ customer: Customer) throws
    /// Replaces what is kept of a customer.
    func update(_ customer: Customer) throws
}

/// Which customers, in which order.
public struct CustomerQuery: Hashable, Sendable {
    /// Which ones.
    public var filter: Filter
    /// In which order.
    public var sort: Sort

    /// The orders of the customers' list.
    public enum Sort: String, CaseIterable, Sendable {
        /// By name, as `searchKey` folds it.
        case name
        /// The latest first.
        case newest
        /// Whose valid letter expires first; customers without a valid letter last.
        case nextExpiry = "next_expiry"
    }

    /// Which customers, in which order.
    public init(filter: Filter = Filter(), sort: Sort = .name) {
        self.filter = filter
        self.sort = sort
    }
}

/// One row of the customers' list.
public struct CustomerRow: Hashable, Sendable {
    /// The customer.
    public let customer: Customer
    /// Their letters that are valid or in review, one a visit type, by visit type.
    public let letters: [Letter]
    /// The default card.
    public let card: Card?
    /// How many of their tokens wait for an update.
    public let pendingTokens: Int

    /// One row of the customers' list.
    public init(customer: Customer, letters: [Letter], card: Card?, pendingTokens: Int) {
        self.customer = customer
        self.letters = letters
        self.card = card
        self.pendingTokens = pendingTokens
    }
}
