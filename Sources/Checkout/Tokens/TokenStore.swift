/// What the engine reads of payment tokens.
public protocol TokenReader {
    /// The token with this identifier, deleted ones included.
    func find(_ id: ID<PaymentToken>) throws -> PaymentToken?
    /// A customer's tokens, the latest made first.
    func tokens(of customer: ID<Customer>) throws -> [PaymentToken]
    /// The tokens that a card serves.
    func tokens(using paymentMethod: ID<PaymentMethod>) throws -> [PaymentToken]
    /// A page of everybody's tokens: the pending ones, the longest waiting first; or all, the latest made first.
    func tokens(pendingOnly: Bool, from seek: Seek, limit: Int) throws -> Page<TokenRow>
    /// A part of the tokens that are neither being provisioned nor deleted, the latest made first.
    /// - Parameter skipping: how many of them come before it.
    func tokens(_ query: TokenQuery, skipping: Int, limit: Int) throws -> TokenList
    /// How many tokens wait for an update, counted up to `RowCount.bound`.
    func pendingTokenCount() throws -> RowCount
}

/// What the engine writes of payment tokens.
public protocol TokenWriter: TokenReader {
    /// Adds a token.
    func insert(_ token: PaymentToken) throws
    /// Replaces what is kept of a token.
    func update(_ token: PaymentToken) throws
}

/// A token with the name of its customer, for a queue of many customers' tokens.
public struct TokenRow: Hashable, Sendable {
    /// The token.
    public let token: PaymentToken
    /// Its customer's name.
    public let customerName: String

    /// A token with the name of its customer.
    public init(token: PaymentToken, customerName: String) {
        self.token = token
        self.customerName = customerName
    }
}
