/// What the engine reads of products and prices.
public protocol CatalogReader {
    /// The product with this identifier.
    func find(_ id: ID<Product>) throws -> Product?
    /// The price with this identifier.
    func find(_ id: ID<Price>) throws -> Price?
    /// The product with this code of the merchant's.
    func product(sku: String) throws -> Product?
    /// The visit types of the products that are still sold.
    func soldVisitTypes() throws -> [VisitType]
    /// A page of the products, in the order they were made.
    func products(from seek: Seek, limit: Int) throws -> Page<Product>
    /// A page of the products that have a code of the merchant's, the latest made first.
    func catalogItems(from seek: Seek, limit: Int) throws -> Page<Product>
    /// How many products have a code of the merchant's.
    func catalogItemCount() throws -> Int
    /// A page of the prices, all or one product's, each with its product, in the order they were made.
    /// - Parameter soldOnly: whether retired prices, and those of retired products, are left out.
    func prices(of product: ID<Product>?, soldOnly: Bool, from seek: Seek, limit: Int) throws -> Page<PriceRow>
}

extension CatalogReader {
    /// A page of the prices, all or one product's, sold or retired, each with its product, in the order they were made.
    public func prices(of product: ID<Product>? = nil, from seek: Seek, limit: Int) throws -> Page<PriceRow> {
        try prices(of: product, soldOnly: false, from: seek, limit: limit)
    }
}

/// What the engine writes of products and prices.
public protocol CatalogWriter: CatalogReader {
    /// Adds a product.
    func insert(_ product: Product) throws
    /// Replaces what is kept of a product.
    func update(_ product: Product) throws
    /// Adds a price.
    func insert(_ price: Price) throws
    /// Replaces what is kept of a price.
    func update(_ price: Price) throws
}

/// A price with the product that it is for.
public struct PriceRow: Hashable, Sendable {
    /// The price.
    public let price: Price
    /// Its product.
    public let product: Product

    /// A price with the product that it is for.
    public init(price: Price, product: Product) {
        self.price = price
        self.product = product
    }
}
