// Pages of a list that is ordered by an indexed key and the row's number: reading goes on from a row's place, so that
// every page costs the same.
import Checkout
import GRDB

/// The trade's cursor, a place in a list; GRDB calls something else so.
typealias Cursor = Checkout.Cursor

/// A list that an index orders by `key` and then by the row number `n`.
struct KeysetList {
    /// What stands between SELECT and FROM; a row's key and number come first.
    let columns: String
    /// FROM, with what joins it.
    let source: String
    /// A condition of the list's own, with its parameters; empty for none.
    var condition = ""
    var values: [SQLValue] = []
    /// The expression that orders the list before `n`; nil when `n` alone does.
    let key: String?
    /// The qualified row number.
    let number: String
    /// Whether the greatest comes first.
    let isDescending: Bool

    /// Reads a page. `decode` gets the columns after key and number.
    func page<Row>(
        _ database: Database, from seek: Seek, limit: Int, decode: (inout Columns) throws -> Row
    ) throws -> Page<Row> {
        let window = Window(seek)
        let ascends = isDescending == window.isBackward
        let (sql, bounds) = statement(window: window, ascends: ascends)
        let limit = max(0, limit)
        let all = values + bounds + [.integer(limit + 1), .integer(window.skipping)]
        var rows: [Listed<Row>] = []
        rows.reserveCapacity(min(limit, 100))
        var goesOn = false
        try database.forEachRow(sql, all) { columns in
            // The one row more only tells that there is one.
            guard rows.count < limit else { return goesOn = true }
            let key = try columns.integer()
            let number = try columns.integer()
            rows.append(Listed(try decode(&columns), cursor: Cursor(key: key, number: number)))
        }
        return window.page(of: rows, goesOn: goesOn)
    }

    private func statement(window: Window, ascends: Bool) -> (String, [SQLValue]) {
        let order = ascends ? "ASC" : "DESC"
        let sign = ascends ? ">" : "<"
        let infinity = SQLValue.integer(ascends ? Int64.min : Int64.max)
        let own = condition.isEmpty ? "" : "\(condition) AND "
        let cursor = window.cursor
        let bounds: [SQLValue]
        let place: String
        if let key {
            place = "(\(key), \(number)) \(sign) (?, ?)"
            bounds = [cursor.map { .integer($0.key) } ?? infinity, cursor.map { .integer($0.number) } ?? infinity]
        } else {
            place = "\(number) \(sign) ?"
            bounds = [cursor.map { .integer($0.number) } ?? infinity]
        }
        let terms = key.map { "\($0) \(order), \(number) \(order)" } ?? "\(number) \(order)"
        let sql = """
            SELECT \(key ?? "0"), \(number), \(columns) FROM \(source)
            WHERE \(own)\(place) ORDER BY \(terms) LIMIT ? OFFSET ?
            """
        return (sql, bounds)
    }
}

/// A `Seek` taken apart: from which row, in which direction, leaving out how many.
struct Window {
    let cursor: Cursor?
    let isBackward: Bool
    let skipping: Int

    /// From a place on, without leaving out any row.
    init(cursor: Cursor?, isBackward: Bool) {
        (self.cursor, self.isBackward, skipping) = (cursor, isBackward, 0)
    }

    init(_ seek: Seek) {
        switch seek {
        case .first: (cursor, isBackward, skipping) = (nil, false, 0)
        case .offset(let count): (cursor, isBackward, skipping) = (nil, false, max(0, count))
        case .last: (cursor, isBackward, skipping) = (nil, true, 0)
        case .after(let place, let count): (cursor, isBackward, skipping) = (place, false, max(0, count))
        case .before(let place, let count): (cursor, isBackward, skipping) = (place, true, max(0, count))
        }
    }

    /// The page made of rows read in this direction, in which the list goes on or ends.
    func page<Row>(of rows: [Listed<Row>], goesOn: Bool) -> Page<Row> {
        isBackward
            ? Page(rows: rows.reversed(), hasEarlier: goesOn, hasLater: cursor != nil)
            : Page(rows: rows, hasEarlier: cursor != nil || skipping > 0, hasLater: goesOn)
    }
}
