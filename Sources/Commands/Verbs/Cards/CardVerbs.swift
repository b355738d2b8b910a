// almoner card save|default|remove: a customer's saved cards.

import ArgumentParser
import Checkout

/// What is done to saved cards.
struct CardVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Save, choose or remove a customer's cards.",
        subcommands: [CardSaveVerb.self, CardDefaultVerb.self, CardRemoveVerb.self])
}

/// Saves a card for charges while its owner is away.
struct CardSaveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: "Save a card for charges while its owner is away.",
        discussion: """
            The card is tried without money. --card - reads its number from standard input, unseen.

            Example: almoner card save --customer fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 --card - --expires 12/28 --cvc 123 \
            --postal-code 90210
            """)
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("Whose card it is.", valueName: "customer"), transform: identifier)
    var customer: ID<Customer>

    @OptionGroup var card: CardOptions
    @OptionGroup var bank: BankOption
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if card.number == nil { throw ValidationError("Missing expected argument '--card <number>'") }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        guard let entry = try await card.entry(context.input) else {
            throw ValidationError("Missing expected argument '--card <number>'")
        }
        let method = try await context.engine.saveCard(entry, for: customer, presence: bank.presence)
        return try await context.answer(paymentMethod: method.id)
    }
}

/// Makes a card the default.
struct CardDefaultVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "default", abstract: "Make a card the one that is charged when none is named.",
        discussion: "Example: almoner card default fpm_01K9Z3QJ2E5M7T9W1R3S5N7P9A")
    static let use = LedgerUse.changes

    @Argument(help: "The card.", transform: identifier)
    var paymentMethod: ID<PaymentMethod>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(paymentMethod: try await context.engine.makeDefault(paymentMethod).id)
    }
}

/// Removes a card.
struct CardRemoveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove a saved card.",
        discussion: """
            A card that a payment token charges stays; repair or delete the token first.

            Example: almoner card remove fpm_01K9Z3QJ2E5M7T9W1R3S5N7P9A
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The card.", transform: identifier)
    var paymentMethod: ID<PaymentMethod>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(paymentMethod: try await context.engine.remove(paymentMethod).id)
    }
}
