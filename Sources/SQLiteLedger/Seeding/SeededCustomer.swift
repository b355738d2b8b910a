// What a first load is made of.
public import Checkout

/// A customer with what is theirs from the start.
public struct SeededCustomer: Sendable {
    /// The customer; the default card may be one of `paymentMethods`.
    public var customer: Customer
    /// Their letters.
    public var letters: [Letter]
    /// Their cards.
    public var paymentMethods: [PaymentMethod]
    /// Their tokens.
    public var tokens: [PaymentToken]

    /// A customer with what is theirs from the start.
    public init(
        customer: Customer, letters: [Letter] = [], paymentMethods: [PaymentMethod] = [], tokens: [PaymentToken] = []
    ) {
        self.customer = customer
        self.letters = letters
        self.paymentMethods = paymentMethods
        self.tokens = tokens
    }
}

/// Hands out identifiers during a first load, as a transaction's `newID` does. Every one taken has to be used.
public struct SeedIdentifiers {
    private let identifiers: Identifiers
    private var lastNumbers: [String: Int64]

    /// Identifiers of a ledger with this seed that holds so many of each kind; none at first.
    public init(seed: UInt64, lastNumbers: [String: Int64] = [:]) {
        identifiers = Identifiers(seed: seed)
        self.lastNumbers = lastNumbers
    }

    /// A new identifier of the kind that the context asks for.
    public mutating func next<Thing: Identified>(at now: Instant) -> ID<Thing> {
        let number = lastNumbers[Thing.kind, default: 0] + 1
        lastNumbers[Thing.kind] = number
        return identifiers.make(number: number, at: now)
    }
}
