// A filter of the customers' list, read into words and conditions.
public import Checkout

/// A filter ready to be asked of the database.
struct CustomerFilter {
    /// Beginnings that some word of the name or e-mail has to have.
    private(set) var words: [String] = []
    /// Beginnings that some word of the name has to have.
    private(set) var nameWords: [String] = []
    /// Everything else.
    private(set) var others: [CustomerCondition] = []

    init(_ filter: Filter, now: Instant) {
        for term in filter.terms {
            guard let field = term.field, field != "name" else {
                add(CustomerWords.split(term.value), areNames: term.field != nil, isInverted: term.isInverted)
                continue
            }
            let condition = CustomerFields.condition(field, term.value, now: now)
            others.append(term.isInverted ? condition.inverted : condition)
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
    var isEmpty: Bool { !hasWords && others.isEmpty }

    var hasWords: Bool { !words.isEmpty || !nameWords.isEmpty }

    /// The search index's query for the words; `columns` narrows where plain words are looked for.
    func match(words columns: String? = nil, names: String = "first name") -> String {
        var parts: [String] = []
        if !words.isEmpty { parts.append(CustomerSearchIndex.match(words, in: columns)) }
        if !nameWords.isEmpty { parts.append(CustomerSearchIndex.match(nameWords, in: names)) }
        return parts.joined(separator: " AND ")
    }

    /// The test of a row for the words and everything else; `includingWords: false` where the words are met already.
    func test(includingWords: Bool = true) -> (String, [SQLValue]) {
        var conditions = others
        if includingWords, !words.isEmpty { conditions.append(CustomerFilter.condition(words, areNames: false)) }
        if includingWords, !nameWords.isEmpty { conditions.append(CustomerFilter.condition(nameWords, areNames: true)) }
        let tests = conditions.map { "(\($0.test))" }
        return (tests.isEmpty ? "1" : tests.joined(separator: " AND "), conditions.flatMap(\.values))
    }

    private static func condition(_ beginnings: [String], areNames: Bool) -> CustomerCondition {
        CustomerCondition(
            test: beginnings.map { _ in "instr(c.words, ?) > 0" }.joined(separator: " AND "),
            values: beginnings.map { .text((areNames ? "  " : " ") + $0) })
    }
}

extension SQLiteLedger {
    /// The fields of a filter that the customers' list does not know, in the order typed; their terms match nobody.
    public static func unknownFields(of filter: Filter) -> [String] {
        filter.terms.compactMap(\.field).filter { field in !Filter.customerFields.contains { $0.name == field } }
    }
}
