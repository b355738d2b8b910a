/// A product as a merchant adds it.
public struct NewProduct: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// A sentence about it.
    public var description: String?
    /// The merchant's own code for it.
    public var sku: String?
    /// Which consultation it needs.
    public var visitType: VisitType?
    /// Whether health money may pay for it. Flex's newest pages decide it themselves; here the merchant says it, and
    /// it is not eligible where nobody does.
    public var eligibility: Eligibility
    /// What else is kept of it.
    public var details: ProductDetails
    /// Whether it is sold from the start.
    public var isActive: Bool

    /// A product as a merchant adds it.
    public init(
        name: String, description: String? = nil, sku: String? = nil, visitType: VisitType? = nil,
        eligibility: Eligibility = .notEligible, details: ProductDetails = ProductDetails(), isActive: Bool = true
    ) {
        self.name = name
        self.description = description
        self.sku = sku
        self.visitType = visitType
        self.eligibility = eligibility
        self.details = details
        self.isActive = isActive
    }
}

extension CheckoutEngine {
    /// Adds a product. One that needs a letter and names no visit type is of type `general` (ours).
    /// - Throws: `CheckoutError.skuTaken`, `.invalidField`.
    public func addProduct(_ new: NewProduct) async throws(CheckoutError) -> Product {
        try await step { step in try step.insert(new) }
    }

    /// Takes a product out of the catalogue, or back into it; its history stays.
    /// - Throws: `CheckoutError.notFound`.
    public func setProduct(_ id: ID<Product>, active: Bool) async throws(CheckoutError) -> Product {
        try await editProduct(id, ProductEdit(isActive: active))
    }

    /// Adds a price to a product: a one-time price, unless it says how often it is charged.
    /// - Parameter isActive: whether it is sold from the start.
    /// - Throws: `CheckoutError.notFound`, `.amountOutOfRange`, `.invalidField`.
    public func addPrice(
        product: ID<Product>, unitAmount: Money, description: String? = nil, recurrence: Recurrence? = nil,
        metadata: [String: String] = [:], isActive: Bool = true
    ) async throws(CheckoutError) -> PriceRow {
        guard (Money.zero...Money.maximumCharge).contains(unitAmount) else {
            throw .amountOutOfRange(unitAmount, least: .zero, most: .maximumCharge)
        }
        try recurrence?.check()
        try Notes.check(metadata)
        return try await step { step in
            let product = try require(product, step.transaction.find)
            let price = Price(
                id: try step.transaction.newID(at: step.now), product: product.id, unitAmount: unitAmount,
                description: description, recurrence: recurrence, metadata: metadata, isActive: isActive,
                createdAt: step.now)
            try step.transaction.insert(price)
            try step.record(
                EventType.priceCreated, price.id, customer: nil,
                [Change("unit_amount", to: String(unitAmount.minorUnits))])
            return PriceRow(price: price, product: product)
        }
    }

    /// Takes a price out of the catalogue, or back into it.
    /// - Throws: `CheckoutError.notFound`.
    public func setPrice(_ id: ID<Price>, active: Bool) async throws(CheckoutError) -> PriceRow {
        try await editPrice(id, PriceEdit(isActive: active))
    }
}

extension Step {
    func insert(_ new: NewProduct) throws -> Product {
        if let sku = new.sku, let known = try transaction.product(sku: sku) {
            throw CheckoutError.skuTaken(sku: sku, product: known.id.description)
        }
        let needsLetter = new.eligibility == .letterOfMedicalNecessity
        let visitType = new.visitType == .notApplicable ? nil : new.visitType
        let product = Product(
            id: try transaction.newID(at: now), name: try Product.name(new.name), description: new.description,
            sku: new.sku,
            visitType: needsLetter ? visitType ?? .general : visitType, eligibility: new.eligibility,
            details: try new.details.checked(), isActive: new.isActive, createdAt: now)
        try transaction.insert(product)
        try record(EventType.productCreated, product.id, customer: nil, [Change("name", to: product.name)])
        return product
    }
}
