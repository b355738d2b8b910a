// Opens a ledger and puts an engine on it, the same for every program.

import CardSimulator
public import Checkout
public import SQLiteLedger

/// A ledger's file, and what is made of it.
public struct LedgerWiring: Sendable {
    /// Where somebody said that the ledger is.
    private let given: String?
    private let progress: @Sendable (String?) -> Void

    /// The ledger at this path; nil for the one that the environment names, or the usual one. `progress` hears what takes
    /// long while it is opened, and nil when it is open.
    public init(path: String?, progress: @escaping @Sendable (String?) -> Void = { _ in }) {
        given = path
        self.progress = progress
    }

    /// Where the ledger is.
    /// - Throws: `LedgerFailure` where nobody says.
    public var path: String {
        get throws(LedgerFailure) { try LedgerPlace.path(given) }
    }

    /// The ledger, which has to be there.
    /// - Throws: `LedgerFailure`.
    public func open(readOnly: Bool = false) throws -> SQLiteLedger {
        defer { progress(nil) }
        let path = try path
        return try SQLiteLedger.open(
            path: path, mode: .existing, readOnly: readOnly,
            upgrading: { [progress] left in
                progress("Bringing \(path) up to date; \(left) \(left == 1 ? "step" : "steps") to go.")
            })
    }

    /// The ledger, made if it is not there yet.
    /// - Parameters:
    ///   - seed: what identifiers derive from, where it is made; nil for a number that nobody knows.
    ///   - frozenAt: where the clock of a new ledger stands; nil for a live one.
    /// - Throws: `LedgerFailure`.
    public func openOrMake(seed: UInt64? = nil, frozenAt: Instant? = nil) async throws -> SQLiteLedger {
        let path = try path
        try LedgerPlace.prepareFolder(of: path)
        let new = NewLedger(name: LedgerPlace.name(of: path), seed: seed, createdAt: frozenAt)
        do {
            return try open()
        } catch LedgerFailure.missing {
            let ledger = try SQLiteLedger.open(path: path, mode: .existingOrCreate(new))
            // A ledger that is made at a moment starts there, even where that moment is long past.
            if let frozenAt { try await ledger.write { try $0.setClock(.frozen(frozenAt)) } }
            return ledger
        }
    }

    /// An engine on an open ledger, with the practice cards beside it.
    /// - Parameter path: the ledger's file; nil where it is none, and the cards are kept nowhere.
    public static func engine(
        on ledger: some Ledger, path: String?, actor: Actor, isReadOnly: Bool = false,
        executor: (any TaskExecutor)? = nil
    ) -> CheckoutEngine {
        CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: path.map(CardJournalPlace.path)),
            systemTime: SystemTime.now, actor: actor, isReadOnly: isReadOnly, dialects: WebhookDialects.all,
            executor: executor)
    }
}
