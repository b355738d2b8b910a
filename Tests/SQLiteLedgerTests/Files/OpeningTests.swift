// What opening makes, recognises and refuses.
import Checkout
import Foundation
import GRDB
import SQLiteLedger
import Synchronization
import Testing

@Suite("Opening a ledger")
struct OpeningTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    @Test("what is written is there when the file is opened again")
    func persists() async throws {
        var ledger: SQLiteLedger? = try folder.create()
        let customer = try await ledger?.write { try Sample.customer($0, email: "ana@example.com") }
        let settings = try await ledger?.read { try $0.settings() }
        ledger = nil
        let again = try folder.open()
        try await expect(again, reads: customer) { try $0.customer(email: "ana@example.com") }
        try await expect(again, reads: settings) { try $0.settings() }
    }

    @Test("a ledger that nobody has open is one file, besides its key and the register of processes")
    func closes() async throws {
        var ledger: SQLiteLedger? = try folder.create()
        _ = try await ledger?.write { try Sample.customer($0) }
        _ = try await ledger?.read { try $0.customers(CustomerQuery(), from: .first, limit: 3) }
        ledger = nil
        #expect(try folder.names() == ["ledger.db", "ledger.db-processes", "ledger.db.key"])
    }

    @Test("a commit is on the disk when it is answered: synchronous is FULL on the writer")
    func isDurable() throws {
        #expect(try folder.create().durability() == 2)
        #expect(try folder.open().durability() == 2)
    }

    @Test("a ledger whose log another program did away with keeps one again")
    func keepsLog() throws {
        _ = try folder.create()
        let other = try DatabaseQueue(path: folder.ledger)
        let mode = try other.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
        try other.close()
        #expect(mode == "delete")
        let again = try folder.open()
        #expect(try folder.names().contains("ledger.db-wal"))
        #expect(try again.durability() == 2)
    }

    @Test("a ledger that is thrown away waits for no disk")
    func throwAwayIsQuick() throws {
        #expect(try SQLiteLedger.temporary(NewLedger(name: "demo")).durability() == 0)
    }

    @Test("opening a ledger and reading it leaves its file as it was, to the byte", arguments: [false, true])
    func looksOnly(readOnly: Bool) async throws {
        var ledger: SQLiteLedger? = try folder.create()
        let customer = try await ledger?.write { try Sample.customer($0, email: "ana@example.com") }
        ledger = nil
        let before = try folder.bytes("ledger.db")
        ledger = try folder.open(readOnly: readOnly)
        try await expect(try #require(ledger), reads: customer) { try $0.customer(email: "ana@example.com") }
        ledger = nil
        #expect(try folder.bytes("ledger.db") == before)
    }

    @Test("what another connection wrote since a ledger was opened is neither lost nor overlooked")
    func sharesItsLog() async throws {
        let first = try folder.create()
        let second = try folder.open()
        let customer = try await first.write { try Sample.customer($0, email: "ana@example.com") }
        let third = try folder.open()
        for ledger in [second, third] {
            try await expect(ledger, reads: customer) { try $0.customer(email: "ana@example.com") }
        }
    }

    @Test("a ledger without a given seed draws one")
    func drawsSeeds() async throws {
        let first = try SQLiteLedger.temporary(NewLedger(name: "a"))
        let second = try SQLiteLedger.temporary(NewLedger(name: "b"))
        let seeds = (try await first.read { try $0.settings().seed }, try await second.read { try $0.settings().seed })
        #expect(seeds.0 != seeds.1)
    }

    @Test("every file of a ledger is for its owner only")
    func isPrivate() async throws {
        let ledger = try folder.create()
        _ = try await ledger.write { try Sample.customer($0) }
        #expect(ledger.processNumber > 0)
        let names = try folder.names()
        #expect(names == ["", "-processes", "-shm", "-wal", ".key"].map { "ledger.db" + $0 })
        #expect(Set(SQLiteLedger.files(of: folder.ledger)) == Set(names.map { folder.path + "/" + $0 }))
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test("a missing file is said to be missing, and nothing is made")
    func missing() throws {
        #expect(throws: LedgerFailure.missing(path: folder.ledger)) { try folder.open() }
        #expect(try folder.names() == [])
    }

    @Test("an existing file is not made anew")
    func createRefuses() throws {
        _ = try folder.create()
        let before = try folder.bytes("ledger.db")
        #expect(throws: LedgerFailure.self) { try folder.create() }
        #expect(try folder.bytes("ledger.db") == before)
        let either = OpenMode.existingOrCreate(NewLedger(name: "other"))
        _ = try SQLiteLedger.open(path: folder.ledger, mode: either)
    }

    @Test("those who make a ledger at the same moment all get the same one, and the same key", arguments: 1...10)
    func atOnce(round: Int) throws {
        let opened = Mutex<[Result<SQLiteLedger, any Error>]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { number in
            let mode = OpenMode.existingOrCreate(NewLedger(name: "ledger \(number)"))
            let result = Result { try SQLiteLedger.open(path: folder.ledger, mode: mode) }
            opened.withLock { $0.append(result) }
        }
        let ledgers = try opened.withLock { try $0.map { try $0.get() } }
        let sealed = try ledgers[0].sealer.seal([1, 2, 3], context: "x")
        for ledger in ledgers { #expect(try ledger.sealer.open(sealed, context: "x") == [1, 2, 3]) }
        #expect(try folder.names().filter { $0.contains(".new-") } == [])
    }

    @Test("a file of somebody else's is foreign, and not one byte of it changes", arguments: [0, 30, 5_000])
    func foreignText(length: Int) throws {
        let bytes = [UInt8](repeating: 65, count: length)
        try folder.write(bytes, to: "ledger.db")
        for mode in [OpenMode.existing, .existingOrCreate(NewLedger(name: "x"))] {
            #expect(throws: LedgerFailure.foreign(path: folder.ledger)) {
                try SQLiteLedger.open(path: folder.ledger, mode: mode)
            }
        }
        #expect(try folder.bytes("ledger.db") == bytes)
        #expect(try folder.names() == ["ledger.db"])
    }

    @Test("another program's database is foreign, and not one byte of it changes")
    func foreignDatabase() throws {
        let queue = try DatabaseQueue(path: folder.ledger)
        try queue.write { try $0.execute(sql: "CREATE TABLE customers (id)") }
        try queue.close()
        let before = try folder.bytes("ledger.db")
        #expect(throws: LedgerFailure.foreign(path: folder.ledger)) { try folder.open() }
        #expect(try folder.bytes("ledger.db") == before)
    }

    @Test("a newer program's ledger is left alone")
    func newerSchema() throws {
        _ = try folder.create()
        try change { try $0.execute(sql: "PRAGMA user_version = 99") }
        #expect(throws: LedgerFailure.newerSchema(path: folder.ledger, found: 99, known: 6)) { try folder.open() }
    }

    @Test(
        "a ledger of an older schema becomes a current one, telling of each step, and keeps what it holds"
    )
    func olderSchema() async throws {
        var ledger: SQLiteLedger? = try folder.create()
        let customer = try await ledger?.write { transaction in
            let customer = try Sample.customer(transaction)
            try transaction.insert(
                PaymentToken(
                    id: transaction.newID(at: Sample.now), customer: customer.id, session: nil, lines: [],
                    status: .active,
                    pendingUpdate: Sample.update(since: Sample.now), createdAt: Sample.now))
            _ = try Sample.letter(transaction, of: customer.id, status: .denied)
            _ = try Sample.letter(transaction, of: customer.id, signedAt: Sample.later(1))
            return customer
        }
        ledger = nil
        try change { database in
            try database.execute(
                sql: """
                    DROP TRIGGER tokens_inserted;
                    DROP TRIGGER tokens_updated;
                    DROP INDEX customers_name_pending;
                    DROP INDEX customers_next_expiry_pending;
                    ALTER TABLE customers DROP COLUMN pending_tokens;
                    CREATE INDEX tokens_pending_customer ON tokens (customer) WHERE pending_action IS NOT NULL;
                    UPDATE letters SET expires_at = signed_at WHERE status = 'denied';
                    """)
            for table in [
                "mails", "taken_transitions", "failed_transitions", "transactions", "standing_orders", "processes",
                "payout_accounts", "listings", "customers_beginnings",
            ] {
                try database.execute(sql: "DROP TABLE \(table)")
            }
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        let stepsLeft = Mutex<[Int]>([])
        let current = try SQLiteLedger.open(
            path: folder.ledger, mode: .existing, upgrading: { left in stepsLeft.withLock { $0.append(left) } })
        #expect(stepsLeft.withLock(\.self) == [4, 3, 2, 1])
        try await expect(current, reads: customer) { reader in try customer.flatMap { try reader.find($0.id) } }
        let count = try await current.read { try $0.count(TransactionQuery()) }
        #expect(count == .exactly(0))
        let letters = try await current.read { try $0.letters(from: .first, limit: 9).rows.map(\.row.status) }
        #expect(letters == [.issued, .denied])
        try change { database in
            let lists = try String.fetchAll(database, sql: "SELECT beginning FROM customers_beginnings")
            #expect(lists == ["bel"])
            let stuck = try Int.fetchAll(database, sql: "SELECT pending_tokens FROM customers")
            #expect(stuck == [1])
        }
    }

    @Test("pages that do not fit together are damage")
    func damaged() async throws {
        var ledger: SQLiteLedger? = try folder.create()
        try await ledger?.write { transaction in
            for _ in 0..<200 { _ = try Sample.customer(transaction) }
        }
        ledger = nil
        try change { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        var bytes = try folder.bytes("ledger.db")
        for index in 8_192..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 7) }
        try folder.write(bytes, to: "ledger.db")
        await #expect {
            let ledger = try folder.open()
            _ = try await ledger.read { try $0.customers(CustomerQuery(), from: .first, limit: 300) }
        } throws: { error in
            if case .damaged = error as? LedgerFailure { return true }
            return false
        }
    }

    @Test("a ledger opened for reading cannot be written")
    func readOnly() async throws {
        let writer = try folder.create()
        let customer = try await writer.write { try Sample.customer($0) }
        let reader = try folder.open(readOnly: true)
        try await expect(reader, reads: customer) { try $0.find(customer.id) }
        #expect(reader.processNumber == 0)
        await #expect(throws: LedgerFailure.readOnly(path: folder.ledger)) {
            try await reader.write { try $0.setClock(.live) }
        }
    }

    @Test("a folder that cannot be written to is said to be so")
    func readOnlyFolder() {
        // Not even the superuser may make files in the system's own tree.
        let path = "/sys/ledger.db"
        #expect(throws: LedgerFailure.readOnly(path: path)) {
            try SQLiteLedger.open(path: path, mode: .create(NewLedger(name: "x")))
        }
    }

    @Test("a ledger whose file may only be read is read-only", .enabled(if: geteuid() != 0))
    func readOnlyFile() throws {
        _ = try folder.create()
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: folder.ledger)
        #expect(throws: LedgerFailure.readOnly(path: folder.ledger)) { try folder.open() }
    }

    @Test("a throw-away ledger leaves no file behind")
    func temporaryIsRemoved() throws {
        var ledger: SQLiteLedger? = try SQLiteLedger.temporary(NewLedger(name: "demo"))
        let path = try #require(ledger?.path)
        #expect(FileManager.default.fileExists(atPath: path))
        ledger = nil
        #expect(!FileManager.default.fileExists(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path))
    }

    private func change(_ body: (Database) throws -> Void) throws {
        let queue = try DatabaseQueue(path: folder.ledger)
        try queue.writeWithoutTransaction(body)
        try queue.close()
    }
}
