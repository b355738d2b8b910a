// What else is kept of a product, as typed.

import ArgumentParser
import Checkout

/// The details of a product. On an edit, what is not given stays, and an empty text clears.
struct ProductDetailOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("The code under the bars.", valueName: "code"))
    var upcCode: String?

    @Option(help: ArgumentHelp("The global trade item number.", valueName: "number"))
    var gtin: String?

    @Option(help: ArgumentHelp("The number of the national brand that it is like.", valueName: "number"))
    var referenceGtin: String?

    @Option(help: ArgumentHelp("Where it is sold.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The merchant's own reference; need not be unique.", valueName: "text"))
    var clientReferenceId: String?

    @Option(help: ArgumentHelp("What it is called on documents.", valueName: "text"))
    var documentDescription: String?

    @Option(help: ArgumentHelp("What it is called on receipts.", valueName: "text"))
    var receiptDescription: String?

    @Option(name: .customLong("image-url"), help: ArgumentHelp("A picture; once for each.", valueName: "url"))
    var imageURLs: [String] = []

    @Option(
        name: .customLong("category"), help: ArgumentHelp("What it is sold under; once for each.", valueName: "name"))
    var categories: [String] = []

    @Option(
        name: .customLong("component"), help: ArgumentHelp("What it is made of; once for each.", valueName: "name"))
    var components: [String] = []

    @OptionGroup var notes: NoteOptions

    /// The details of a new product.
    var details: ProductDetails {
        ProductDetails(
            upcCode: upcCode, gtin: gtin, referenceGTIN: referenceGtin, url: url, clientReferenceID: clientReferenceId,
            metadata: notes.notes ?? [:], imageURLs: imageURLs, categories: categories, components: components,
            documentDescription: documentDescription, receiptDescription: receiptDescription)
    }

    /// A change of what was typed, and of nothing else.
    var edit: ProductEdit {
        var edit = ProductEdit()
        (edit.upcCode, edit.gtin, edit.referenceGTIN) = (upcCode, gtin, referenceGtin)
        (edit.url, edit.clientReferenceID) = (url, clientReferenceId)
        (edit.documentDescription, edit.receiptDescription) = (documentDescription, receiptDescription)
        edit.imageURLs = imageURLs.isEmpty ? nil : imageURLs
        edit.categories = categories.isEmpty ? nil : categories
        edit.components = components.isEmpty ? nil : components
        edit.metadata = notes.notes
        return edit
    }
}
