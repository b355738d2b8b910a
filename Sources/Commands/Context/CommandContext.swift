// What a verb works with besides its arguments; the program that runs it provides these.

public import Checkout

/// What a verb works with: the engine, and what only the program around it can give.
public struct CommandContext: Sendable {
    /// The engine, acting as whoever runs the verb.
    public let engine: CheckoutEngine
    /// What is done to a ledger as a whole.
    public let ledger: any LedgerTools
    /// The person or program at the other end.
    public let input: any CommandInput

    /// What a verb works with.
    public init(engine: CheckoutEngine, ledger: any LedgerTools, input: any CommandInput) {
        self.engine = engine
        self.ledger = ledger
        self.input = input
    }
}
