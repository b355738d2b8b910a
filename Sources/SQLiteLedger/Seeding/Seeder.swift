// Loads very many customers.
import Checkout
import GRDB
import Synchronization

/// A load in progress, on the writing connection.
final class Seeder {
    /// How many customers one transaction takes.
    private static let batch = 10_000

    private let database: Database
    private let isCancelled: () -> Bool
    /// Whether the ledger had nobody, so that its indexes are made at the end.
    private let isFirst: Bool

    init(database: Database, isCancelled: @escaping () -> Bool) throws {
        self.database = database
        self.isCancelled = isCancelled
        isFirst = try ["customers", "letters", "payment_methods", "tokens"].allSatisfy { table in
            try database.number("SELECT n FROM \(table) LIMIT 1") == nil
        }
    }

    /// Loads the customers, and leaves a ledger with all its indexes however it ends.
    func run(
        count: Int, make: (Int, inout SeedIdentifiers) throws -> SeededCustomer, progress: (Int) -> Void
    ) throws {
        try prepare()
        let outcome = Result { try load(count: count, make: make, progress: progress) }
        try finish()
        try outcome.get()
    }

    private func prepare() throws {
        guard isFirst else { return }
        // The customers come before what is theirs and every reference is within one load, so the checks find nothing;
        // without the index of identifiers they could not be made.
        try database.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA cache_size = -64000")
        try database.inTransaction(.immediate) {
            try Schema.dropIndexes(database)
            return .commit
        }
    }

    private func finish() throws {
        guard isFirst else { return }
        try Schema.migrate(database)
        let cacheSize = Connections.cacheSize(readOnly: false)
        try database.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA cache_size = \(cacheSize)")
        try database.execute(sql: "PRAGMA shrink_memory")
        _ = try database.checkpoint(.truncate)
    }

    private func load(
        count: Int, make: (Int, inout SeedIdentifiers) throws -> SeededCustomer, progress: (Int) -> Void
    ) throws {
        guard let seed = try database.number("SELECT seed FROM settings") else { throw MissingRow(kind: "settings") }
        var identifiers = SeedIdentifiers(seed: UInt64(bitPattern: seed), lastNumbers: try lastNumbers())
        var done = 0
        while done < count {
            try database.inTransaction(.immediate) {
                let end = min(count, done + Seeder.batch)
                while done < end, !isCancelled() {
                    try insert(try make(done, &identifiers))
                    done += 1
                }
                return .commit
            }
            progress(done)
            if isCancelled() { throw CancellationError() }
        }
    }

    private func lastNumbers() throws -> [String: Int64] {
        try Identifiers.tables.mapValues { try database.number("SELECT max(n) FROM \($0)") ?? 0 }
    }

    private func insert(_ seeded: SeededCustomer) throws {
        let words = seeded.customer.words
        let expiries = seeded.letters.filter { $0.status == .issued && !$0.isExpiryRecorded }.map(\.expiresAt)
        let nextExpiry = expiries.min()?.milliseconds ?? NextExpiry.never
        try CustomerTable.insert(seeded.customer, words: words, nextExpiry: nextExpiry, into: database)
        if !isFirst { try words.index(number: database.lastInsertedRowID, in: database) }
        for letter in seeded.letters { try LetterTable.insert(letter, into: database) }
        for method in seeded.paymentMethods { try PaymentMethodTable.insert(method, into: database) }
        for token in seeded.tokens { try TokenTable.insert(token, into: database) }
    }
}
