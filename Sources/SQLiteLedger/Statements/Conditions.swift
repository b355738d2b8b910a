// What narrows a list: conditions that all have to hold, each with its parameters.
import Checkout
import GRDB

/// Conditions of a list, in the order in which their parameters are bound.
struct Conditions {
    private var terms: [String] = []
    private(set) var values: [SQLValue] = []

    /// The conditions joined; empty for none.
    var sql: String { terms.joined(separator: " AND ") }

    mutating func add(_ term: String, _ values: SQLValue...) {
        terms.append(term)
        self.values += values
    }
}

extension SQLiteReading {
    /// The number of a table's first row that was made at a moment or later, beyond every row when there is none. The
    /// identifiers carry the moment, and their index finds it, where the rows themselves are not ordered by time.
    func firstNumber(in table: String, since moment: Instant) throws -> Int64 {
        let start = Identifiers.first(at: moment)
        guard
            let found = try database.row(
                "SELECT created_at FROM \(table) WHERE id >= ? ORDER BY id LIMIT 1", [.identifier(start)],
                as: { try $0.instant() })
        else { return .max }
        let end = Identifiers.first(at: found.adding(milliseconds: 1))
        return try database.number(
            "SELECT min(n) FROM \(table) WHERE id >= ? AND id < ?", [.identifier(start), .identifier(end)]) ?? .max
    }
}
