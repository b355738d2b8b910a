// What goes into the parameters of a statement, and how the trade's values become it.
import Checkout
import GRDB
import GRDBSQLite

/// One parameter of a statement.
enum SQLValue {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    /// The bits of an identifier, kept as 16 bytes, the most significant first, so that they sort as in memory.
    case identifier(UInt128)

    static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }

    static func integer(_ number: Int?) -> SQLValue { number.map { .integer(Int64($0)) } ?? .null }

    static func text(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    static func flag(_ isSet: Bool) -> SQLValue { .integer(isSet ? 1 : 0) }

    static func instant(_ instant: Instant) -> SQLValue { .integer(instant.milliseconds) }
    static func instant(_ instant: Instant?) -> SQLValue { instant.map { .integer($0.milliseconds) } ?? .null }

    static func money(_ money: Money) -> SQLValue { .integer(Int64(money.minorUnits)) }

    static func word<Word: RawRepresentable<String>>(_ word: Word) -> SQLValue { .text(word.rawValue) }
    static func word<Word: RawRepresentable<String>>(_ word: Word?) -> SQLValue { text(word?.rawValue) }

    static func id<Thing>(_ id: ID<Thing>) -> SQLValue { .identifier(id.bits) }
    static func id<Thing>(_ id: ID<Thing>?) -> SQLValue { id.map { .identifier($0.bits) } ?? .null }

    /// Binds the value to the parameter at this index, counted from 1.
    /// - Returns: `SQLITE_OK`, or why the parameter is not this value.
    func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .text(let text): sqlite3_bind_text(statement, index, text, CInt(text.utf8.count), copied)
        case .bytes(let bytes): sqlite3_bind_blob(statement, index, bytes, CInt(bytes.count), copied)
        case .identifier(let bits):
            withUnsafeBytes(of: bits.bigEndian) { bytes in
                sqlite3_bind_blob(statement, index, bytes.baseAddress, CInt(bytes.count), copied)
            }
        }
    }
}

/// `SQLITE_TRANSIENT`: SQLite copies what is bound. The header writes it as a cast, which Swift does not import.
private let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
