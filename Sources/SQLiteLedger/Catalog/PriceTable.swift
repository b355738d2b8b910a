// Prices, listed each with its product.
import Checkout
import GRDB

enum PriceTable {
    static let columns = """
        prices.id, prices.product, prices.unit_amount, prices.description, prices.is_active, prices.created_at,
        prices.interval, prices.interval_count, prices.trial_days, prices.metadata
        """

    static func decode(_ columns: inout Columns) throws -> Price {
        let id: ID<Price> = try columns.id()
        let product: ID<Product> = try columns.id()
        let unitAmount = try columns.money()
        let description = columns.optionalText()
        let isActive = try columns.flag()
        let createdAt = try columns.instant()
        return Price(
            id: id, product: product, unitAmount: unitAmount, description: description,
            recurrence: try decodeRecurrence(&columns), metadata: try JSONText.metadata(from: columns.optionalText()),
            isActive: isActive, createdAt: createdAt)
    }

    private static func decodeRecurrence(_ columns: inout Columns) throws -> Recurrence? {
        let interval: Recurrence.Interval? = try columns.optionalWord()
        let (count, trialDays) = (columns.optionalInteger(), columns.optionalInteger())
        guard let interval, let count else { return nil }
        return Recurrence(interval, count: Int(count), trialDays: trialDays.map { Int($0) })
    }
}

extension SQLiteReading {
    func find(_ id: ID<Price>) throws -> Price? {
        try find(id, in: "prices", columns: PriceTable.columns, as: PriceTable.decode)
    }

    func prices(of product: ID<Product>?, soldOnly: Bool, from seek: Seek, limit: Int) throws -> Page<PriceRow> {
        let conditions = [
            product == nil ? nil : "prices.product = ?",
            soldOnly ? "prices.is_active = 1 AND products.is_active = 1" : nil,
        ]
        let list = KeysetList(
            columns: "\(PriceTable.columns), \(ProductTable.columns)",
            source: "prices CROSS JOIN products ON products.id = prices.product",
            condition: conditions.compactMap(\.self).joined(separator: " AND "),
            values: product.map { [.id($0)] } ?? [], key: nil, number: "prices.n", isDescending: false)
        return try list.page(database, from: seek, limit: limit) { columns in
            PriceRow(price: try PriceTable.decode(&columns), product: try ProductTable.decode(&columns))
        }
    }
}

extension SQLiteTransaction {
    func insert(_ price: Price) throws {
        try database.run(
            """
            INSERT INTO prices (id, product, unit_amount, created_at, interval, interval_count, trial_days,
                description, is_active, metadata)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(price.id), .id(price.product), .money(price.unitAmount), .instant(price.createdAt),
                .word(price.recurrence?.interval), .integer(price.recurrence?.count),
                .integer(price.recurrence?.trialDays), .text(price.description), .flag(price.isActive),
                .text(JSONText.metadata(price.metadata)),
            ])
    }

    func update(_ price: Price) throws {
        try change(
            Price.kind, "UPDATE prices SET description = ?, is_active = ?, metadata = ? WHERE id = ?",
            [
                .text(price.description), .flag(price.isActive), .text(JSONText.metadata(price.metadata)),
                .id(price.id),
            ])
    }
}
