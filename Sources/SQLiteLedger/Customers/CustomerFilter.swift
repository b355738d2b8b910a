// A filter of the customers' list, read into words and conditions.
import Checkout

/// A filter ready to be asked of the database.
struct CustomerFilter {
    /// Beginnings that some word of the name or e-mail has to have.
    private(set) var words: [String] = []
    /// Beginnings that some word of the name has to have.
    private(set) var nameWords: [String] = []
    /// Everything else.
    private(set) var others: [CustomerCondition] = []
    /// Whether some part is met by nobody at all.
    private(set) var isForNobody = false

    init(_ filter: Filter, now: Instant) {
        for term in filter.terms {
            guard let field = term.field, field != "name" else {
                add(CustomerWords.split(term.value), areNames: term.field != nil, isInverted: term.isInverted)
                continue
            }
            guard let condition = CustomerFields.condition(field, term.value, now: now) else {
                if !term.isInverted { isForNobody = true }
                continue
            }
            others.append(term.isInverted ? condition.inverted : condition)
            // Whose e-mail begins so also has its words, which makes them quick to find.
            if field == "email", !term.isInverted { words += CustomerWords.split(term.value) }
        }
    }

    /// A term of signs alone has no words, and narrows nothing.
    private mutating func add(_ beginnings: [String], areNames: Bool, isInverted: Bool) {
        if isInverted, !beginnings.isEmpty {
            others.append(CustomerFilter.condition(beginnings, areNames: areNames).inverted)
        } else if areNames {
            nameWords += beginnings
        } else {
            words += beginnings
        }
    }

    /// Whether it narrows nothing.
    var isEmpty: Bool { allWords.isEmpty && others.isEmpty }

    /// The same, with another test in the place of each of the other conditions.
    func replacing(_ condition: (CustomerCondition) throws -> CustomerCondition) rethrows -> CustomerFilter {
        var filter = self
        filter.others = try others.map(condition)
        return filter
    }

    /// The one condition that is all of it, if it is one.
    var soleCondition: CustomerCondition? { allWords.isEmpty && others.count == 1 ? others.first : nil }

    /// The end of the names of the indexes that hold only customers who meet one of the conditions, if there are any.
    var indexes: String? { others.lazy.compactMap(\.indexes).first }

    /// The beginnings of words that whoever matches has.
    var allWords: [String] { words + nameWords }

    /// The one word that is all of it, if it is one that the search index alone finds.
    var soleWord: String? { isForIndexAlone && words.count == 1 ? words.first : nil }

    /// Whether the search index alone finds exactly those who match.
    var isForIndexAlone: Bool { !words.isEmpty && nameWords.isEmpty && others.isEmpty && !hasLongWords }

    /// Whether some beginning is longer than those that the search index has lists of.
    private var hasLongWords: Bool {
        words.contains { $0.unicodeScalars.count > CustomerSearchIndex.longestBeginning }
    }

    /// The test of a row; of one that the search index found, what that does not tell.
    func test(afterIndex: Bool) -> (String, [SQLValue]) {
        var conditions: [CustomerCondition] = []
        if !words.isEmpty, !afterIndex || hasLongWords {
            conditions.append(CustomerFilter.condition(words, areNames: false))
        }
        if !nameWords.isEmpty { conditions.append(CustomerFilter.condition(nameWords, areNames: true)) }
        conditions += others
        let tests = conditions.map { "(\($0.test))" }
        return (tests.isEmpty ? "1" : tests.joined(separator: " AND "), conditions.flatMap(\.values))
    }

    private static func condition(_ beginnings: [String], areNames: Bool) -> CustomerCondition {
        CustomerCondition(
            test: beginnings.map { _ in "instr(c.words, ?) > 0" }.joined(separator: " AND "),
            values: beginnings.map { .text((areNames ? "  " : " ") + $0) })
    }
}
