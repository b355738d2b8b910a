// Customers one by one.
import Checkout
import GRDB

enum CustomerTable {
    static let columns = """
        id, first_name, last_name, email, phone, employer, state, metadata, default_card, created_at, shipping
        """

    static func decode(_ columns: inout Columns) throws -> Customer {
        var customer = Customer(
            id: try columns.id(), firstName: try columns.text(), lastName: try columns.text(),
            email: columns.optionalText(), phone: columns.optionalText(), employer: columns.optionalText(),
            state: columns.optionalText().flatMap(USState.init(code:)),
            metadata: try JSONText.metadata(from: columns.optionalText()),
            defaultPaymentMethod: try columns.optionalID(), createdAt: try columns.instant())
        customer.shipping = try JSONText.shipping(from: columns.optionalText())
        return customer
    }

    static func insert(_ customer: Customer, words: CustomerWords, nextExpiry: Int64, into database: Database) throws {
        try database.run(
            """
            INSERT INTO customers (id, first_name, last_name, email, phone, employer, state, metadata, default_card,
                shipping, created_at, email_key, name_key, words, next_expiry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [.id(customer.id)] + changeable(customer)
                + [
                    .instant(customer.createdAt), .text(customer.email.map(emailKey)), .text(words.nameKey),
                    .text(words.text), .integer(nextExpiry),
                ])
    }

    /// The columns from `first_name` to `default_card`, and `shipping`.
    static func changeable(_ customer: Customer) -> [SQLValue] {
        [
            .text(customer.firstName), .text(customer.lastName), .text(customer.email), .text(customer.phone),
            .text(customer.employer), .text(customer.state?.code), .text(JSONText.metadata(customer.metadata)),
            .id(customer.defaultPaymentMethod), .text(JSONText.shipping(customer.shipping)),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Customer>) throws -> Customer? {
        try find(id, in: "customers", columns: CustomerTable.columns, as: CustomerTable.decode)
    }

    func customer(email: String) throws -> Customer? {
        try database.row(
            "SELECT \(CustomerTable.columns) FROM customers WHERE email_key = ?", [.text(emailKey(email))],
            as: CustomerTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ customer: Customer) throws {
        let words = customer.words
        try CustomerTable.insert(customer, words: words, nextExpiry: NextExpiry.never, into: database)
        try words.index(number: database.lastInsertedRowID, in: database)
    }

    func update(_ customer: Customer) throws {
        let found = try database.row(
            "SELECT n, \(CustomerTable.columns) FROM customers WHERE id = ?", [.id(customer.id)]
        ) { (number: try $0.integer(), customer: try CustomerTable.decode(&$0)) }
        guard let found else { throw MissingRow(kind: Customer.kind) }
        try database.run(
            """
            UPDATE customers SET first_name = ?, last_name = ?, email = ?, phone = ?, employer = ?, state = ?,
                metadata = ?, default_card = ?, shipping = ? WHERE n = ?
            """, CustomerTable.changeable(customer) + [.integer(found.number)])
        if customer.name != found.customer.name || customer.email != found.customer.email {
            try updateWords(of: customer, from: found.customer.words, number: found.number)
        }
    }

    private func updateWords(of customer: Customer, from old: CustomerWords, number: Int64) throws {
        let words = customer.words
        try database.run(
            "UPDATE customers SET email_key = ?, name_key = ?, words = ? WHERE n = ?",
            [
                .text(customer.email.map(emailKey)), .text(words.nameKey), .text(words.text), .integer(number),
            ])
        try CustomerSearchIndex.remove(old, number: number, from: database)
        try BeginningLists.remove(old, number: number, from: database)
        try words.index(number: number, in: database)
    }
}

extension Customer {
    /// The words by which this customer is found.
    var words: CustomerWords { CustomerWords(firstName: firstName, lastName: lastName, email: email) }
}
