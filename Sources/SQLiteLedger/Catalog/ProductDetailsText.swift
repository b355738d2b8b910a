// What else is kept of a product, as one document in one column: nothing is found or sorted by it.
import Checkout
import Foundation

/// The document; what is empty is left out, and a product without details has none.
private struct DetailsDocument: Codable {
    var upc: String?
    var gtin: String?
    var referenceGTIN: String?
    var url: String?
    var reference: String?
    var notes: [String: String]?
    var images: [String]?
    var categories: [String]?
    var components: [String]?
    var documentText: String?
    var receiptText: String?
    var awaitsReview: Bool?
    var reviewedAt: Int64?
}

extension JSONText {
    /// A product's details; nil for none.
    static func details(_ details: ProductDetails) throws -> String? {
        guard details != ProductDetails() else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let document = DetailsDocument(
            upc: details.upcCode, gtin: details.gtin, referenceGTIN: details.referenceGTIN, url: details.url,
            reference: details.clientReferenceID, notes: details.metadata.isEmpty ? nil : details.metadata,
            images: filled(details.imageURLs), categories: filled(details.categories),
            components: filled(details.components), documentText: details.documentDescription,
            receiptText: details.receiptDescription,
            awaitsReview: details.awaitsReview ? true : nil, reviewedAt: details.reviewedAt?.milliseconds)
        return String(decoding: try encoder.encode(document), as: UTF8.self)
    }

    static func details(from text: String?) throws -> ProductDetails {
        guard let text else { return ProductDetails() }
        let document = try JSONDecoder().decode(DetailsDocument.self, from: Data(text.utf8))
        var details = ProductDetails(
            upcCode: document.upc, gtin: document.gtin, referenceGTIN: document.referenceGTIN, url: document.url,
            clientReferenceID: document.reference, metadata: document.notes ?? [:], imageURLs: document.images ?? [],
            categories: document.categories ?? [], components: document.components ?? [],
            documentDescription: document.documentText, receiptDescription: document.receiptText)
        details.awaitsReview = document.awaitsReview ?? false
        details.reviewedAt = document.reviewedAt.map { Instant(milliseconds: $0) }
        return details
    }

    private static func filled(_ list: [String]) -> [String]? { list.isEmpty ? nil : list }
}
