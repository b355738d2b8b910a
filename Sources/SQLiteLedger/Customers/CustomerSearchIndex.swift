// The full-text index over customers' words. It answers, for the beginning of a word, who has such a word, in the order
// of row numbers and without looking at anybody else.
import Checkout
import GRDB

/// One of the two indexes: of all words, and of the words other than a name's first.
enum CustomerSearchIndex: String, CaseIterable {
    case all = "customers_search"
    case rest = "customers_search_rest"

    /// Beginnings of up to so many letters have lists of their own. A longer one is looked up by as many of its letters
    /// and then tested, since joining the lists of all words that begin so takes longer than that.
    static let longestBeginning = 6

    /// Makes the indexes and fills them from the customers that are there.
    static func create(_ database: Database) throws {
        let lengths = (1...longestBeginning).map(String.init).joined(separator: " ")
        for index in allCases {
            // The words are cut and folded already, so the plainest tokenizer leaves them alone. Nothing ranks, so
            // where a word stands is not kept.
            try database.execute(
                sql: """
                    CREATE VIRTUAL TABLE \(index.rawValue) USING fts5 (
                        words, content = '', detail = none, columnsize = 0, prefix = '\(lengths)', tokenize = "ascii"
                    )
                    """)
        }
        try CustomerWords.ofEverybody(database) { try add($0, number: $1, to: database) }
    }

    static func drop(_ database: Database) throws {
        for index in allCases { try database.execute(sql: "DROP TABLE IF EXISTS \(index.rawValue)") }
    }

    static func add(_ words: CustomerWords, number: Int64, to database: Database) throws {
        for index in allCases {
            try database.run(
                "INSERT INTO \(index.rawValue) (rowid, words) VALUES (?, ?)",
                [.integer(number), .text(index.text(words))])
        }
    }

    /// Takes out what `add` put in; the words have to be the same.
    static func remove(_ words: CustomerWords, number: Int64, from database: Database) throws {
        for index in allCases {
            try database.run(
                "INSERT INTO \(index.rawValue) (\(index.rawValue), rowid, words) VALUES ('delete', ?, ?)",
                [.integer(number), .text(index.text(words))])
        }
    }

    private func text(_ words: CustomerWords) -> String {
        switch self {
        case .all: return words.text
        case .rest: return (words.name + words.email).joined(separator: " ")
        }
    }

    /// The query for customers who have, for each of these, a word that begins so, as far as the index tells.
    static func match(_ beginnings: [String]) -> SQLValue {
        .text(
            beginnings.map { "\"\(String($0.unicodeScalars.prefix(longestBeginning)))\"*" }.joined(separator: " AND "))
    }

    /// Rows of the index that match one parameter.
    var rows: String { "\(rawValue) WHERE \(rawValue) MATCH ?" }

    /// The same, each with its customer as `c`; a condition may follow.
    var customers: String {
        "\(rawValue) CROSS JOIN customers c ON c.n = \(rawValue).rowid WHERE \(rawValue) MATCH ?"
    }
}
