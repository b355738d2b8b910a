// Opens what a verb needs, and no more: a list of cards opens no ledger.

import CardSimulator
import Checkout
import Commands
import Console
import SQLiteLedger
import Wiring

/// The way from the options of the command line to what a verb, or the console, works with.
struct LedgerDoor {
    private let options: CommonOptions
    private let path: String

    init(_ options: CommonOptions) {
        self.options = options
        path = LedgerPlace.path(options.ledger)
    }

    /// What a verb works with.
    /// - Throws: `LedgerFailure` when there is no ledger to work with.
    func context(for verb: any Verb) async throws -> CommandContext {
        let use = type(of: verb).use
        guard use != .none else { return context(on: NoLedger(path: path), tools: NoTools()) }
        let context = context(on: try await (use == .creates ? open(orMake: verb.creation) : open()))
        if type(of: verb).changes { try await context.engine.resumeInterrupted() }
        return context
    }

    /// The ledger, which has to be there.
    func open() throws -> SQLiteLedger {
        try SQLiteLedger.open(path: path, mode: .existing, readOnly: options.isReadOnly)
    }

    /// What is worked with on an open ledger.
    func context(on ledger: SQLiteLedger) -> CommandContext {
        context(on: ledger, tools: SQLiteTools(ledger: ledger))
    }

    private func open(orMake creation: LedgerCreation) async throws -> SQLiteLedger {
        try LedgerPlace.prepareFolder(of: path)
        let new = NewLedger(name: LedgerPlace.name(of: path), seed: creation.seed, createdAt: creation.frozenAt)
        do {
            return try open()
        } catch LedgerFailure.missing {
            let ledger = try SQLiteLedger.open(path: path, mode: .existingOrCreate(new))
            // A ledger that is made at a moment starts there, even where that moment is long past.
            if let moment = creation.frozenAt { try await ledger.write { try $0.setClock(.frozen(moment)) } }
            return ledger
        }
    }

    private func context(on ledger: some Ledger, tools: some LedgerTools) -> CommandContext {
        let path = (ledger as? SQLiteLedger)?.path ?? path
        let engine = CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: CardJournalPlace.path(of: path)),
            systemTime: SystemTime.now, actor: Actor(.operator, name: LedgerPlace.actor(options.actor)),
            isReadOnly: options.isReadOnly, executor: WorkThreads.shared)
        return CommandContext(engine: engine, ledger: tools, input: ProcessInput())
    }
}
