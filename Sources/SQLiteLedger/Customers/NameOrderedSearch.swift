// Words that many customers have, in the order of names.
import Checkout
import GRDB

/// A long search sorted by name. Whoever matches has a name that begins with one of the words, and these stand side by
/// side in the index of names; or has all of the words elsewhere. Both are found in order and merged, so that neither
/// `maria` nor `ng` walks past everybody from Aaron on.
struct NameOrderedSearch {
    /// Up to so many lists are merged. Where more of them begin so, somebody of one turns up soon on a walk.
    private static let fewEnoughToMerge = 12

    let finder: CustomerFinder

    func places(_ window: Window, _ wanted: Int) throws -> [Cursor] {
        // Each source is read from the window's place, as far as the page could need, and the skipping is done here.
        let open = Window(cursor: window.cursor, isBackward: window.isBackward)
        let enough = wanted + window.skipping
        guard var sources = try elsewhere(open, enough) else { return try finder.walk(window, wanted) }
        for word in Set(finder.filter.allWords) { sources.append(try beginning(with: word, open, enough)) }
        return Array(merged(sources, ascends: !window.isBackward).dropFirst(window.skipping).prefix(wanted))
    }

    /// Those who have all of the words elsewhere; nil where they are quicker found on a walk.
    private func elsewhere(_ window: Window, _ wanted: Int) throws -> [[Cursor]]? {
        if let word = finder.filter.soleWord {
            let lists = try BeginningLists.lists(finder.database, of: word, upTo: Self.fewEnoughToMerge)
            return try lists?.map { try listed($0, window, wanted) }
        }
        // A list of one word has many who lack the other. Few have both.
        let words = finder.filter.allWords
        return try having(words, upTo: CustomerFinder.fewEnoughToSort, window, wanted).map { [$0] }
    }

    /// Those whose name begins with the word, and perhaps some others who match.
    private func beginning(with word: String, _ window: Window, _ wanted: Int) throws -> [Cursor] {
        // What a name that begins so cannot begin with stands elsewhere in it. `r` and `owen` are walked past nobody
        // called Rosa: nobody has Owen for a family name.
        let others = finder.filter.allWords.filter { !$0.begins(with: word) && !word.begins(with: $0) }
        let few = try having(others, upTo: CustomerFinder.fewEnoughOfSeveral, window, wanted)
        return try few ?? range(word, window, wanted)
    }

    /// Those who have these words elsewhere, tested for everything; nil where there are more than `most` to test.
    private func having(_ words: [String], upTo most: Int, _ window: Window, _ wanted: Int) throws -> [Cursor]? {
        guard !words.isEmpty else { return nil }
        let rest = CustomerSearchIndex.rest
        let match = CustomerSearchIndex.match(words)
        guard try finder.length(rest.rows, [match], upTo: most) != nil else { return nil }
        let (test, values) = finder.filter.test(afterIndex: false)
        let way = CustomerFinder.Way(source: "\(rest.customers) AND \(test)", values: [match] + values)
        return try finder.fetch(way, window, wanted)
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
            "\(finder.order.source()) WHERE \(bounds.joined(separator: " AND ")) AND \(test)", ends + values, window,
            wanted)
    }

    private func merged(_ sources: [[Cursor]], ascends: Bool) -> [Cursor] {
        var seen: Set<Int64> = []
        return sources.joined()
            .filter { seen.insert($0.number).inserted }
            .sorted { ascends ? $0.precedes($1) : $1.precedes($0) }
    }
}

extension String {
    /// Whether it begins with another one, scalar by scalar, as the database compares them.
    fileprivate func begins(with start: String) -> Bool { unicodeScalars.starts(with: start.unicodeScalars) }
}
