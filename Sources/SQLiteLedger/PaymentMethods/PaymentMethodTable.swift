// Saved cards: one by one, a customer's, everybody's.
import Checkout
import GRDB

enum PaymentMethodTable {
    static let columns = """
        id, customer, brand, last4, expiry_month, expiry_year, funding, account, fingerprint, reference, postal_code,
        billing, off_session, removed_at, created_at
        """

    static func decode(_ columns: inout Columns) throws -> PaymentMethod {
        PaymentMethod(
            id: try columns.id(), customer: try columns.id(), card: try decodeCard(&columns),
            postalCode: columns.optionalText(), billing: try JSONText.billing(from: columns.optionalText()),
            offSession: try columns.flag(), removedAt: columns.optionalInstant(),
            createdAt: try columns.instant())
    }

    /// The columns from `brand` to `reference`.
    static let cardColumns = "brand, last4, expiry_month, expiry_year, funding, account, fingerprint, reference"

    static func decodeCard(_ columns: inout Columns) throws -> Card {
        let brand = try columns.text()
        let last4 = try columns.text()
        guard let expiry = CardExpiry(month: try columns.count(), year: try columns.count()) else {
            throw UnreadableColumn(index: 4)
        }
        return Card(
            brand: brand, last4: last4, expiry: expiry, funding: try columns.text(), account: try columns.word(),
            fingerprint: try columns.text(), reference: try columns.text())
    }

    static func insert(_ method: PaymentMethod, into database: Database) throws {
        let card = method.card
        try database.run(
            """
            INSERT INTO payment_methods (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(method.id), .id(method.customer), .text(card.brand), .text(card.last4),
                .integer(card.expiry.month), .integer(card.expiry.year), .text(card.funding), .word(card.account),
                .text(card.fingerprint), .text(card.reference), .text(method.postalCode),
                .text(JSONText.billing(method.billing)), .flag(method.offSession),
                .instant(method.removedAt), .instant(method.createdAt),
            ])
    }
}

extension SQLiteReading {
    func find(_ id: ID<PaymentMethod>) throws -> PaymentMethod? {
        try find(id, in: "payment_methods", columns: PaymentMethodTable.columns, as: PaymentMethodTable.decode)
    }

    func paymentMethods(of customer: ID<Customer>) throws -> [PaymentMethod] {
        try database.rows(
            """
            SELECT \(PaymentMethodTable.columns) FROM payment_methods WHERE customer = ? AND removed_at IS NULL
            ORDER BY n
            """, [.id(customer)], as: PaymentMethodTable.decode)
    }

    func paymentMethods(from seek: Seek, limit: Int) throws -> Page<PaymentMethod> {
        let list = KeysetList(
            columns: PaymentMethodTable.columns, source: "payment_methods", condition: "+removed_at IS NULL", key: nil,
            number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: PaymentMethodTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ paymentMethod: PaymentMethod) throws {
        try PaymentMethodTable.insert(paymentMethod, into: database)
    }

    func update(_ paymentMethod: PaymentMethod) throws {
        try change(
            PaymentMethod.kind, "UPDATE payment_methods SET off_session = ?, removed_at = ? WHERE id = ?",
            [.flag(paymentMethod.offSession), .instant(paymentMethod.removedAt), .id(paymentMethod.id)])
    }
}
