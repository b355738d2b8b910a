// Opens what a verb needs, and no more: a list of cards opens no ledger.

import Checkout
import Commands
import SQLiteLedger
import Wiring

/// The way from the options of the command line to what a verb, or the console, works with.
struct LedgerDoor {
    private let wiring: LedgerWiring
    private let input = ProcessInput()
    private let actor: Actor
    private let isReadOnly: Bool

    init(_ options: CommonOptions) {
        self.init(ledger: options.ledger, actor: options.actor, isReadOnly: options.isReadOnly)
    }

    init(_ options: ConsoleOptions) {
        self.init(ledger: options.ledger, actor: options.actor, isReadOnly: options.isReadOnly)
    }

    private init(ledger: String?, actor: String?, isReadOnly: Bool) {
        wiring = LedgerWiring(path: ledger) { [input] in input.progress($0) }
        self.actor = Actor(.operator, name: LedgerPlace.actor(actor))
        self.isReadOnly = isReadOnly
    }

    /// What a verb works with.
    /// - Throws: `LedgerFailure` when there is no ledger to work with.
    func context(for verb: any Verb) async throws -> CommandContext {
        let use = type(of: verb).use
        guard use != .none else { return context(on: NoLedger(), path: nil, tools: NoTools()) }
        let creation = verb.creation
        let newFiles = NewLedgerFiles(of: try wiring.path)
        let ledger =
            try use == .creates
            ? await wiring.openOrMake(seed: creation.seed, frozenAt: creation.frozenAt) : open()
        let context = context(on: ledger, path: ledger.path, tools: SQLiteTools(ledger: ledger, newFiles: newFiles))
        if type(of: verb).changes { try await context.engine.resumeInterrupted() }
        return context
    }

    /// The ledger, which has to be there.
    func open() throws -> SQLiteLedger { try wiring.open(readOnly: isReadOnly) }

    /// What is worked with on an open ledger.
    func context(on ledger: SQLiteLedger) -> CommandContext {
        context(on: ledger, path: ledger.path, tools: SQLiteTools(ledger: ledger))
    }

    private func context(on ledger: some Ledger, path: String?, tools: some LedgerTools) -> CommandContext {
        let engine = LedgerWiring.engine(
            on: ledger, path: path, actor: actor, isReadOnly: isReadOnly, executor: WorkThreads.shared)
        return CommandContext(engine: engine, ledger: tools, input: input)
    }
}
