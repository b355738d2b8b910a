// almoner price add|retire.

import ArgumentParser
import Checkout

/// What is done to prices.
struct PriceVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price", abstract: "Add or retire prices.",
        subcommands: [PriceAddVerb.self, PriceRetireVerb.self])
}

/// Adds a price.
struct PriceAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a one-time price to a product.",
        discussion: "Example: almoner price add --product fprod_01K9Z3QH8YV2M4T6W8R0S2N4P6 --unit-amount 4900")
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("The product.", valueName: "product"), transform: identifier)
    var product: ID<Product>

    @Option(help: ArgumentHelp("What one costs, in cents.", valueName: "cents"))
    var unitAmount: Int

    @Option(help: ArgumentHelp("A word for the merchant, such as '10-class pass'.", valueName: "text"))
    var description: String?

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let row = try await context.engine.addPrice(
            product: product, unitAmount: Money(minorUnits: unitAmount), description: description)
        return try await context.answer(price: row.price.id)
    }
}

/// Retires a price.
struct PriceRetireVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take a price out of the catalogue, or back into it.",
        discussion: "Example: almoner price retire fprice_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The price.", transform: identifier)
    var price: ID<Price>

    @Flag(help: "Sell at it again instead.")
    var undo = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(price: try await context.engine.setPrice(price, active: undo).price.id)
    }
}
