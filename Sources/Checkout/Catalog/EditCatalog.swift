/// What shall change of a product; nil leaves a field as it is, an empty text clears it, notes and lists are replaced
/// whole (ours). Carts that were begun before keep what they froze.
public struct ProductEdit: Hashable, Sendable {
    /// What it is called.
    public var name: String?
    /// A sentence about it.
    public var description: String?
    /// Which consultation it needs.
    public var visitType: VisitType?
    /// Whether health money may pay for it.
    public var eligibility: Eligibility?
    /// Whether it is still sold.
    public var isActive: Bool?
    /// The code under the bars.
    public var upcCode: String?
    /// The global trade item number.
    public var gtin: String?
    /// The number of the national brand that it is like.
    public var referenceGTIN: String?
    /// Where it is sold.
    public var url: String?
    /// The merchant's own reference.
    public var clientReferenceID: String?
    /// What it is called on documents.
    public var documentDescription: String?
    /// What it is called on receipts.
    public var receiptDescription: String?
    /// Where pictures of it lie.
    public var imageURLs: [String]?
    /// What it is sold under.
    public var categories: [String]?
    /// What it is made of.
    public var components: [String]?
    /// The merchant's own notes.
    public var metadata: [String: String]?

    /// A change of nothing, or of whether it is sold; set the fields that change.
    public init(isActive: Bool? = nil) {
        self.isActive = isActive
    }

    /// The product after the change.
    /// - Throws: `CheckoutError.invalidField`.
    func applied(to product: Product) throws(CheckoutError) -> Product {
        var product = product
        if let name { product.name = try Product.name(name) }
        if let description { product.description = description.trimmed.nilIfEmpty }
        if let eligibility { product.eligibility = eligibility }
        if let visitType { product.visitType = visitType == .notApplicable ? nil : visitType }
        if product.eligibility == .letterOfMedicalNecessity { product.visitType = product.visitType ?? .general }
        if let isActive { product.isActive = isActive }
        var details = product.details
        for (new, path) in texts { if let new { details[keyPath: path] = new } }
        if let imageURLs { details.imageURLs = imageURLs }
        if let categories { details.categories = categories }
        if let components { details.components = components }
        if let metadata { details.metadata = metadata }
        product.details = try details.checked()
        return product
    }

    private var texts: [(String?, WritableKeyPath<ProductDetails, String?>)] {
        [
            (upcCode, \.upcCode), (gtin, \.gtin), (referenceGTIN, \.referenceGTIN), (url, \.url),
            (clientReferenceID, \.clientReferenceID), (documentDescription, \.documentDescription),
            (receiptDescription, \.receiptDescription),
        ]
    }
}

/// What shall change of a price (Flex: its description, its notes, and whether it is sold); nil leaves a field as it is.
public struct PriceEdit: Hashable, Sendable {
    /// A word for the merchant; an empty text clears it.
    public var description: String?
    /// Whether it can still be sold. Subscriptions at it go on.
    public var isActive: Bool?
    /// The merchant's own notes, replaced whole.
    public var metadata: [String: String]?

    /// What shall change of a price.
    public init(description: String? = nil, isActive: Bool? = nil, metadata: [String: String]? = nil) {
        self.description = description
        self.isActive = isActive
        self.metadata = metadata
    }
}

extension CheckoutEngine {
    /// Changes a product.
    /// - Throws: `CheckoutError.notFound`, `.invalidField`.
    public func editProduct(_ id: ID<Product>, _ edit: ProductEdit) async throws(CheckoutError) -> Product {
        try await step { step in
            let before = try require(id, step.transaction.find)
            var product = try edit.applied(to: before)
            let isReviewed = edit.eligibility != nil && before.details.awaitsReview
            if isReviewed || product.eligibility != before.eligibility {
                (product.details.awaitsReview, product.details.reviewedAt) = (false, step.now)
            }
            guard product != before else { return before }
            try step.transaction.update(product)
            try step.record(EventType.productUpdated, id, customer: nil, product.changes(since: before))
            if product.details.reviewedAt != before.details.reviewedAt {
                try step.record(
                    EventType.productReviewed, id, customer: nil,
                    [Change("hsa_fsa_eligibility", to: product.eligibility.rawValue)])
            }
            return product
        }
    }

    /// Changes a price.
    /// - Throws: `CheckoutError.notFound`, `.invalidField`.
    public func editPrice(_ id: ID<Price>, _ edit: PriceEdit) async throws(CheckoutError) -> PriceRow {
        if let metadata = edit.metadata { try Notes.check(metadata) }
        return try await step { step in
            let before = try require(id, step.transaction.find)
            var price = before
            if let description = edit.description { price.description = description.trimmed.nilIfEmpty }
            if let isActive = edit.isActive { price.isActive = isActive }
            if let metadata = edit.metadata { price.metadata = metadata }
            let changes = price.changes(since: before)
            if !changes.isEmpty {
                try step.transaction.update(price)
                try step.record(EventType.priceUpdated, id, customer: nil, changes)
            }
            return PriceRow(price: price, product: try require(price.product, step.transaction.find))
        }
    }
}

extension Product {
    /// A product's name as it is kept.
    /// - Throws: `CheckoutError.invalidField`.
    static func name(_ text: String) throws(CheckoutError) -> String {
        guard !text.trimmed.isEmpty, text.utf8.count <= 200 else {
            throw .invalidField("name", given: text, expected: "a name of up to 200 bytes")
        }
        return text.trimmed
    }

    /// The fields in which this differs from how the product was.
    func changes(since before: Product) -> [Change] {
        let fields: [(String, String?, String?)] = [
            ("name", before.name, name), ("description", before.description, description),
            ("visit_type", before.visitType?.name, visitType?.name),
            ("hsa_fsa_eligibility", before.eligibility.rawValue, eligibility.rawValue),
            ("active", String(before.isActive), String(isActive)),
            ("awaits_review", String(before.details.awaitsReview), String(details.awaitsReview)),
        ]
        return Change.all(fields) + details.changes(since: before.details)
    }
}

extension Price {
    /// The fields in which this differs from how the price was.
    func changes(since before: Price) -> [Change] {
        Change.all([
            ("description", before.description, description), ("active", String(before.isActive), String(isActive)),
        ]) + Notes.changes(from: before.metadata, to: metadata)
    }
}

extension Change {
    /// Those of these fields, each with what it was and what it is, that changed.
    static func all(_ fields: [(String, String?, String?)]) -> [Change] {
        fields.filter { $0.1 != $0.2 }.map { Change($0.0, from: $0.1, to: $0.2) }
    }
}
