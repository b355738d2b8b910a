// The orders of the customers' list, each with the index that keeps it.
import Checkout
import GRDB

/// How one order is spelled in SQL, for `customers` under the name `c`.
struct CustomerOrder {
    let sort: CustomerQuery.Sort
    /// The name of the table whose columns sort, where another has the same.
    var table = "c"

    /// What a list of row numbers selects: the sort key and the number.
    var columns: String {
        switch sort {
        case .name: return "\(table).name_key, 0, \(table).n"
        case .newest: return "'', 0, \(table).n"
        case .nextExpiry: return "'', \(table).next_expiry, \(table).n"
        }
    }

    /// `customers` read along the index of this order.
    /// - Parameter part: the end of the names of indexes that hold only some customers; nil for everybody's.
    func source(of part: String? = nil) -> String {
        switch sort {
        case .name: return "customers c INDEXED BY customers_name\(part ?? "")"
        case .newest: return "customers c NOT INDEXED"
        case .nextExpiry: return "customers c INDEXED BY customers_next_expiry\(part ?? "")"
        }
    }

    private var key: String? {
        switch sort {
        case .name: return "\(table).name_key"
        case .newest: return nil
        case .nextExpiry: return "\(table).next_expiry"
        }
    }

    /// Whether reading in the window's direction goes up the index.
    func ascends(_ window: Window) -> Bool { (sort == .newest) == window.isBackward }

    /// What follows ORDER BY.
    func terms(_ window: Window) -> String {
        let direction = ascends(window) ? "ASC" : "DESC"
        return (key.map { "\($0) \(direction), " } ?? "") + "\(table).n \(direction)"
    }

    /// The condition that a row lies beyond the window's place. It holds for every row when there is no place, and
    /// still lets SQLite seek.
    func place(_ window: Window) -> (String, [SQLValue]) {
        let ascends = ascends(window)
        let sign = ascends ? ">" : "<"
        let number = window.cursor.map { SQLValue.integer($0.number) } ?? .integer(ascends ? Int64.min : Int64.max)
        guard let key else { return ("\(table).n \(sign) ?", [number]) }
        let start: SQLValue
        switch (window.cursor, sort) {
        case (let cursor?, .name): start = .text(cursor.text)
        case (let cursor?, _): start = .integer(cursor.key)
        // A blob comes after all text.
        case (nil, .name): start = ascends ? .text("") : .bytes([])
        case (nil, _): start = .integer(ascends ? Int64.min : Int64.max)
        }
        return ("(\(key), \(table).n) \(sign) (?, ?)", [start, number])
    }

    /// A row's place as `columns` spells it.
    static func decode(_ columns: inout Columns) throws -> Cursor {
        Cursor(text: try columns.text(), key: try columns.integer(), number: try columns.integer())
    }
}

extension Cursor {
    /// Whether this place comes before another in a list sorted upward.
    func precedes(_ other: Cursor) -> Bool {
        if text != other.text { return text.utf8.lexicographicallyPrecedes(other.text.utf8) }
        return (key, number) < (other.key, other.number)
    }
}
