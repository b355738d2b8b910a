/// What else Flex keeps of a product. None of it decides anything about money or letters.
public struct ProductDetails: Hashable, Sendable {
    /// The code under the bars.
    public var upcCode: String?
    /// The global trade item number.
    public var gtin: String?
    /// The number of the national brand that it is like.
    public var referenceGTIN: String?
    /// Where it is sold.
    public var url: String?
    /// The merchant's own reference, which need not be unique, as a product's `sku` is.
    public var clientReferenceID: String?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// Where pictures of it lie.
    public var imageURLs: [String]
    /// What it is sold under.
    public var categories: [String]
    /// What it is made of.
    public var components: [String]
    /// What it is called on documents.
    public var documentDescription: String?
    /// What it is called on receipts.
    public var receiptDescription: String?
    /// Whether nobody has decided yet how it may be paid (Truemed's catalogue); until then only by ordinary cards.
    public var awaitsReview = false
    /// When somebody decided that; nil where its merchant said so from the start.
    public var reviewedAt: Instant?

    /// What else Flex keeps of a product.
    public init(
        upcCode: String? = nil, gtin: String? = nil, referenceGTIN: String? = nil, url: String? = nil,
        clientReferenceID: String? = nil, metadata: [String: String] = [:], imageURLs: [String] = [],
        categories: [String] = [], components: [String] = [], documentDescription: String? = nil,
        receiptDescription: String? = nil
    ) {
        self.upcCode = upcCode
        self.gtin = gtin
        self.referenceGTIN = referenceGTIN
        self.url = url
        self.clientReferenceID = clientReferenceID
        self.metadata = metadata
        self.imageURLs = imageURLs
        self.categories = categories
        self.components = components
        self.documentDescription = documentDescription
        self.receiptDescription = receiptDescription
    }

    /// The most that one text of it may hold, in bytes. Ours.
    public static let longestText = 2_000
    /// The most texts that one list of it may hold. Ours.
    public static let longestList = 100
}

extension ProductDetails {
    /// The texts, by their names on the wire.
    static let texts: [(name: String, path: any WritableKeyPath<ProductDetails, String?> & Sendable)] = [
        ("upc_code", \.upcCode), ("gtin", \.gtin), ("reference_gtin", \.referenceGTIN), ("url", \.url),
        ("client_reference_id", \.clientReferenceID), ("document_description", \.documentDescription),
        ("receipt_description", \.receiptDescription),
    ]

    /// The lists, by their names on the wire.
    static let lists: [(name: String, path: any WritableKeyPath<ProductDetails, [String]> & Sendable)] = [
        ("image_urls", \.imageURLs), ("categories", \.categories), ("components", \.components),
    ]

    /// The details, without surrounding space, and without texts that say nothing.
    /// - Throws: `CheckoutError.invalidField` naming what is too long.
    func checked() throws(CheckoutError) -> ProductDetails {
        var details = self
        for (name, path) in ProductDetails.texts {
            let text = details[keyPath: path]?.trimmed.nilIfEmpty
            try ProductDetails.check(text ?? "", name)
            details[keyPath: path] = text
        }
        for (name, path) in ProductDetails.lists {
            let list = details[keyPath: path]
            guard list.count <= ProductDetails.longestList else {
                throw .invalidField(
                    name, given: "\(list.count) of them", expected: "at most \(ProductDetails.longestList)")
            }
            for text in list { try ProductDetails.check(text, name) }
        }
        try Notes.check(metadata)
        return details
    }

    private static func check(_ text: String, _ name: String) throws(CheckoutError) {
        guard text.utf8.count <= longestText else {
            throw .invalidField(name, given: "\(text.utf8.count) bytes", expected: "at most \(longestText) bytes")
        }
    }

    /// The fields in which this differs from how the details were.
    func changes(since before: ProductDetails) -> [Change] {
        var changes: [Change] = []
        for (name, path) in ProductDetails.texts where before[keyPath: path] != self[keyPath: path] {
            changes.append(Change(name, from: before[keyPath: path], to: self[keyPath: path]))
        }
        for (name, path) in ProductDetails.lists where before[keyPath: path] != self[keyPath: path] {
            let (old, new) = (before[keyPath: path], self[keyPath: path])
            changes.append(Change(name, from: old.joined(separator: ", "), to: new.joined(separator: ", ")))
        }
        return changes + Notes.changes(from: before.metadata, to: metadata)
    }
}
