// Finds the customers of a filtered list in its order, by the way that looks at the fewest rows.
import Checkout
import GRDB

/// One query of the customers' list on one connection.
struct CustomerFinder {
    /// Up to so many rows are fetched and sorted; a longer list is walked along the index of its order, where a match
    /// then turns up every few hundred rows.
    static let fewEnoughToSort = 3_000

    let database: Database
    let filter: CustomerFilter
    let order: CustomerOrder

    /// The places of the rows in the window, in the direction of reading, one more than `limit` if there are.
    func places(_ window: Window, limit: Int) throws -> [Cursor] {
        let wanted = max(0, limit) + 1
        if filter.isEmpty { return try walk(window, wanted) }
        if let way = try shortestWay() { return try fetch(way, window, wanted) }
        guard filter.hasWords else { return try walk(window, wanted) }
        switch order.sort {
        case .newest: return try stream(window, wanted)
        case .name: return try NameOrderedSearch(finder: self).places(window, wanted)
        case .nextExpiry: return try walk(window, wanted)
        }
    }

    /// How many rows there are, counted up to the bound.
    func count() throws -> RowCount {
        let bound = RowCount.bound
        let (source, values) = try countedRows()
        let found = try database.number(
            "SELECT count(*) FROM (SELECT 1 FROM \(source) LIMIT \(bound + 1))", values)
        let count = Int(found ?? 0)
        return count > bound ? .moreThan(bound) : .exactly(count)
    }

    private func countedRows() throws -> (String, [SQLValue]) {
        if filter.isEmpty { return ("customers", []) }
        if filter.hasWords, filter.others.isEmpty {
            return ("customers_search WHERE customers_search MATCH ?", [.text(filter.match())])
        }
        if let way = try shortestWay() { return (way.source, way.values) }
        if filter.hasWords {
            let (test, values) = filter.test(includingWords: false)
            return (
                "\(CustomerFinder.searched) WHERE customers_search MATCH ? AND \(test)",
                [.text(filter.match())] + values
            )
        }
        let (test, values) = filter.test()
        return ("customers c INDEXED BY customers_name WHERE \(test)", values)
    }

    private static let searched = "customers_search CROSS JOIN customers c ON c.n = customers_search.rowid"

    /// A way to the matching rows, with the tests that are left.
    struct Way {
        /// FROM and WHERE.
        let source: String
        let values: [SQLValue]
    }

    /// The shortest of the ways that lead to few enough rows; nil when all of them are long.
    private func shortestWay() throws -> Way? {
        var shortest: (way: Way, rows: Int)?
        if filter.hasWords {
            let (test, values) = filter.test(includingWords: false)
            let match: [SQLValue] = [.text(filter.match())]
            if let rows = try shortLength("customers_search WHERE customers_search MATCH ?", match) {
                let source = "\(CustomerFinder.searched) WHERE customers_search MATCH ? AND \(test)"
                shortest = (Way(source: source, values: match + values), rows)
            }
        }
        let (test, values) = filter.test()
        for shortcut in filter.others.compactMap(\.shortcut) {
            guard let rows = try shortLength(shortcut.rows, shortcut.values), rows < shortest?.rows ?? .max else {
                continue
            }
            shortest = (Way(source: "\(shortcut.source) WHERE \(test)", values: shortcut.values + values), rows)
        }
        return shortest?.way
    }

    /// How many rows there are, if there are few.
    func shortLength(_ rows: String, _ values: [SQLValue]) throws -> Int? {
        let most = CustomerFinder.fewEnoughToSort
        let found = try database.number("SELECT count(*) FROM (SELECT 1 FROM \(rows) LIMIT \(most + 1))", values) ?? 0
        return found > most ? nil : Int(found)
    }

    /// Fetches all rows of a short way and sorts them.
    func fetch(_ way: Way, _ window: Window, _ wanted: Int) throws -> [Cursor] {
        let (place, bounds) = order.place(window)
        return try read("\(way.source) AND \(place)", way.values + bounds, window, wanted)
    }

    /// Walks the index of the order and tests each row.
    func walk(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        let (place, bounds) = order.place(window)
        let (test, values) = filter.test()
        return try read("\(order.source) WHERE \(place) AND \(test)", bounds + values, window, wanted)
    }

    /// Reads the search index, which keeps the order of row numbers.
    private func stream(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        let ascends = order.ascends(window)
        let start = window.cursor?.number ?? (ascends ? Int64.min : Int64.max)
        let (test, values) = filter.test(includingWords: false)
        let source = filter.others.isEmpty ? "customers_search" : CustomerFinder.searched
        return try database.rows(
            """
            SELECT '', 0, customers_search.rowid FROM \(source)
            WHERE customers_search MATCH ? AND customers_search.rowid \(ascends ? ">" : "<") ? AND \(test)
            ORDER BY customers_search.rowid \(ascends ? "ASC" : "DESC") LIMIT ? OFFSET ?
            """,
            [.text(filter.match()), .integer(start)] + values + [.integer(wanted), .integer(window.skipping)],
            as: CustomerOrder.decode)
    }

    func read(_ source: String, _ values: [SQLValue], _ window: Window, _ wanted: Int) throws -> [Cursor] {
        try database.rows(
            "SELECT \(order.columns) FROM \(source) ORDER BY \(order.terms(window)) LIMIT ? OFFSET ?",
            values + [.integer(wanted), .integer(window.skipping)], as: CustomerOrder.decode)
    }
}
