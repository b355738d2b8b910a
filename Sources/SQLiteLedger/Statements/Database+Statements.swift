// The one way in which this module talks to SQLite: prepared statements from the connection's cache, parameters bound
// straight to them, columns read straight from them.
import GRDB
import GRDBSQLite

extension Database {
    /// Runs a statement that begins or ends a transaction or a part of one, which GRDB follows.
    func run(_ sql: String) throws {
        try tellingFullDisk { try cachedStatement(sql: sql).execute() }
    }

    /// Reads one state of the ledger, whoever else writes meanwhile.
    func inOneState<Value>(_ body: () throws -> Value) throws -> Value {
        try run("BEGIN")
        let result = Result { try body() }
        try run("COMMIT")
        return try result.get()
    }

    /// Runs a statement that changes rows.
    func run(_ sql: String, _ values: [SQLValue]) throws {
        try forEachRow(sql, values) { _ in }
    }

    /// Calls `body` with each row. `body` must not use the same statement.
    func forEachRow(_ sql: String, _ values: [SQLValue] = [], _ body: (inout Columns) throws -> Void) throws {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        while try step(statement, sql) {
            var columns = Columns(statement)
            try body(&columns)
        }
    }

    /// All rows.
    func rows<Element>(
        _ sql: String, _ values: [SQLValue] = [], as decode: (inout Columns) throws -> Element
    ) throws -> [Element] {
        var elements: [Element] = []
        try forEachRow(sql, values) { elements.append(try decode(&$0)) }
        return elements
    }

    /// The first row.
    func row<Element>(
        _ sql: String, _ values: [SQLValue] = [], as decode: (inout Columns) throws -> Element
    ) throws -> Element? {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        guard try step(statement, sql) else { return nil }
        var columns = Columns(statement)
        return try decode(&columns)
    }

    /// The first column of the first row, a number.
    func number(_ sql: String, _ values: [SQLValue] = []) throws -> Int64? {
        try row(sql, values) { $0.optionalInteger() } ?? nil
    }

    /// The statement with its parameters. Nobody observes what it does, so SQLite is asked without GRDB's bookkeeping.
    private func bound(_ sql: String, _ values: [SQLValue]) throws -> SQLiteStatement {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        // They are written side by side; for one too few, the cached statement would take that of its last run.
        precondition(values.count == sqlite3_bind_parameter_count(statement), "values for another statement: \(sql)")
        for (offset, value) in values.enumerated() {
            let code = value.bind(to: statement, at: CInt(offset + 1))
            guard code == SQLITE_OK else { throw failure(code, sql) }
        }
        return statement
    }

    /// Goes on to the next row; false where there is none.
    private func step(_ statement: SQLiteStatement, _ sql: String) throws -> Bool {
        let code = sqlite3_step(statement)
        guard code != SQLITE_ROW else { return true }
        guard code != SQLITE_DONE else { return false }
        throw told(failure(code, sql))
    }

    /// SQLite's error in its own words.
    private func failure(_ code: CInt, _ sql: String) -> DatabaseError {
        let message = sqliteConnection.map { String(cString: sqlite3_errmsg($0)) }
        return DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
    }
}
