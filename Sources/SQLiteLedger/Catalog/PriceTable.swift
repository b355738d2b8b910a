// Prices, listed each with its product.
import Checkout
import GRDB

enum PriceTable {
    static let columns = """
        prices.id, prices.product, prices.unit_amount, prices.description, prices.is_active, prices.created_at
        """

    static func decode(_ columns: inout Columns) throws -> Price {
        Price(
            id: try columns.id(), product: try columns.id(), unitAmount: try columns.money(),
            description: columns.optionalText(), isActive: try columns.flag(), createdAt: try columns.instant())
    }
}

extension SQLiteReading {
    func find(_ id: ID<Price>) throws -> Price? {
        try find(id, in: "prices", columns: PriceTable.columns, as: PriceTable.decode)
    }

    func prices(from seek: Seek, limit: Int) throws -> Page<PriceRow> {
        let list = KeysetList(
            columns: "\(PriceTable.columns), \(ProductTable.columns)",
            source: "prices CROSS JOIN products ON products.id = prices.product", key: nil, number: "prices.n",
            isDescending: false)
        return try list.page(database, from: seek, limit: limit) { columns in
            PriceRow(price: try PriceTable.decode(&columns), product: try ProductTable.decode(&columns))
        }
    }
}

extension SQLiteTransaction {
    func insert(_ price: Price) throws {
        try database.run(
            """
            INSERT INTO prices (id, product, unit_amount, created_at, description, is_active) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .id(price.id), .id(price.product), .money(price.unitAmount), .instant(price.createdAt),
                .text(price.description), .flag(price.isActive),
            ])
    }

    func update(_ price: Price) throws {
        try change(
            Price.kind, "UPDATE prices SET description = ?, is_active = ? WHERE id = ?",
            [.text(price.description), .flag(price.isActive), .id(price.id)])
    }
}
