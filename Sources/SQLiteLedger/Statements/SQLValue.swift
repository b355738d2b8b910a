// What goes into the parameters of a statement, and how the trade's values become it.
import Checkout
import Foundation
import GRDB

/// One parameter of a statement.
enum SQLValue {
    case null
    case integer(Int64)
    case text(String)
    case blob(Data)

    static func integer(_ number: Int) -> SQLValue { .integer(Int64(number)) }

    static func text(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    static func flag(_ isSet: Bool) -> SQLValue { .integer(isSet ? 1 : 0) }

    static func instant(_ instant: Instant) -> SQLValue { .integer(instant.milliseconds) }
    static func instant(_ instant: Instant?) -> SQLValue { instant.map { .integer($0.milliseconds) } ?? .null }

    static func money(_ money: Money) -> SQLValue { .integer(Int64(money.minorUnits)) }

    static func word<Word: RawRepresentable<String>>(_ word: Word) -> SQLValue { .text(word.rawValue) }
    static func word<Word: RawRepresentable<String>>(_ word: Word?) -> SQLValue { text(word?.rawValue) }

    /// Identifiers are kept as their 16 bytes, the most significant first, so that they sort as they do in memory.
    static func id<Thing>(_ id: ID<Thing>) -> SQLValue { .blob(bytes(of: id.bits)) }
    static func id<Thing>(_ id: ID<Thing>?) -> SQLValue { id.map { .blob(bytes(of: $0.bits)) } ?? .null }

    static func bytes(_ bytes: [UInt8]) -> SQLValue { .blob(Data(bytes)) }

    private static func bytes(of bits: UInt128) -> Data {
        withUnsafeBytes(of: bits.bigEndian) { Data($0) }
    }

    /// Binds the value to the parameter at this index, counted from 1.
    func bind(to statement: SQLiteStatement, at index: CInt) {
        switch self {
        case .null: break  // Bindings were cleared, and a cleared one is null.
        case .integer(let number): _ = number.bind(to: statement, at: index)
        case .text(let text): _ = text.bind(to: statement, at: index)
        case .blob(let data): _ = data.bind(to: statement, at: index)
        }
    }
}
