// Words that many customers have, in the order of names.
import Checkout
import GRDB

/// A long search sorted by name. Whoever matches has a name that begins with one of the words, and these stand side by
/// side in the index of names; or has all of the words elsewhere, and stands in a list of one of them.
/// Both are found in order and merged, so that neither `maria` nor `ng` walks past everybody from Aaron on.
struct NameOrderedSearch {
    /// Up to so many lists are merged. Where more of them begin so, somebody of one turns up soon on a walk.
    private static let fewEnoughToMerge = 12

    let finder: CustomerFinder

    func places(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        let words = Set(finder.filter.allWords)
        guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }),
            let lists = try BeginningLists.lists(finder.database, of: longest, upTo: Self.fewEnoughToMerge)
        else { return try finder.walk(window, wanted) }
        // Each source is read from the window's place, as far as the page could need, and the skipping is done here.
        let open = Window(cursor: window.cursor, isBackward: window.isBackward)
        let enough = wanted + window.skipping
        var sources: [[Cursor]] = []
        for word in words { sources.append(try range(word, open, enough)) }
        for list in lists { sources.append(try listed(list, open, enough)) }
        return Array(merged(sources, ascends: !window.isBackward).dropFirst(window.skipping).prefix(wanted))
    }

    /// Those of a list, tested for everything.
    private func listed(_ list: String, _ window: Window, _ wanted: Int) throws -> [Cursor] {
        let order = CustomerOrder(sort: .name, table: "b")
        let (place, bounds) = order.place(window)
        let (test, values) = finder.filter.test(afterIndex: false)
        return try finder.database.rows(
            """
            SELECT \(order.columns) FROM customers_beginnings b CROSS JOIN customers c ON c.n = b.n
            WHERE b.beginning = ? AND \(place) AND \(test) ORDER BY \(order.terms(window)) LIMIT ?
            """, [.text(list)] + bounds + values + [.integer(wanted)], as: CustomerOrder.decode)
    }

    /// Those whose name begins with the word, tested for everything.
    private func range(_ word: String, _ window: Window, _ wanted: Int) throws -> [Cursor] {
        let (test, values) = finder.filter.test(afterIndex: false)
        let (first, last) = (word, word + lastScalar)
        // Only one bound at each end, so that a page deep in the range does not start at the range's beginning.
        var bounds = ["c.name_key >= ?", "c.name_key < ?"]
        var ends: [SQLValue] = [.text(first), .text(last)]
        if let cursor = window.cursor {
            let (place, values) = finder.order.place(window)
            let isInside =
                !cursor.text.utf8.lexicographicallyPrecedes(first.utf8)
                && cursor.text.utf8.lexicographicallyPrecedes(last.utf8)
            let end = window.isBackward ? 1 : 0
            if isInside {
                bounds[end] = place
                ends.replaceSubrange(end...end, with: values)
            } else if cursor.text.utf8.lexicographicallyPrecedes(first.utf8) == window.isBackward {
                return []
            }
        }
        return try finder.read(
            "\(finder.order.source) WHERE \(bounds.joined(separator: " AND ")) AND \(test)", ends + values, window,
            wanted)
    }

    private func merged(_ sources: [[Cursor]], ascends: Bool) -> [Cursor] {
        var seen: Set<Int64> = []
        return sources.joined()
            .filter { seen.insert($0.number).inserted }
            .sorted { ascends ? $0.precedes($1) : $1.precedes($0) }
    }
}
