/// What the engine reads of saved cards.
public protocol PaymentMethodReader {
    /// The card with this identifier, removed ones included.
    func find(_ id: ID<PaymentMethod>) throws -> PaymentMethod?
    /// A customer's cards, removed ones left out, the first saved first.
    func paymentMethods(of customer: ID<Customer>) throws -> [PaymentMethod]
    /// A page of everybody's cards, removed ones left out, the latest saved first.
    func paymentMethods(from seek: Seek, limit: Int) throws -> Page<PaymentMethod>
}

/// What the engine writes of saved cards.
public protocol PaymentMethodWriter: PaymentMethodReader {
    /// Adds a card.
    func insert(_ paymentMethod: PaymentMethod) throws
    /// Replaces what is kept of a card.
    func update(_ paymentMethod: PaymentMethod) throws
}
