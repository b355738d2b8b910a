// What one caller's write works with: everything that reading has, and new identifiers.
import Checkout
import GRDB

/// One caller's part of a group's transaction. It must not outlive the call that it is handed to.
final class SQLiteTransaction: SQLiteReading, LedgerTransaction {
    let database: Database
    let systemTime: @Sendable () -> Instant
    private let identifiers: Identifiers
    private let memory: WriterMemory
    /// The last number of each kind, counting what this caller was given and has not inserted.
    private var lastNumbers: [String: Int64] = [:]

    init(
        database: Database, identifiers: Identifiers, systemTime: @escaping @Sendable () -> Instant,
        memory: WriterMemory
    ) {
        self.database = database
        self.identifiers = identifiers
        self.systemTime = systemTime
        self.memory = memory
    }

    func newID<Thing: Identified>(_ type: Thing.Type, at now: Instant) throws -> ID<Thing> {
        guard let table = Identifiers.tables[Thing.kind] else { throw UnknownKind(kind: Thing.kind) }
        let known = lastNumbers[Thing.kind] ?? memory.known.lastRows[Thing.kind]
        let last = try known ?? database.number("SELECT max(n) FROM \(table)") ?? 0
        lastNumbers[Thing.kind] = last + 1
        return identifiers.make(number: last + 1, at: now)
    }

    func clock() throws -> LedgerClock {
        if let known = memory.known.clock { return known }
        let clock = try database.clock()
        memory.known.clock = clock
        return clock
    }

    func setClock(_ clock: LedgerClock) throws {
        try change("settings", "UPDATE settings SET frozen_at = ?", [.instant(clock.frozenAt)])
        memory.known.clock = clock
    }

    func paymentsAsking(notOwnedBy process: Int64) throws -> [Payment] {
        if memory.known.onlyAsker == process { return [] }
        let payments = try database.paymentsAsking(notOwnedBy: process)
        if payments.isEmpty { memory.known.onlyAsker = process }
        return payments
    }

    func nextDue() throws -> DueItem? {
        var next: DueHead?
        for kind in DueKind.performed {
            guard let head = try head(of: kind) else { continue }
            if next.map({ head < $0 }) ?? true { next = head }
        }
        return next?.item
    }

    /// The first thing of a kind to fall due, looked up once until something of its kind changes.
    private func head(of kind: DueKind) throws -> DueHead? {
        if let known = memory.known.due[kind] { return known }
        let head = try kind.head(in: database)
        memory.known.due[kind] = .some(head)
        return head
    }

    func webhookEndpoints() throws -> [WebhookEndpoint] {
        if let known = memory.known.endpoints { return known }
        let endpoints = try database.webhookEndpoints()
        memory.known.endpoints = endpoints
        return endpoints
    }

    func isValid(_ key: ID<APIKey>) throws -> Bool {
        if memory.known.validKeys.contains(key) { return true }
        let isValid = try database.isValid(key)
        if isValid { memory.known.validKeys.insert(key) }
        return isValid
    }

    /// To be called with every change of a key.
    func forgetKeys() { memory.known.validKeys = [] }

    /// To be called with every change of the endpoints.
    func forgetEndpoints() { memory.known.endpoints = nil }

    /// To be called with every change of what can fall due.
    func forgetDue(_ kinds: DueKind...) { forgetDue(kinds) }

    /// As above.
    func forgetDue(_ kinds: [DueKind]) {
        for kind in kinds { memory.known.due[kind] = nil }
    }

    /// To be called with a new session that lapses at this moment. It comes after those that lapse then too.
    func keepDue(addingLapse moment: Instant) {
        if let known = memory.known.due[.sessionLapse], let head = known, head.item.at <= moment { return }
        forgetDue(.sessionLapse)
    }

    /// To be called after a row was added to a table of which only this ledger's writing thread adds rows.
    func noteRow<Thing: Identified>(of type: Thing.Type) {
        memory.known.lastRows[Thing.kind] = database.lastInsertedRowID
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
