// The words by which a customer is found: those of the name and of the e-mail, folded.
import Checkout
import GRDB

/// A customer's words, cut where the full-text index cuts them: at everything of ASCII but letters and digits, and at
/// white space of any script.
struct CustomerWords {
    /// The name folded, which the list sorts by.
    let nameKey: String
    /// The first word of the name, if the name begins with it. A list sorted by name has all customers of one first
    /// word side by side.
    let first: String
    /// The other words of the name.
    let name: [String]
    /// The words of the e-mail that no search needs to look for among the first words already.
    let email: [String]

    init(firstName: String, lastName: String, email: String?) {
        let key = searchKey(Customer.name(first: firstName, last: lastName))
        let all = CustomerWords.split(key)
        // A name that begins with something else, a quote, is not sorted beside those that begin with its first word.
        let first = all.first.flatMap { key.hasPrefix($0) ? $0 : nil } ?? ""
        nameKey = key
        self.first = first
        self.name = all.dropFirst(first.isEmpty ? 0 : 1).filter { !first.hasPrefix($0) }
        self.email = CustomerWords.split(searchKey(email ?? "")).filter { !first.hasPrefix($0) }
    }

    /// All of them, an e-mail's word after one space and a name's after two: a word's beginning is found as a piece of
    /// text after one, and a name's word's after two.
    var text: String {
        var text = first.isEmpty ? "" : "  " + first
        for word in name { text += "  " + word }
        for word in email { text += " " + word }
        return text
    }

    /// The words of a folded text.
    static func split(_ folded: String) -> [String] {
        folded.unicodeScalars.split { scalar in
            scalar.value < 0x80
                ? !(0x30...0x39).contains(scalar.value) && !(0x61...0x7A).contains(scalar.value)
                : scalar.properties.isWhitespace
        }.map { String($0) }
    }

    /// Lets the customer of this row be found by these words.
    func index(number: Int64, in database: Database) throws {
        try CustomerSearchIndex.add(self, number: number, to: database)
        try BeginningLists.add(self, number: number, to: database)
    }

    /// The words of each customer that is there, with the customer's row number.
    static func ofEverybody(_ database: Database, _ body: (CustomerWords, Int64) throws -> Void) throws {
        try database.forEachRow("SELECT n, first_name, last_name, email FROM customers ORDER BY n") { columns in
            let number = try columns.integer()
            let first = try columns.text()
            let last = try columns.text()
            try body(CustomerWords(firstName: first, lastName: last, email: columns.optionalText()), number)
        }
    }
}
