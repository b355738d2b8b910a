// SQLite as it comes: a connection, and statements that are prepared once.
import GRDBSQLite

/// A value of a row.
enum Cell: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
    /// The number of the row that the connection inserted last; only to be bound.
    case lastInsertedRow
}

/// A connection to a file.
final class PlainDatabase {
    /// What `PRAGMA synchronous` says when a commit waits for the disk.
    static let full = 2

    private let connection: OpaquePointer?
    private var statements: [String: PlainStatement] = [:]

    init(path: String) throws {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil)
        self.connection = connection
        guard code == SQLITE_OK else { throw failure }
    }

    deinit {
        statements = [:]
        sqlite3_close_v2(connection)
    }

    /// The statement with this text, prepared at its first use.
    func statement(_ sql: String) throws -> PlainStatement {
        if let known = statements[sql] { return known }
        var pointer: OpaquePointer?
        guard sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil) == SQLITE_OK
        else { throw failure }
        let statement = PlainStatement(pointer, connection)
        statements[sql] = statement
        return statement
    }

    /// Runs statements that answer nothing of interest.
    func execute(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    /// Runs a statement to its end.
    func run(_ statement: PlainStatement, _ cells: [Cell]) throws {
        guard statement.run(cells) else { throw failure }
    }

    /// All rows, each with its columns by name.
    func rows(_ sql: String, _ cells: [Cell] = []) throws -> [[(column: String, cell: Cell)]] {
        let rows = try statement(sql).rows(cells)
        guard sqlite3_errcode(connection) == SQLITE_OK || sqlite3_errcode(connection) == SQLITE_DONE else {
            throw failure
        }
        return rows
    }

    /// The first column of the first row, a number.
    func number(_ sql: String) throws -> Int {
        guard case .integer(let number)? = try rows(sql).first?.first?.cell else {
            throw WrongCount("no number from: \(sql)")
        }
        return Int(number)
    }

    private var failure: WrongCount { WrongCount(String(cString: sqlite3_errmsg(connection))) }
}

/// A prepared statement.
final class PlainStatement {
    private let pointer: OpaquePointer?
    private let connection: OpaquePointer?

    fileprivate init(_ pointer: OpaquePointer?, _ connection: OpaquePointer?) {
        (self.pointer, self.connection) = (pointer, connection)
    }

    deinit { sqlite3_finalize(pointer) }

    fileprivate func run(_ cells: [Cell]) -> Bool {
        bind(cells)
        let code = sqlite3_step(pointer)
        return sqlite3_reset(pointer) == SQLITE_OK && code == SQLITE_DONE
    }

    fileprivate func rows(_ cells: [Cell]) -> [[(column: String, cell: Cell)]] {
        bind(cells)
        defer { sqlite3_reset(pointer) }
        var rows: [[(column: String, cell: Cell)]] = []
        while sqlite3_step(pointer) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(pointer)).map { index in
                    (String(cString: sqlite3_column_name(pointer, index)), cell(at: index))
                })
        }
        return rows
    }

    private func bind(_ cells: [Cell]) {
        for (offset, cell) in cells.enumerated() {
            let index = Int32(offset + 1)
            switch cell {
            case .null: sqlite3_bind_null(pointer, index)
            case .integer(let number): sqlite3_bind_int64(pointer, index, number)
            case .text(let text): sqlite3_bind_text(pointer, index, text, -1, copied)
            case .blob(let bytes): sqlite3_bind_blob(pointer, index, bytes, Int32(bytes.count), copied)
            case .lastInsertedRow: sqlite3_bind_int64(pointer, index, sqlite3_last_insert_rowid(connection))
            }
        }
    }

    private func cell(at index: Int32) -> Cell {
        switch sqlite3_column_type(pointer, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, index))
        case SQLITE_TEXT: return .text(sqlite3_column_text(pointer, index).map { String(cString: $0) } ?? "")
        case SQLITE_BLOB:
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(pointer, index), count: Int(sqlite3_column_bytes(pointer, index)))
            return .blob(Array(bytes))
        default: return .null
        }
    }
}

/// `SQLITE_TRANSIENT`: SQLite copies what is bound. The header writes it as a cast, which Swift does not import.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
