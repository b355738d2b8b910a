// Which files are ledgers, and how an older one becomes a current one.
import GRDB

/// The schema's identity and its numbered steps.
enum Schema {
    /// The `application_id` of our files: `Almn` in ASCII.
    static let applicationID: Int32 = 0x416C_6D6E

    /// Each step takes a ledger from its position in this list to the next version. A released step never changes.
    /// The tables and what makes them quick are two steps, so that a first load can put off the second: a ledger whose
    /// loading was cut short is simply one version behind, and the next opening catches up.
    private static let steps: [@Sendable (Database) throws -> Void] = [
        createTables, createIndexes, addTransactions, addBeginningLists, addPendingTokens,
        orderByDates,
    ]

    /// The version that this program writes.
    static let version = steps.count
    /// The version of a ledger that has its tables but not yet its indexes.
    static let tablesOnly = 1

    static func version(of database: Database) throws -> Int {
        Int(try database.number("PRAGMA user_version") ?? 0)
    }

    /// Brings a ledger up to the current version, each step a transaction of its own, and says before each how many are
    /// left with it.
    static func migrate(_ database: Database, progress: (Int) -> Void = { _ in }) throws {
        while true {
            var isCurrent = false
            try database.inTransaction(.immediate) {
                // Another process may have taken the step while this one waited for the lock.
                let found = try version(of: database)
                isCurrent = found >= version
                if !isCurrent {
                    progress(version - found)
                    try steps[found](database)
                    try database.execute(sql: "PRAGMA user_version = \(found + 1)")
                }
                return .commit
            }
            if isCurrent { return }
        }
    }

    @Sendable private static func createTables(_ database: Database) throws {
        try database.execute(sql: customerTables)
        try database.execute(sql: checkoutTables)
        try database.execute(sql: subscriptionTables)
        try database.execute(sql: recordTables)
        try database.execute(sql: outsideTables)
    }

    @Sendable private static func createIndexes(_ database: Database) throws {
        try database.execute(sql: indexes)
        try database.execute(sql: triggers)
        try CustomerSearchIndex.create(database)
    }

    /// Runs again after a first load, for the indexes that were put off.
    @Sendable private static func addTransactions(_ database: Database) throws {
        try database.execute(sql: processTables)
        try database.execute(sql: processIndexes)
    }

    @Sendable private static func addBeginningLists(_ database: Database) throws {
        try BeginningLists.create(database)
    }

    @Sendable private static func addPendingTokens(_ database: Database) throws {
        try PendingTokens.create(database)
    }

    /// The mails' list by when they are due, and the denied letters at the end of the list by expiry.
    @Sendable private static func orderByDates(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE INDEX mails_listed ON mails (due_at, n);
                UPDATE letters SET expires_at = \(NextExpiry.never)
                    WHERE status = 'denied' AND expires_at < \(NextExpiry.never);
                """)
    }

    /// Takes away what makes the tables quick, before a first load.
    static func dropIndexes(_ database: Database) throws {
        let made = try database.rows(
            """
            SELECT type, name FROM sqlite_schema
            WHERE type = 'trigger' OR (type = 'index' AND sql IS NOT NULL AND name NOT LIKE '%_early')
            """
        ) { (type: try $0.text(), name: try $0.text()) }
        for (type, name) in made { try database.execute(sql: "DROP \(type) \(name)") }
        try CustomerSearchIndex.drop(database)
        try BeginningLists.drop(database)
        try PendingTokens.drop(database)
        try database.execute(sql: "PRAGMA user_version = \(tablesOnly)")
    }
}
