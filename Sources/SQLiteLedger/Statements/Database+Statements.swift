// The one way in which this module talks to SQLite: prepared statements from the connection's cache, parameters bound
// straight to them, columns read straight from them.
import GRDB
import GRDBSQLite

extension Database {
    /// Runs a statement that begins or ends a transaction or a part of one, which GRDB follows.
    func run(_ sql: String) throws {
        try tellingFullDisk { try cachedStatement(sql: sql).execute() }
    }

    /// Runs a statement that changes rows. Nobody observes those, so SQLite is asked without GRDB's bookkeeping.
    func run(_ sql: String, _ values: [SQLValue]) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        for (offset, value) in values.enumerated() { value.bind(to: statement, at: CInt(offset + 1)) }
        let stepped = sqlite3_step(statement)
        // What a failed statement answers is told once more by its reset.
        let code = sqlite3_reset(statement)
        guard stepped == SQLITE_DONE, code == SQLITE_OK else {
            throw told(
                DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
                    sql: sql))
        }
    }

    /// Calls `body` with each row. `body` must not use the same statement.
    func forEachRow(_ sql: String, _ values: [SQLValue] = [], _ body: (inout Columns) throws -> Void) throws {
        let statement = try prepared(sql, values)
        let cursor = ColumnCursor(statement)
        // A statement that fails leaves the cache by itself; one that is left half way is set back here.
        while var columns = try cursor.next() {
            do {
                try body(&columns)
            } catch {
                sqlite3_reset(statement.sqliteStatement)
                throw error
            }
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

    /// The rows that belong to any of several owners, those of up to a hundred owners at a time.
    func rows<Element>(
        _ select: String, where column: String, isAnyOf owners: [SQLValue], orderedBy order: String,
        as decode: (inout Columns) throws -> Element
    ) throws -> [Element] {
        var elements: [Element] = []
        for start in stride(from: 0, to: owners.count, by: 100) {
            let some = owners[start..<min(start + 100, owners.count)]
            // The last owner fills the places that are left, so that few statements serve any number.
            let places = some.count == 1 ? 1 : some.count <= 10 ? 10 : 100
            let filling = some.last.map { Array(repeating: $0, count: places - some.count) } ?? []
            let marks = Array(repeating: "?", count: places).joined(separator: ",")
            elements += try rows(
                "\(select) WHERE \(column) IN (\(marks)) ORDER BY \(order)", some + filling, as: decode)
        }
        return elements
    }

    /// The first row.
    func row<Element>(
        _ sql: String, _ values: [SQLValue] = [], as decode: (inout Columns) throws -> Element
    ) throws -> Element? {
        let statement = try prepared(sql, values)
        let cursor = ColumnCursor(statement)
        guard var columns = try cursor.next() else { return nil }
        defer { sqlite3_reset(statement.sqliteStatement) }
        return try decode(&columns)
    }

    /// The first column of the first row, a number.
    func number(_ sql: String, _ values: [SQLValue] = []) throws -> Int64? {
        try row(sql, values) { $0.optionalInteger() } ?? nil
    }

    private func prepared(_ sql: String, _ values: [SQLValue]) throws -> Statement {
        let statement = try cachedStatement(sql: sql)
        // Sets the statement back, clears its bindings, and tells GRDB that they need no further check.
        statement.setUncheckedArguments(StatementArguments())
        for (offset, value) in values.enumerated() { value.bind(to: statement.sqliteStatement, at: CInt(offset + 1)) }
        return statement
    }
}

/// Steps through a prepared statement without building rows.
private final class ColumnCursor: DatabaseCursor {
    typealias Element = Columns

    // swift-format-ignore: NoLeadingUnderscores
    let _statement: Statement
    // swift-format-ignore: NoLeadingUnderscores
    var _isDone = false

    init(_ statement: Statement) {
        _statement = statement
    }

    // swift-format-ignore: NoLeadingUnderscores
    func _element(sqliteStatement: SQLiteStatement) -> Columns { Columns(sqliteStatement) }
}
