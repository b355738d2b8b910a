// What else is kept of a product, as one document in one column: nothing is found or sorted by it.
import Checkout
import OrderedJSON

extension JSONText {
    /// A product's details, by their names in order and without what is empty; nil for none.
    static func details(_ details: ProductDetails) -> String? {
        guard details != ProductDetails() else { return nil }
        var document: [String: JSON] = [:]
        let texts = [
            ("documentText", details.documentDescription), ("gtin", details.gtin),
            ("receiptText", details.receiptDescription), ("reference", details.clientReferenceID),
            ("referenceGTIN", details.referenceGTIN), ("upc", details.upcCode), ("url", details.url),
        ]
        for case (let name, let text?) in texts { document[name] = .string(text) }
        let lists = [
            ("categories", details.categories), ("components", details.components), ("images", details.imageURLs),
        ]
        for (name, list) in lists where !list.isEmpty { document[name] = .array(list.map { .string($0) }) }
        if !details.metadata.isEmpty { document["notes"] = JSON(details.metadata) }
        if details.awaitsReview { document["awaitsReview"] = .bool(true) }
        if let moment = details.reviewedAt { document["reviewedAt"] = .int(Int(moment.milliseconds)) }
        return JSON.object(document.sorted { $0.key < $1.key }.map { JSON.Field($0.key, $0.value) }).compact
    }

    static func details(from text: String?) throws -> ProductDetails {
        guard let text else { return ProductDetails() }
        let document = try JSON(stored: text)
        func texts(_ name: String) throws -> [String] {
            try document[name]?.elements().map { try $0.text() } ?? []
        }
        var details = ProductDetails(
            upcCode: document["upc"]?.plainText, gtin: document["gtin"]?.plainText,
            referenceGTIN: document["referenceGTIN"]?.plainText, url: document["url"]?.plainText,
            clientReferenceID: document["reference"]?.plainText, metadata: try document["notes"]?.texts() ?? [:],
            imageURLs: try texts("images"), categories: try texts("categories"), components: try texts("components"),
            documentDescription: document["documentText"]?.plainText,
            receiptDescription: document["receiptText"]?.plainText)
        details.awaitsReview = document["awaitsReview"] == true
        details.reviewedAt = try document["reviewedAt"].map { Instant(milliseconds: Int64(try $0.number())) }
        return details
    }
}
