// Finds the customers of a filtered list in its order, by the way that looks at the fewest rows.
import Checkout
import GRDB

/// One query of the customers' list on one connection.
struct CustomerFinder {
    /// Up to so many matches of words are fetched and sorted; a longer list is walked along the index of its order,
    /// where a match then turns up every few hundred rows.
    static let fewEnoughToSort = 2_000
    /// The same for several words in the order of names, where a list is not walked from its beginning: those of one
    /// first name stand side by side.
    static let fewEnoughOfSeveral = 250
    /// The same for other conditions, whose test of a row takes longer than that of words.
    private static let fewEnoughToFetch = 8_000
    /// Up to so many numbers are gathered to be tested against; more of them turn up soon on a walk.
    private static let fewEnoughToGather = 16_000

    let database: Database
    let filter: CustomerFilter
    let order: CustomerOrder

    /// A way to the matching rows, with the tests that are left.
    struct Way {
        /// FROM and WHERE.
        let source: String
        let values: [SQLValue]
    }

    /// The places of the rows in the window, in the direction of reading, one more than `limit` if there are.
    func places(_ window: Window, limit: Int) throws -> [Cursor] {
        if filter.isForNobody { return [] }
        let wanted = max(0, limit) + 1
        if filter.isEmpty { return try walk(window, wanted) }
        // The search index keeps this order itself.
        if order.sort == .newest, !filter.allWords.isEmpty, filter.others.isEmpty { return try stream(window, wanted) }
        if let way = try shortestWay(once: true) { return try fetch(way, window, wanted) }
        return try gathering().longPlaces(window, wanted)
    }

    /// Every way is long, so rows are passed over until there are enough.
    private func longPlaces(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        if filter.allWords.isEmpty || filter.indexes != nil { return try walk(window, wanted) }
        switch order.sort {
        case .newest: return try stream(window, wanted)
        case .name: return try NameOrderedSearch(finder: self).places(window, wanted)
        case .nextExpiry: return try walk(window, wanted)
        }
    }

    /// The same finder, which knows the numbers of those who meet a condition, where they are few.
    private func gathering() throws -> CustomerFinder {
        let filter = try filter.replacing { condition in
            guard condition.isSpread, let shortcut = condition.shortcut else { return condition }
            let rows = try length(shortcut.rows, shortcut.values, upTo: CustomerFinder.fewEnoughToGather)
            return rows == nil ? condition : condition.gathered
        }
        return CustomerFinder(database: database, filter: filter, order: order)
    }

    /// How many there are, where an index tells it without a look at single customers.
    func quickCount() throws -> RowCount? {
        if filter.isForNobody || filter.isEmpty || filter.isForIndexAlone { return try count() }
        if filter.soleCondition?.indexes != nil { return try count() }
        guard let shortcut = filter.soleCondition?.shortcut, shortcut.isExact else { return nil }
        let bound = RowCount.bound
        return try length(shortcut.rows, shortcut.values, upTo: bound).map { .exactly($0) } ?? .moreThan(bound)
    }

    /// How many rows there are, counted up to the bound.
    func count() throws -> RowCount {
        if filter.isForNobody { return .exactly(0) }
        let bound = RowCount.bound
        let way = try countedWay()
        let found = try database.number(
            "SELECT count(*) FROM (SELECT DISTINCT \(way.source) LIMIT \(bound + 1))", way.values)
        let count = Int(found ?? 0)
        return count > bound ? .moreThan(bound) : .exactly(count)
    }

    /// What to count, the number of each row first.
    private func countedWay() throws -> Way {
        if filter.isEmpty { return Way(source: "n FROM customers", values: []) }
        if filter.isForIndexAlone {
            let match = CustomerSearchIndex.match(filter.allWords)
            return Way(source: "rowid FROM \(CustomerSearchIndex.all.rows)", values: [match])
        }
        let way =
            try shortestWay(once: false) ?? wayOfIndex ?? wayOfWords
            ?? filter.others.lazy.compactMap(wayOfShortcut).first
        if let way { return Way(source: "c.n FROM \(way.source)", values: way.values) }
        let (test, values) = filter.test(afterIndex: false)
        return Way(source: "c.n FROM customers c NOT INDEXED WHERE \(test)", values: values)
    }

    /// The shortest of the ways that lead to few enough rows; nil when all of them are long.
    private func shortestWay(once: Bool) throws -> Way? {
        var shortest: (way: Way, rows: Int)?
        if let way = wayOfWords {
            let match = CustomerSearchIndex.match(filter.allWords)
            let rows = try length(CustomerSearchIndex.all.rows, [match], upTo: fewEnoughOfWords)
            if let rows { shortest = (way, rows) }
        }
        for condition in filter.others {
            guard let shortcut = condition.shortcut else { continue }
            let most = condition.isSpread ? CustomerFinder.fewEnoughToSort : CustomerFinder.fewEnoughToFetch
            if let rows = try length(shortcut.rows, shortcut.values, upTo: min(most, (shortest?.rows ?? .max) - 1)) {
                shortest = (way(shortcut, once: once), rows)
            }
        }
        return shortest?.way
    }

    private var fewEnoughOfWords: Int {
        let areSeveral = order.sort == .name && filter.others.isEmpty && filter.allWords.count > 1
        return areSeveral ? CustomerFinder.fewEnoughOfSeveral : CustomerFinder.fewEnoughToSort
    }

    /// The way along an index of those who meet one of the conditions.
    private var wayOfIndex: Way? {
        guard let part = filter.indexes else { return nil }
        let (test, values) = filter.test(afterIndex: false)
        return Way(source: "\(CustomerOrder(sort: .name).source(of: part)) WHERE \(test)", values: values)
    }

    /// The way through the search index.
    private var wayOfWords: Way? {
        guard !filter.allWords.isEmpty else { return nil }
        let (test, values) = filter.test(afterIndex: true)
        return Way(
            source: "\(CustomerSearchIndex.all.customers) AND \(test)",
            values: [CustomerSearchIndex.match(filter.allWords)] + values)
    }

    private func wayOfShortcut(_ condition: CustomerCondition) -> Way? {
        condition.shortcut.map { way($0, once: false) }
    }

    private func way(_ shortcut: CustomerCondition.Shortcut, once: Bool) -> Way {
        let (test, values) = filter.test(afterIndex: false)
        return Way(source: "\(shortcut.source(once: once)) WHERE \(test)", values: shortcut.values + values)
    }

    /// How many rows there are, if there are no more than `most`.
    func length(_ rows: String, _ values: [SQLValue], upTo most: Int) throws -> Int? {
        let found = try database.number(
            "SELECT count(*) FROM (SELECT 1 FROM \(rows) LIMIT ?)", values + [.integer(most + 1)])
        return (found ?? 0) > most ? nil : Int(found ?? 0)
    }

    /// Fetches all rows of a short way and sorts them.
    func fetch(_ way: Way, _ window: Window, _ wanted: Int) throws -> [Cursor] {
        let (place, bounds) = order.place(window)
        return try read("\(way.source) AND \(place)", way.values + bounds, window, wanted)
    }

    /// Walks the index of the order and tests each row.
    func walk(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        let (place, bounds) = order.place(window)
        let (test, values) = filter.test(afterIndex: false)
        return try read(
            "\(order.source(of: filter.indexes)) WHERE \(place) AND \(test)", bounds + values, window, wanted)
    }

    /// Reads the search index, which keeps the order of row numbers.
    private func stream(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        let table = CustomerSearchIndex.all.rawValue
        let source = filter.isForIndexAlone ? CustomerSearchIndex.all.rows : CustomerSearchIndex.all.customers
        let ascends = order.ascends(window)
        let start = window.cursor?.number ?? (ascends ? Int64.min : Int64.max)
        let (test, values) = filter.test(afterIndex: true)
        return try database.rows(
            """
            SELECT '', 0, \(table).rowid FROM \(source) AND \(table).rowid \(ascends ? ">" : "<") ? AND \(test)
            ORDER BY \(table).rowid \(ascends ? "ASC" : "DESC") LIMIT ? OFFSET ?
            """,
            [CustomerSearchIndex.match(filter.allWords), .integer(start)] + values
                + [.integer(wanted), .integer(window.skipping)],
            as: CustomerOrder.decode)
    }

    func read(_ source: String, _ values: [SQLValue], _ window: Window, _ wanted: Int) throws -> [Cursor] {
        try database.rows(
            "SELECT \(order.columns) FROM \(source) ORDER BY \(order.terms(window)) LIMIT ? OFFSET ?",
            values + [.integer(wanted), .integer(window.skipping)], as: CustomerOrder.decode)
    }
}
