// A practice customer with what is theirs.

public import Checkout

/// A practice customer with what is theirs from the start.
public struct SeededPerson: Hashable, Sendable {
    /// The customer.
    public var customer: Customer
    /// Their letters.
    public var letters: [Letter] = []
    /// Their cards.
    public var paymentMethods: [PaymentMethod] = []
    /// Their tokens.
    public var tokens: [PaymentToken] = []
    /// The charges whose refusal opened the pending updates of their tokens.
    public var refusedCharges: [CheckoutSession] = []
}

/// Hands out identifiers, each of them once.
public protocol IdentifierSource {
    /// A new identifier of the kind that the context asks for.
    mutating func next<Thing: Identified>(at now: Instant) -> ID<Thing>
}
