// What becomes of all when the commit, or the disk under it, fails.
import Checkout
import GRDB
import Synchronization
import Testing

@testable import SQLiteLedger

@Suite("Writes that share a commit")
struct WriteGroupTests {
    private let ledger: SQLiteLedger

    init() throws {
        ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Sample.now))
    }

    @Test("a refusal undoes only itself, and its numbers go to the next")
    func refusalIsAlone() async throws {
        let writes = [
            Recorder { _ = try Sample.customer($0, email: "a@example.com") },
            Recorder { transaction in
                _ = try Sample.customer(transaction, email: "b@example.com")
                throw CancellationError()
            },
            Recorder { _ = try Sample.customer($0, email: "c@example.com") },
        ]
        let isKept = commit(writes)
        #expect(isKept)
        #expect(writes.map(\.outcome) == ["answered", "answered", "answered"])
        try await expect(ledger, reads: [true, false, true]) { reader in
            try ["a", "b", "c"].map { try reader.customer(email: "\($0)@example.com") != nil }
        }
        let last = try await ledger.read { try $0.customer(email: "c@example.com")?.id }
        #expect(last == Identifiers(seed: 7).make(number: 2, at: Sample.now))
    }

    @Test("a commit that fails fails them all, refusals included, and keeps nothing")
    func failingCommit() async throws {
        try await ledger.queue.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE parent (id INTEGER PRIMARY KEY);
                    CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)
                    """)
        }
        let writes = [
            Recorder { _ = try Sample.customer($0, email: "a@example.com") },
            // A reference that is checked only at the commit, where it holds up everybody.
            Recorder { try $0.database.execute(sql: "INSERT INTO child VALUES (1)") },
            Recorder { _ in throw CancellationError() },
        ]
        let isKept = commit(writes)
        #expect(!isKept)
        #expect(writes.map(\.outcome) == ["failed", "failed", "failed"])
        try await expect(ledger, reads: nil) { try $0.customer(email: "a@example.com") }
        _ = try await ledger.write { try Sample.customer($0, email: "a@example.com") }
    }

    @Test("a transaction that SQLite itself undid fails them all")
    func undoneTransaction() async throws {
        let writes = [
            Recorder { _ = try Sample.customer($0, email: "a@example.com") },
            Recorder { try $0.database.execute(sql: "ROLLBACK") },
            Recorder { _ = try Sample.customer($0, email: "c@example.com") },
        ]
        let isKept = commit(writes)
        #expect(!isKept)
        #expect(writes.map(\.outcome) == ["failed", "failed", "failed"])
        try await expect(ledger, reads: nil) { try $0.customer(email: "c@example.com") }
    }

    @Test("a full disk is said to be full, loses nothing, and is over when there is room")
    func fullDisk() async throws {
        let kept = try await ledger.write { try Sample.customer($0) }
        try limitPages(extra: 4)
        await #expect(throws: LedgerFailure.diskFull(path: ledger.path)) {
            try await ledger.write { transaction in
                for _ in 0..<500 { _ = try Sample.customer(transaction) }
            }
        }
        try await expect(ledger, reads: kept) { try $0.find(kept.id) }
        try await expect(ledger, reads: .exactly(1)) { try $0.customerCount(CustomerQuery()) }
        try limitPages(extra: 1_000_000)
        _ = try await ledger.write { try Sample.customer($0, "Room") }
        try await expect(ledger, reads: .exactly(2)) { try $0.customerCount(CustomerQuery()) }
    }

    @Test("a ledger that another holds locked is busy, and nobody waits for ever")
    func busy() async throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: ledger.path, configuration: configuration)
        try await ledger.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 1") }
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
        await #expect(throws: LedgerFailure.busy(path: ledger.path)) {
            try await ledger.write { _ = try Sample.customer($0) }
        }
        try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
        _ = try await ledger.write { try Sample.customer($0) }
    }

    private func commit(_ writes: [Recorder]) -> Bool {
        let group = WriteGroup(writes: writes, path: ledger.path, identifiers: Identifiers(seed: 7)) { Sample.now }
        let isKept = group.commit(through: ledger.queue)
        group.answer()
        return isKept
    }

    private func limitPages(extra: Int) throws {
        try ledger.queue.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages + extra)")
        }
    }
}

/// A write that remembers how it was answered.
private final class Recorder: PendingWrite {
    private let body: @Sendable (SQLiteTransaction) throws -> Void
    private let answers = Mutex<[String]>([])

    init(_ body: @escaping @Sendable (SQLiteTransaction) throws -> Void) {
        self.body = body
    }

    var outcome: String { answers.withLock { $0.joined(separator: ", ") } }

    func perform(in transaction: SQLiteTransaction) throws { try body(transaction) }
    func answer() { answers.withLock { $0.append("answered") } }
    func fail(_ error: any Error) { answers.withLock { $0.append("failed") } }
}
