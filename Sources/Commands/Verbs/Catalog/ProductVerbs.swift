// almoner product add|edit|retire.

import ArgumentParser
import Checkout

/// What is done to products.
struct ProductVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "product", abstract: "Add, edit, review or retire products.",
        subcommands: [ProductAddVerb.self, ProductEditVerb.self, ProductReviewVerb.self, ProductRetireVerb.self])
}

/// Adds a product.
struct ProductAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a product to the catalogue.",
        discussion: """
            Example: almoner product add --name 'Gym membership' --visit-type gym \
            --eligibility letter_of_medical_necessity
            """)
    static let use = LedgerUse.creates

    @Option(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String

    @Option(
        help: ArgumentHelp(
            "Whether health money may pay: \(Eligibility.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "ground"),
        transform: { try word($0, as: Eligibility.self, "eligibility") })
    var eligibility: Eligibility

    @Option(
        help: ArgumentHelp("Which consultation it needs; general where none is named.", valueName: "type"),
        transform: Commands.visitType)
    var visitType: VisitType?

    @Option(help: ArgumentHelp("The merchant's own code for it, unique.", valueName: "code"))
    var sku: String?

    @Option(help: ArgumentHelp("A sentence about it.", valueName: "text"))
    var description: String?

    @OptionGroup var details: ProductDetailOptions

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = NewProduct(
            name: name, description: description, sku: sku, visitType: visitType, eligibility: eligibility,
            details: details.details)
        return try await context.answer(product: try await context.engine.addProduct(new).id)
    }
}

/// Edits a product.
struct ProductEditVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change what is kept of a product.",
        discussion: """
            What is not given stays; an empty text clears a field; lists and notes are replaced whole. Carts that were \
            begun before keep what they froze.

            Example: almoner product edit fprod_01K9Z3QH8YV2M4T6W8R0S2N4P6 --category Fitness --metadata season=spring
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The product.", transform: identifier)
    var product: ID<Product>

    @Option(help: ArgumentHelp("What it is called.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("Whether health money may pay.", valueName: "ground"),
        transform: { try word($0, as: Eligibility.self, "eligibility") })
    var eligibility: Eligibility?

    @Option(
        help: ArgumentHelp("Which consultation it needs.", valueName: "type"), transform: Commands.visitType)
    var visitType: VisitType?

    @Option(help: ArgumentHelp("A sentence about it.", valueName: "text"))
    var description: String?

    @OptionGroup var details: ProductDetailOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        let isNothing = name == nil && eligibility == nil && visitType == nil && description == nil
        guard !(isNothing && details.edit == ProductEdit()) else {
            throw ValidationError("Nothing to change; give --name, --eligibility, --url or another option.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        var edit = details.edit
        (edit.name, edit.eligibility, edit.visitType) = (name, eligibility, visitType)
        edit.description = description
        return try await context.answer(product: try await context.engine.editProduct(product, edit).id)
    }
}

/// Retires a product.
struct ProductRetireVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take a product out of the catalogue, or back into it.",
        discussion: "What was sold stays as it was.\n\nExample: almoner product retire fprod_01K9Z3QH8YV2M4T6W8R0S2N4P6"
    )
    static let use = LedgerUse.changes

    @Argument(help: "The product.", transform: identifier)
    var product: ID<Product>

    @Flag(help: "Sell it again instead.")
    var undo = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(product: try await context.engine.setProduct(product, active: undo).id)
    }
}
