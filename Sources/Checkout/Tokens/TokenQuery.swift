/// What a list of the tokens that can be charged, or wait for an update, is narrowed to; all of it has to hold (Truemed:
/// list tokens).
public struct TokenQuery: Hashable, Sendable {
    /// What the customer's e-mail contains, whatever its case.
    public var email: String?
    /// What the customer's name contains, whatever its case.
    public var name: String?
    /// Only those with a card whose month is before this one.
    public var cardsExpireBefore: CardExpiry?
    /// Only those with a letter that ends before this moment.
    public var lettersExpireBefore: Instant?

    /// What a list of tokens is narrowed to; every one of them unless said.
    public init(
        email: String? = nil, name: String? = nil, cardsExpireBefore: CardExpiry? = nil,
        lettersExpireBefore: Instant? = nil
    ) {
        self.email = email
        self.name = name
        self.cardsExpireBefore = cardsExpireBefore
        self.lettersExpireBefore = lettersExpireBefore
    }

    /// Whether it narrows nothing.
    public var isEmpty: Bool { self == TokenQuery() }
}

/// A numbered page of a list of tokens, and how long the list is.
public struct TokenList: Hashable, Sendable {
    /// The tokens, the latest made first.
    public let tokens: [PaymentToken]
    /// How many the list has in all.
    public let count: Int

    /// A page of a list of tokens.
    public init(tokens: [PaymentToken], count: Int) {
        self.tokens = tokens
        self.count = count
    }
}
