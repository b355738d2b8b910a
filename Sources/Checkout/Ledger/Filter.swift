/// What a list is narrowed to, as a person types it: words, `field:value`, and `-` or `!` before either to leave out
/// what matches. All of it has to hold.
///
/// `ana state:CA -letter:sleep` is everybody whose name or e-mail has a word that begins with *ana*, who lives in
/// California and has no valid letter for sleep.
public struct Filter: Hashable, Sendable {
    /// The parts, in the order typed.
    public let terms: [Term]

    /// One part of a filter.
    public struct Term: Hashable, Sendable {
        /// The field, lower case; nil for a plain word.
        public let field: String?
        /// What to look for, folded as `searchKey` folds.
        public let value: String
        /// Whether matches are left out instead.
        public let isInverted: Bool

        /// One part of a filter.
        public init(field: String? = nil, value: String, isInverted: Bool = false) {
            self.field = field
            self.value = searchKey(value)
            self.isInverted = isInverted
        }
    }

    /// A filter of these parts.
    public init(terms: [Term] = []) {
        self.terms = terms
    }

    /// Whether it narrows nothing.
    public var isEmpty: Bool { terms.isEmpty }

    /// Reads a filter as typed. An unfinished part (`state:`, a lone `-`) narrows nothing yet; quotes keep a space.
    public init(_ text: String) {
        terms = Filter.words(text).compactMap { word in
            let isInverted = word.hasPrefix("-") || word.hasPrefix("!")
            let body = isInverted ? word.dropFirst() : word[...]
            guard let colon = body.firstIndex(of: ":"), colon != body.startIndex else {
                return body.isEmpty ? nil : Term(value: String(body), isInverted: isInverted)
            }
            let value = body[body.index(after: colon)...]
            guard !value.isEmpty else { return nil }
            return Term(field: body[..<colon].lowercased(), value: String(value), isInverted: isInverted)
        }
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character.isWhitespace && !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// The fields that the customers' list knows, each with what it looks at.
    public static let customerFields: [(name: String, meaning: String)] = [
        ("name", "a word of the name"), ("email", "the start of the e-mail"), ("state", "the two letters, or the name"),
        ("letter", "a visit type with a valid letter"), ("card", "the last four digits, or the brand"),
        ("is", "pending, review, expiring (letters within 30 days)"), ("id", "the start of the identifier"),
    ]
}
