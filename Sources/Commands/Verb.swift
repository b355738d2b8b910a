public import ArgumentParser
public import Checkout

/// A verb of Almoner: its name and arguments, the call of the engine that it makes, and how its answer prints. The
/// shell, the console's palette, its keys and its help all run verbs and nothing else.
///
/// ```swift
/// let verb = try VerbTable.parse(["review", id, "approve"])
/// let answer = try await verb.perform(context)
/// ```
public protocol Verb: ParsableCommand, Sendable {
    /// Whether it changes anything; `--read-only` refuses those that do.
    static var changes: Bool { get }

    /// Does it.
    /// - Throws: `CheckoutError` for a refusal, `ValidationError` for arguments that make no sense together.
    func perform(_ context: CommandContext) async throws -> Answer
}

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

/// What is done to a ledger as a whole rather than through the engine.
public protocol LedgerTools: Sendable {
    /// Fills a ledger with this many customers and a catalogue.
    func seed(customers: Int, progress: @escaping @Sendable (Int) -> Void) async throws
    /// Writes a consistent copy, key file and card journal included, to a path where nothing is yet.
    func backup(to path: String) async throws
    /// The practice cards and what each does.
    var practiceCards: [PracticeCardNote] { get }
}

/// One practice card, for the list of them.
public struct PracticeCardNote: Hashable, Sendable {
    /// The digits.
    public let number: String
    /// The network's name for it: `pm_card_visa`.
    public let name: String
    /// `visa`, `american_express`…
    public let brand: String
    /// Whether it draws on health money.
    public let account: Card.Account
    /// What it does, in a sentence.
    public let behaviour: String
    /// Whether Stripe documents it, or it is ours.
    public let isDocumented: Bool

    /// One practice card.
    public init(
        number: String, name: String, brand: String, account: Card.Account, behaviour: String, isDocumented: Bool
    ) {
        self.number = number
        self.name = name
        self.brand = brand
        self.account = account
        self.behaviour = behaviour
        self.isDocumented = isDocumented
    }
}

/// The person or program at the other end of a verb.
public protocol CommandInput: Sendable {
    /// Asks for a line, showing a prompt; nil at the end of the input, or where nobody can be asked (the console).
    func ask(_ prompt: String, hidden: Bool) async -> String?
    /// The whole of a file; `-` is standard input.
    func contents(of path: String) throws -> String
    /// Shows how far long work has come, where somebody watches; nil when it is over.
    func progress(_ text: String?)
    /// Shows a line at once, before the answer.
    func say(_ line: String)
}
