// The other side: the rows of the year, written by plain prepared statements into a copy of the ledger before it.
import GRDBSQLite

/// The rows that a year added to a ledger.
final class PlainRows {
    private let connection: OpaquePointer?
    private let slices: [Slice]
    /// How many transitions were taken or failed, and how many charges were captured.
    let transitions: Int
    let charges: Int

    /// A table of which rows are written, by their numbers.
    private struct Slice {
        let statement: OpaquePointer?
        let first: Int
        let last: Int
    }

    /// Copies a ledger as it stands.
    static func copy(_ path: String, to copy: String) throws {
        let connection = try open(path)
        defer { sqlite3_close_v2(connection) }
        try execute("VACUUM INTO '\(copy)'", connection)
    }

    /// The rows by which a ledger differs from its copy of before.
    init(before: String, after: String) throws {
        let connection = try PlainRows.open(before)
        self.connection = connection
        // Set up as the ledger sets up its writing connection.
        try PlainRows.execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -2000;
            ATTACH '\(after)' AS done
            """, connection)
        func number(_ sql: String) throws -> Int { try PlainRows.number(sql, connection) }
        func slice(_ table: String, _ sql: String) throws -> Slice {
            Slice(
                statement: try PlainRows.prepare(sql, connection),
                first: try number("SELECT ifnull(max(n), 0) + 1 FROM main.\(table)"),
                last: try number("SELECT ifnull(max(n), 0) FROM done.\(table)"))
        }
        var slices: [Slice] = []
        for table in ["sessions", "payments", "events", "mails", "taken_transitions", "failed_transitions"] {
            slices.append(
                try slice(table, "INSERT INTO main.\(table) SELECT * FROM done.\(table) WHERE n BETWEEN ?1 AND ?2"))
        }
        slices.append(
            try slice(
                "sessions",
                "INSERT INTO main.session_lines SELECT * FROM done.session_lines WHERE session BETWEEN ?1 AND ?2"))
        let columns = try PlainRows.texts("SELECT name FROM pragma_table_info('transactions')", connection)
            .filter { $0 != "n" && $0 != "id" }
        let changes = columns.map { "\($0) = d.\($0)" }.joined(separator: ", ")
        slices.append(
            try slice(
                "taken_transitions",
                """
                UPDATE main.transactions AS t SET \(changes) FROM done.taken_transitions AS x
                JOIN done.transactions AS d ON d.id = x.transaction_id WHERE x.n BETWEEN ?1 AND ?2 AND t.id = d.id
                """))
        self.slices = slices
        transitions =
            try number("SELECT count(*) FROM done.taken_transitions")
            - number(
                "SELECT count(*) FROM main.taken_transitions")
            + number("SELECT count(*) FROM done.failed_transitions")
        charges = try number("SELECT count(*) FROM done.payments WHERE status = 'succeeded'")
    }

    deinit {
        for slice in slices { sqlite3_finalize(slice.statement) }
        sqlite3_close_v2(connection)
    }

    /// Writes them, an even part in each commit, and tells how long that took.
    func write(inCommits commits: Int) throws -> Duration {
        try ContinuousClock().measure {
            for commit in 0..<max(1, commits) {
                try PlainRows.execute("BEGIN IMMEDIATE", connection)
                for slice in slices {
                    let count = slice.last - slice.first + 1
                    let (from, to) = (count * commit / commits, count * (commit + 1) / commits)
                    guard from < to else { continue }
                    sqlite3_bind_int64(slice.statement, 1, Int64(slice.first + from))
                    sqlite3_bind_int64(slice.statement, 2, Int64(slice.first + to - 1))
                    guard sqlite3_step(slice.statement) == SQLITE_DONE else { throw PlainRows.failure(connection) }
                    sqlite3_reset(slice.statement)
                }
                try PlainRows.execute("COMMIT", connection)
            }
        }
    }

    private static func open(_ path: String) throws -> OpaquePointer? {
        var connection: OpaquePointer?
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
            throw failure(connection)
        }
        return connection
    }

    private static func execute(_ sql: String, _ connection: OpaquePointer?) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure(connection) }
    }

    private static func prepare(_ sql: String, _ connection: OpaquePointer?) throws -> OpaquePointer? {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure(connection) }
        return statement
    }

    private static func texts(_ sql: String, _ connection: OpaquePointer?) throws -> [String] {
        let statement = try prepare(sql, connection)
        defer { sqlite3_finalize(statement) }
        var texts: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW { texts.append(String(cString: sqlite3_column_text(statement, 0))) }
        return texts
    }

    private static func number(_ sql: String, _ connection: OpaquePointer?) throws -> Int {
        try texts(sql, connection).first.flatMap { Int($0) } ?? 0
    }

    private static func failure(_ connection: OpaquePointer?) -> PlainFailure {
        PlainFailure(description: String(cString: sqlite3_errmsg(connection)))
    }
}

/// What SQLite refused.
struct PlainFailure: Error, CustomStringConvertible {
    let description: String
}
