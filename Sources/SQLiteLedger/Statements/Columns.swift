// Reads the columns of a row from left to right, each as the type that the table keeps there.
import Checkout
import GRDB
import GRDBSQLite

/// The columns of the row that a statement stands on, read one after the other.
struct Columns {
    private let statement: SQLiteStatement
    private var index: CInt = 0

    init(_ statement: SQLiteStatement) {
        self.statement = statement
    }

    private mutating func next() -> CInt {
        defer { index += 1 }
        return index
    }

    /// Passes over columns that say nothing, since those before them hold no value.
    mutating func skip(_ count: CInt) { index += count }

    mutating func optionalInteger() -> Int64? {
        let column = next()
        let number = sqlite3_column_int64(statement, column)
        // SQLite reads no value as 0.
        return number == 0 && sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : number
    }

    mutating func integer() throws -> Int64 { try present(optionalInteger()) }
    mutating func count() throws -> Int { Int(try integer()) }
    mutating func flag() throws -> Bool { try integer() != 0 }

    mutating func optionalText() -> String? {
        let column = next()
        guard let text = sqlite3_column_text(statement, column) else { return nil }
        let bytes = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, column)))
        return String(decoding: bytes, as: UTF8.self)
    }

    mutating func text() throws -> String { try present(optionalText()) }

    mutating func optionalBytes() -> [UInt8]? {
        let column = next()
        guard sqlite3_column_type(statement, column) != SQLITE_NULL else { return nil }
        return [UInt8](blob(column))
    }

    mutating func bytes() throws -> [UInt8] { try present(optionalBytes()) }

    mutating func optionalInstant() -> Instant? { optionalInteger().map(Instant.init(milliseconds:)) }
    mutating func instant() throws -> Instant { Instant(milliseconds: try integer()) }

    mutating func money() throws -> Money { Money(minorUnits: try count()) }

    mutating func word<Word: RawRepresentable<String>>() throws -> Word { try present(Word(rawValue: try text())) }
    mutating func optionalWord<Word: RawRepresentable<String>>() throws -> Word? {
        guard let text = optionalText() else { return nil }
        return try present(Word(rawValue: text))
    }

    mutating func optionalID<Thing>() throws -> ID<Thing>? {
        let bytes = blob(next())
        if bytes.isEmpty { return nil }
        guard bytes.count == 16 else { throw unreadable }
        return ID(bits: UInt128(bigEndian: bytes.loadUnaligned(as: UInt128.self)))
    }

    mutating func id<Thing>() throws -> ID<Thing> { try present(try optionalID()) }

    /// SQLite's own bytes, which live until the statement's next step; none where there is no value.
    private func blob(_ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }

    /// The value, which the schema or the ledger's own writing guarantees.
    private func present<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw unreadable }
        return value
    }

    private var unreadable: UnreadableColumn { UnreadableColumn(index: Int(index) - 1) }
}

/// A column holds what this ledger never writes.
struct UnreadableColumn: Error, CustomStringConvertible {
    let index: Int

    var description: String { "column \(index) holds an unknown value" }
}
