// almoner token delete.

import ArgumentParser
import Checkout

/// What is done to payment tokens, repairs aside.
struct TokenVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Delete payment tokens.", subcommands: [TokenDeleteVerb.self])
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
