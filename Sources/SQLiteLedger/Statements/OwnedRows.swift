// Rows that belong to others, as lines to a cart: read for many owners by one statement, which costs less than one for
// each of them.
import GRDB

/// What is read of a table whose rows have owners.
struct OwnedRows {
    /// So many owners are asked for at once, fewer with some of the places left empty, so that two texts do for all.
    private static let most = 16

    private let ofOne: String
    private let ofMany: String

    /// - Parameters:
    ///   - owner: the column that names the owner. The index that finds its rows gives them their order.
    ///   - index: that index, where SQLite has several to choose from.
    init(_ columns: String, of table: String, owner: String, by index: String? = nil) {
        let rows = index.map { "\(table) INDEXED BY \($0)" } ?? table
        func text(_ count: Int) -> String {
            let places = (0..<count).map { "(\($0), ?)" }.joined(separator: ", ")
            return """
                WITH wanted (place, owner) AS (VALUES \(places))
                SELECT wanted.place, \(columns) FROM wanted CROSS JOIN \(rows) ON \(table).\(owner) = wanted.owner
                """
        }
        ofOne = text(1)
        ofMany = text(OwnedRows.most)
    }

    /// The rows of each of these owners.
    func rows<Element>(
        of owners: [SQLValue], in database: Database, as decode: (inout Columns) throws -> Element
    ) throws -> [[Element]] {
        var rows = [[Element]](repeating: [], count: owners.count)
        for start in stride(from: 0, to: owners.count, by: OwnedRows.most) {
            let asked = owners[start...].prefix(OwnedRows.most)
            // No row belongs to nobody.
            let empty = asked.count == 1 ? 0 : OwnedRows.most - asked.count
            try database.forEachRow(
                asked.count == 1 ? ofOne : ofMany, asked + Array(repeating: .null, count: empty)
            ) { columns in
                let place = start + (try columns.count())
                rows[place].append(try decode(&columns))
            }
        }
        return rows
    }
}
