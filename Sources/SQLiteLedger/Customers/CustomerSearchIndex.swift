// The full-text index over customers' words. It answers, for the beginning of a word, who has such a word, in the order
// of row numbers and without looking at anybody else.
import Checkout
import GRDB

enum CustomerSearchIndex {
    static let table = "customers_search"

    /// Beginnings of up to so many letters have lists of their own. A longer one is looked up by as many of its letters
    /// and then tested, since joining the lists of all words that begin so takes longer than that.
    static let longestBeginning = 6

    /// Makes the index and fills it from the customers that are there.
    static func create(_ database: Database) throws {
        let lengths = (1...longestBeginning).map(String.init).joined(separator: " ")
        // The words are cut and folded already, so the plainest tokenizer leaves them alone. Nothing ranks, so where a
        // word stands is not kept.
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE \(table) USING fts5 (
                    words, content = '', detail = none, columnsize = 0, prefix = '\(lengths)', tokenize = "ascii"
                )
                """)
        try CustomerWords.ofEverybody(database) { try add($0, number: $1, to: database) }
    }

    static func drop(_ database: Database) throws {
        try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
    }

    static func add(_ words: CustomerWords, number: Int64, to database: Database) throws {
        try database.run(
            "INSERT INTO \(table) (rowid, words) VALUES (?, ?)", [.integer(number), .text(words.text)])
    }

    /// Takes out what `add` put in; the words have to be the same.
    static func remove(_ words: CustomerWords, number: Int64, from database: Database) throws {
        try database.run(
            "INSERT INTO \(table) (\(table), rowid, words) VALUES ('delete', ?, ?)",
            [.integer(number), .text(words.text)])
    }

    /// The query for customers who have, for each of these, a word that begins so, as far as the index tells.
    static func match(_ beginnings: [String]) -> SQLValue {
        .text(
            beginnings.map { "\"\(String($0.unicodeScalars.prefix(longestBeginning)))\"*" }.joined(separator: " AND "))
    }

    /// Rows of the index that match one parameter.
    static let rows = "\(table) WHERE \(table) MATCH ?"

    /// The same, each with its customer as `c`; a condition may follow.
    static let customers = "\(table) CROSS JOIN customers c ON c.n = \(table).rowid WHERE \(table) MATCH ?"
}
