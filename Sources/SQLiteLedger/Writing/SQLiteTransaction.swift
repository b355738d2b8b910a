// What callers' writes work with: everything that reading has, and new identifiers.
import Checkout
import GRDB

/// A group's transaction, for one caller after the other. It must not outlive the calls that it is handed to, and what
/// it remembers holds until something is undone.
final class SQLiteTransaction: SQLiteReading, LedgerTransaction {
    let database: Database
    let systemTime: @Sendable () -> Instant
    private let seed: UInt64
    /// The last number of each kind, counting what the callers were given and have not inserted.
    private var lastNumbers: [String: Int64] = [:]
    private var knownClock: LedgerClock?

    init(database: Database, seed: UInt64, systemTime: @escaping @Sendable () -> Instant) {
        self.database = database
        self.seed = seed
        self.systemTime = systemTime
    }

    func newID<Thing: Identified>(_ type: Thing.Type, at now: Instant) throws -> ID<Thing> {
        guard let table = Identifiers.tables[Thing.kind] else { throw UnknownKind(kind: Thing.kind) }
        let last = try lastNumbers[Thing.kind] ?? database.number("SELECT max(n) FROM \(table)") ?? 0
        lastNumbers[Thing.kind] = last + 1
        return Identifiers.make(seed: seed, number: last + 1, at: now)
    }

    func clock() throws -> LedgerClock {
        if let knownClock { return knownClock }
        let clock = try database.clock()
        knownClock = clock
        return clock
    }

    func setClock(_ clock: LedgerClock) throws {
        knownClock = nil
        try change("settings", "UPDATE settings SET frozen_at = ?", [.instant(clock.frozenAt)])
    }

    /// Runs a change of one row, and says so when there is none.
    func change(_ kind: String, _ sql: String, _ values: [SQLValue]) throws {
        try database.run(sql, values)
        guard database.changesCount == 1 else { throw MissingRow(kind: kind) }
    }
}

/// A kind of thing that this ledger has no table for.
struct UnknownKind: Error, CustomStringConvertible {
    let kind: String

    var description: String { "the ledger keeps no \(kind)" }
}

/// An update of something that was never inserted.
struct MissingRow: Error, CustomStringConvertible {
    let kind: String

    var description: String { "there is no such \(kind) to update" }
}
