// Who has a word that begins so, in the order of names.
import Checkout
import GRDB

/// The first letters of customers' words, other than a name's first, each with a list of the customers who have such a
/// word. Each list keeps the order of names, so it is read in the place of everybody where a family name is looked for.
enum BeginningLists {
    /// So many letters keep the lists of two common families apart, and are few enough that two letters belong to few lists.
    private static let letters = 3

    /// Makes the lists and fills them from the customers that are there.
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE customers_beginnings (
                    beginning TEXT NOT NULL, name_key TEXT NOT NULL, n INTEGER NOT NULL,
                    PRIMARY KEY (beginning, name_key, n)
                ) STRICT, WITHOUT ROWID
                """)
        try CustomerWords.ofEverybody(database) { try add($0, number: $1, to: database) }
    }

    static func drop(_ database: Database) throws {
        try database.execute(sql: "DROP TABLE IF EXISTS customers_beginnings")
    }

    static func add(_ words: CustomerWords, number: Int64, to database: Database) throws {
        for beginning in beginnings(words) {
            try database.run(
                "INSERT INTO customers_beginnings (beginning, name_key, n) VALUES (?, ?, ?)",
                [.text(beginning), .text(words.nameKey), .integer(number)])
        }
    }

    /// Takes out what `add` put in; the words have to be the same.
    static func remove(_ words: CustomerWords, number: Int64, from database: Database) throws {
        for beginning in beginnings(words) {
            try database.run(
                "DELETE FROM customers_beginnings WHERE beginning = ? AND name_key = ? AND n = ?",
                [.text(beginning), .text(words.nameKey), .integer(number)])
        }
    }

    private static func beginnings(_ words: CustomerWords) -> Set<String> {
        Set((words.name + words.email).map(beginning))
    }

    private static func beginning(_ word: String) -> String { String(word.unicodeScalars.prefix(letters)) }

    /// The lists that have everybody with a word that begins so, apart from who has it first in the name.
    /// - Returns: nil where there are more than `most`.
    static func lists(_ database: Database, of word: String, upTo most: Int) throws -> [String]? {
        let start = beginning(word)
        var found: [String] = []
        var sign = ">="
        while let list = try next(database, sign, found.last ?? start, before: start + lastScalar) {
            if found.count == most { return nil }
            found.append(list)
            sign = ">"
        }
        return found
    }

    private static func next(
        _ database: Database, _ sign: String, _ list: String, before end: String
    ) throws -> String? {
        try database.row(
            "SELECT min(beginning) FROM customers_beginnings WHERE beginning \(sign) ? AND beginning < ?",
            [.text(list), .text(end)]
        ) { $0.optionalText() } ?? nil
    }
}
