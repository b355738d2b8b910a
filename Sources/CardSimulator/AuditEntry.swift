// What a reader of the books may see, to prove that no money moved twice.

public import Checkout

/// One approved movement of money.
public struct AuditEntry: Hashable, Sendable {
    /// The key it was asked with.
    public let key: String
    /// What was done: `hold`, `charge`, `capture`, `void` or `refund`.
    public let operation: PaymentOperation
    /// The kept card.
    public let card: String
    /// How much; zero for a void.
    public let amount: Money
    /// The network's name of the hold or charge.
    public let reference: String

    /// The movement in a record; nil when no money moved.
    init?(key: String, _ record: JournalRecord) {
        guard let operation = record.operation, operation != .verify,
            case .approved(let reference, _)? = record.answer
        else { return nil }
        (self.key, self.operation, self.reference) = (key, operation, reference)
        card = record.card.reference
        amount = Money(minorUnits: record.amount)
    }
}
