// almoner payouts connect: where a provider's money goes.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is done to payout accounts.
struct PayoutVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payouts", abstract: "Connect the accounts that providers are paid on.",
        subcommands: [PayoutConnectVerb.self])
}

/// Connects an account.
struct PayoutConnectVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "connect", abstract: "Connect a provider's account, or switch what it does off and on.",
        discussion: """
            Without an account nothing can be charged for a provider, nor paid out to them. What is not switched off is \
            on.

            Example: almoner payouts connect fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The provider.", transform: identifier)
    var provider: ID<Customer>

    @Flag(help: "No payment for this provider can be made.")
    var noCharges = false

    @Flag(help: "Nothing can be paid out to this provider.")
    var noPayouts = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let account = try await context.engine.connectPayouts(
            of: provider, takesCharges: !noCharges, paysOut: !noPayouts)
        let (provider, facts) = try await context.engine.read { [provider] reader, now in
            (try found(provider, reader.find), try LedgerFacts(reader, now))
        }
        return Answer(account.json(facts), lines: account.lines(of: provider))
    }
}
