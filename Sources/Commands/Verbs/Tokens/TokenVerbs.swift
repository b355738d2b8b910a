// almoner token provision, update and delete.

import ArgumentParser
import Checkout

/// What is done to payment tokens, repairs aside.
struct TokenVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Ask for payment tokens, renew and delete them.",
        subcommands: [TokenProvisionVerb.self, TokenUpdateVerb.self, TokenDeleteVerb.self])
}

/// Asks for a token without a payment.
struct TokenProvisionVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "provision", abstract: "Ask a customer for a payment token, without a payment.",
        discussion: """
            The survey is taken and the cards are verified, no money moves, and then the token may be charged.

            Example: almoner token provision --price fprice_01K9Z3QH8YV2M4T6W8R0S2N4P6 --email ana@example.com \
            --name 'Ana Beltrán'
            """)
    static let use = LedgerUse.changes

    @OptionGroup var cart: CartOptions
    @OptionGroup var who: BuyerOptions
    @OptionGroup var returns: ReturnOptions
    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        var new = NewCheckout(
            customer: try await who.buyer(context), items: cart.items, tokenize: true, successURL: returns.successURL,
            cancelURL: returns.failureURL)
        (new.mode, new.lapses) = (.setup, false)
        return try await context.answer(session: try await context.engine.createCheckout(new).id)
    }
}

/// Renews a token.
struct TokenUpdateVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Renew a payment token: other items, or a new card.",
        discussion: """
            The items change at once. What the customer has to do for it becomes the token's pending update, in place of \
            any other; almoner resolve does it too.

            Example: almoner token update 0192f3c1-7a2b-7c52-8a31-6d1f0e9b4c11 --ask-card
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The token.", transform: identifier)
    var token: ID<PaymentToken>

    @OptionGroup var cart: NewCartOptions

    @Flag(help: "Ask for a new card.")
    var askCard = false

    @OptionGroup var returns: ReturnOptions
    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        _ = try await context.engine.update(
            TokenUpdate(
                token: token, items: cart.items, asksForCard: askCard, successURL: returns.successURL,
                failureURL: returns.failureURL))
        return try await context.answer(token: token)
    }
}

/// Where a customer goes from the page of a request.
struct ReturnOptions: ParsableArguments, Sendable {
    @Option(help: ArgumentHelp("Where the customer goes when it is done.", valueName: "url"))
    var successURL: String?

    @Option(help: ArgumentHelp("Where the customer goes otherwise.", valueName: "url"))
    var failureURL: String?
}

/// Deletes a token.
struct TokenDeleteVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete a payment token for good.",
        discussion: "Example: almoner token delete 0192f3c1-7a2b-7c52-8a31-6d1f0e9b4c11")
    static let use = LedgerUse.changes

    @Argument(help: "The token.", transform: identifier)
    var token: ID<PaymentToken>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.answer(token: try await context.engine.deleteToken(token).id)
    }
}
