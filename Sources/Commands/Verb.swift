// The one shape that every verb has; the shell, the console's palette, its keys and its help all run verbs and nothing
// else.

public import ArgumentParser
public import Checkout

/// A verb of Almoner: its name and arguments, the call of the engine that it makes, and how its answer prints.
///
/// ```swift
/// let verb = try VerbTable.parse(["review", id, "approve"])
/// let answer = try await verb.perform(context)
/// ```
public protocol Verb: ParsableCommand, Sendable {
    /// What it needs of a ledger.
    static var use: LedgerUse { get }

    /// What every verb takes besides its own arguments.
    var options: CommonOptions { get }

    /// How a ledger is made where `use` is `.creates` and there is none.
    var creation: LedgerCreation { get }

    /// Does it.
    /// - Throws: `CheckoutError` or `CommandRefusal` for a refusal, `ValidationError` for arguments that make no sense
    ///   together.
    func perform(_ context: CommandContext) async throws -> Answer
}

extension Verb {
    /// Whether it changes anything; `--read-only` refuses those that do.
    public static var changes: Bool { use == .changes || use == .creates }

    /// A ledger with a seed of its own, on the system's time.
    public var creation: LedgerCreation { LedgerCreation() }
}

/// What a verb needs of a ledger.
public enum LedgerUse: Sendable {
    /// None: it answers from what the program knows.
    case none
    /// One that is there, to read.
    case reads
    /// One that is there, to change.
    case changes
    /// One to change, which is made where there is none.
    case creates
}

/// How a ledger is made.
public struct LedgerCreation: Hashable, Sendable {
    /// The number from which its identifiers derive; nil draws one.
    public var seed: UInt64?
    /// The moment at which its clock stands; nil follows the system's time.
    public var frozenAt: Instant?

    /// How a ledger is made.
    public init(seed: UInt64? = nil, frozenAt: Instant? = nil) {
        self.seed = seed
        self.frozenAt = frozenAt
    }
}
