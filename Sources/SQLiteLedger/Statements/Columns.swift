// Reads the columns of a row from left to right, each as the type that the table keeps there.
import Checkout
import Foundation
import GRDB
import GRDBSQLite

/// The columns of the row that a statement stands on, read one after the other.
struct Columns {
    private let statement: SQLiteStatement
    private var index: CInt = 0

    init(_ statement: SQLiteStatement) {
        self.statement = statement
    }

    private mutating func next<Value: StatementColumnConvertible>() -> Value? {
        defer { index += 1 }
        return Value.fromStatement(statement, atUncheckedIndex: index)
    }

    mutating func optionalInteger() -> Int64? { next() }
    mutating func integer() throws -> Int64 { try present(next()) }
    mutating func count() throws -> Int { Int(try integer()) }
    mutating func flag() throws -> Bool { try integer() != 0 }

    mutating func optionalText() -> String? { next() }
    mutating func text() throws -> String { try present(next()) }

    mutating func bytes() throws -> [UInt8] { [UInt8](try present(next() as Data?)) }
    mutating func optionalBytes() -> [UInt8]? { (next() as Data?).map { [UInt8]($0) } }

    mutating func optionalInstant() -> Instant? { optionalInteger().map(Instant.init(milliseconds:)) }
    mutating func instant() throws -> Instant { Instant(milliseconds: try integer()) }

    mutating func money() throws -> Money { Money(minorUnits: try count()) }

    mutating func word<Word: RawRepresentable<String>>() throws -> Word { try present(Word(rawValue: try text())) }
    mutating func optionalWord<Word: RawRepresentable<String>>() throws -> Word? {
        guard let text = optionalText() else { return nil }
        return try present(Word(rawValue: text))
    }

    mutating func id<Thing>() throws -> ID<Thing> { try present(try optionalID()) }
    mutating func optionalID<Thing>() throws -> ID<Thing>? {
        defer { index += 1 }
        guard sqlite3_column_type(statement, index) != SQLITE_NULL else { return nil }
        // The bytes are SQLite's and live until the statement's next step.
        guard let bytes = sqlite3_column_blob(statement, index), sqlite3_column_bytes(statement, index) == 16 else {
            throw UnreadableColumn(index: Int(index))
        }
        return ID(bits: UInt128(bigEndian: bytes.loadUnaligned(as: UInt128.self)))
    }

    /// The value, which the schema or the ledger's own writing guarantees.
    private func present<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw UnreadableColumn(index: Int(index) - 1) }
        return value
    }
}

/// A column holds what this ledger never writes.
struct UnreadableColumn: Error, CustomStringConvertible {
    let index: Int

    var description: String { "column \(index) holds an unknown value" }
}
