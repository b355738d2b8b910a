// Products.
import Checkout
import GRDB

enum ProductTable {
    /// Qualified, since prices are listed with their products.
    static let columns = """
        products.id, products.name, products.description, products.sku, products.visit_type, products.eligibility,
        products.is_active, products.created_at, products.details
        """

    static func decode(_ columns: inout Columns) throws -> Product {
        var product = Product(
            id: try columns.id(), name: try columns.text(), description: columns.optionalText(),
            sku: columns.optionalText(), visitType: columns.optionalText().map { VisitType($0) },
            eligibility: try columns.word(), isActive: try columns.flag(), createdAt: try columns.instant())
        product.details = try JSONText.details(from: columns.optionalText())
        return product
    }

    static func changeable(_ product: Product) -> [SQLValue] {
        [
            .text(product.name), .text(product.description), .text(product.sku), .text(product.visitType?.name),
            .word(product.eligibility), .flag(product.isActive), .text(JSONText.details(product.details)),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Product>) throws -> Product? {
        try find(id, in: "products", columns: ProductTable.columns, as: ProductTable.decode)
    }

    func product(sku: String) throws -> Product? {
        try database.row(
            "SELECT \(ProductTable.columns) FROM products WHERE sku = ?", [.text(sku)], as: ProductTable.decode)
    }

    func soldVisitTypes() throws -> [VisitType] {
        try database.rows(
            """
            SELECT DISTINCT visit_type FROM products INDEXED BY products_sold
            WHERE is_active = 1 AND visit_type IS NOT NULL ORDER BY visit_type
            """
        ) { VisitType(try $0.text()) }
    }

    func products(from seek: Seek, limit: Int) throws -> Page<Product> {
        let list = KeysetList(
            columns: ProductTable.columns, source: "products", key: nil, number: "n", isDescending: false)
        return try list.page(database, from: seek, limit: limit, decode: ProductTable.decode)
    }

    func catalogItems(from seek: Seek, limit: Int) throws -> Page<Product> {
        let list = KeysetList(
            columns: ProductTable.columns, source: "products", condition: "sku IS NOT NULL", key: nil, number: "n",
            isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: ProductTable.decode)
    }

    func catalogItemCount() throws -> Int {
        Int(
            try database.number("SELECT count(*) FROM products INDEXED BY products_sku WHERE sku IS NOT NULL") ?? 0)
    }
}

extension SQLiteTransaction {
    func insert(_ product: Product) throws {
        try database.run(
            """
            INSERT INTO products (id, created_at, name, description, sku, visit_type, eligibility, is_active,
                details)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, [.id(product.id), .instant(product.createdAt)] + ProductTable.changeable(product))
    }

    func update(_ product: Product) throws {
        try change(
            Product.kind,
            """
            UPDATE products SET name = ?, description = ?, sku = ?, visit_type = ?, eligibility = ?, is_active = ?,
                details = ?
            WHERE id = ?
            """, ProductTable.changeable(product) + [.id(product.id)])
    }
}
