// What else is kept of a product, as one document in one column: nothing is found or sorted by it.
import Checkout
import OrderedJSON

extension JSONText {
    /// A product's details, in the order of their names and without what is empty; nil for none.
    static func details(_ details: ProductDetails) -> String? {
        guard details != ProductDetails() else { return nil }
        let all: [(String, JSON?)] = [
            ("awaitsReview", details.awaitsReview ? true : nil),
            ("categories", list(details.categories)),
            ("components", list(details.components)),
            ("documentText", details.documentDescription.map { .string($0) }),
            ("gtin", details.gtin.map { .string($0) }),
            ("images", list(details.imageURLs)),
            ("notes", details.metadata.isEmpty ? nil : JSON(details.metadata)),
            ("receiptText", details.receiptDescription.map { .string($0) }),
            ("reference", details.clientReferenceID.map { .string($0) }),
            ("referenceGTIN", details.referenceGTIN.map { .string($0) }),
            ("reviewedAt", details.reviewedAt.map { .int(Int($0.milliseconds)) }),
            ("upc", details.upcCode.map { .string($0) }),
            ("url", details.url.map { .string($0) }),
        ]
        return JSON.object(all.compactMap { name, value in value.map { JSON.Field(name, $0) } }).compact
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

    private static func list(_ texts: [String]) -> JSON? {
        texts.isEmpty ? nil : .array(texts.map { .string($0) })
    }
}
