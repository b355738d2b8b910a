public import OrderedJSON

/// What one side says of the other (reference section 3, "Reviews").
public struct Review: Hashable, Sendable {
    /// 1 up to 5.
    public let rating: Int
    /// In words.
    public let content: String
    /// When it was written.
    public let at: Instant

    /// What one side says of the other.
    public init(rating: Int, content: String, at: Instant) {
        self.rating = rating
        self.content = content
        self.at = at
    }

    /// The review as a document.
    public var json: JSON {
        ["rating": .int(rating), "content": .string(content), "createdAt": .string(at.description)]
    }
}

/// The reviews of a transaction. They are seen by the other side, and by everybody, once they are published.
public struct Reviews: Hashable, Sendable {
    /// The customer's, of the provider.
    public var byCustomer: Review?
    /// The provider's, of the customer.
    public var byProvider: Review?
    /// Whether they are public.
    public var arePublished: Bool

    /// The reviews of a transaction.
    public init(byCustomer: Review? = nil, byProvider: Review? = nil, arePublished: Bool = false) {
        self.byCustomer = byCustomer
        self.byProvider = byProvider
        self.arePublished = arePublished
    }
}
