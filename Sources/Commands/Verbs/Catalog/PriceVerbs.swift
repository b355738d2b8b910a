// almoner price add|edit|retire.

import ArgumentParser
import Checkout

/// What is done to prices.
struct PriceVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "price", abstract: "Add, edit or retire prices.",
        subcommands: [PriceAddVerb.self, PriceEditVerb.self, PriceRetireVerb.self])
}

/// Adds a price.
struct PriceAddVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a price to a product.",
        discussion: """
            A price is charged once, unless --every makes it one for subscriptions.

            Example: almoner price add --product fprod_01K9Z3QH8YV2M4T6W8R0S2N4P6 --unit-amount 4900 --every monthly
            """)
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("The product.", valueName: "product"), transform: identifier)
    var product: ID<Product>

    @Option(help: ArgumentHelp("What one costs, in cents.", valueName: "cents"))
    var unitAmount: Int

    @Option(help: ArgumentHelp("A word for the merchant, such as '10-class pass'.", valueName: "text"))
    var description: String?

    @Option(
        help: ArgumentHelp(
            "How often a subscription is charged: \(Recurrence.Interval.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "interval"),
        transform: { try word($0, as: Recurrence.Interval.self, "interval") })
    var every: Recurrence.Interval?

    @Option(help: ArgumentHelp("How many intervals a period has; otherwise 1.", valueName: "n"))
    var intervalCount: Int?

    @Option(help: ArgumentHelp("How many days a new subscription is free.", valueName: "days"))
    var trialDays: Int?

    @OptionGroup var notes: NoteOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard every != nil || (intervalCount == nil && trialDays == nil) else {
            throw ValidationError("--interval-count and --trial-days go with --every.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let row = try await context.engine.addPrice(
            product: product, unitAmount: Money(minorUnits: unitAmount), description: description,
            recurrence: every.map { Recurrence($0, count: intervalCount ?? 1, trialDays: trialDays) },
            metadata: notes.notes ?? [:])
        return try await context.answer(price: row.price.id)
    }
}

/// Edits a price.
struct PriceEditVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Change the words and notes of a price.",
        discussion: """
            What it costs and how often never changes; retire it and add another one.

            Example: almoner price edit fprice_01K9Z3QH8YV2M4T6W8R0S2N4P6 --description 'Founding members'
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The price.", transform: identifier)
    var price: ID<Price>

    @Option(help: ArgumentHelp("A word for the merchant; an empty text clears it.", valueName: "text"))
    var description: String?

    @OptionGroup var notes: NoteOptions

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard description != nil || notes.notes != nil else {
            throw ValidationError("Nothing to change; give --description or --metadata.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let edit = PriceEdit(description: description, metadata: notes.notes)
        return try await context.answer(price: try await context.engine.editPrice(price, edit).price.id)
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
