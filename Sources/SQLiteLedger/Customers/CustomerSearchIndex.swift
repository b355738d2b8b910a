// The full-text index over customers' words. It answers, for the beginning of a word, who has such a word, in the order
// of row numbers and without looking at anybody else.
import Checkout
import GRDB

enum CustomerSearchIndex {
    /// Makes the index and fills it from the customers that are there.
    static func create(_ database: Database) throws {
        // The words are cut and folded already, so the plainest tokenizer leaves them alone. It keeps which column a
        // word is in but not where; nothing ranks.
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE customers_search USING fts5 (
                    first, name, email, content = '', detail = column, columnsize = 0, prefix = '1 2 3 4 5 6',
                    tokenize = "ascii"
                )
                """)
        try database.forEachRow("SELECT n, first_name, last_name, email FROM customers ORDER BY n") { columns in
            let number = try columns.integer()
            let first = try columns.text()
            let last = try columns.text()
            let words = CustomerWords(firstName: first, lastName: last, email: columns.optionalText())
            try add(words, number: number, to: database)
        }
    }

    static func drop(_ database: Database) throws {
        try database.execute(sql: "DROP TABLE IF EXISTS customers_search")
    }

    static func add(_ words: CustomerWords, number: Int64, to database: Database) throws {
        try database.run(
            "INSERT INTO customers_search (rowid, first, name, email) VALUES (?, ?, ?, ?)",
            [.integer(number)] + columns(words))
    }

    /// Takes out what `add` put in; the words have to be the same.
    static func remove(_ words: CustomerWords, number: Int64, from database: Database) throws {
        try database.run(
            """
            INSERT INTO customers_search (customers_search, rowid, first, name, email) VALUES ('delete', ?, ?, ?, ?)
            """, [.integer(number)] + columns(words))
    }

    private static func columns(_ words: CustomerWords) -> [SQLValue] {
        [
            .text(words.first), .text(words.name.joined(separator: " ")), .text(words.email.joined(separator: " ")),
        ]
    }

    /// The query for customers who have a word that begins with each of these.
    static func match(_ beginnings: [String], in columns: String? = nil) -> String {
        let terms = beginnings.map { "\"\($0)\"*" }.joined(separator: " AND ")
        return columns.map { "{\($0)} : (\(terms))" } ?? terms
    }
}
