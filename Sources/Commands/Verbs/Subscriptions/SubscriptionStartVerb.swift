// almoner subscription start: the checkout that begins a subscription.

import ArgumentParser
import Checkout

/// Starts the checkout of a subscription.
struct SubscriptionStartVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Start a checkout that begins a subscription.",
        discussion: """
            The customer pays the first period, or gives a card for a trial, with pay; every later period is charged \
            to that card by the clock.

            Example: almoner subscription start --price fprice_01K9Z3QH8YV2M4T6W8R0S2N4P6 \
            --customer fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6 --trial-days 14
            """)
    static let use = LedgerUse.changes

    @OptionGroup var cart: CartOptions

    @Option(
        name: .customLong("customer"), help: ArgumentHelp("Who buys.", valueName: "customer"), transform: identifier)
    var customer: ID<Customer>

    @Option(help: ArgumentHelp("How many days are free; otherwise as the prices say.", valueName: "days"))
    var trialDays: Int?

    @Option(help: ArgumentHelp("When it ends by itself.", valueName: "instant"), transform: instant)
    var cancelAt: Instant?

    @Option(help: ArgumentHelp("Where the customer goes after paying.", valueName: "url"))
    var successURL: String?

    @Option(help: ArgumentHelp("Where the customer goes otherwise.", valueName: "url"))
    var cancelURL: String?

    @OptionGroup var notes: NoteOptions

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        var new = NewCheckout(
            customer: .known(customer), items: cart.items, successURL: successURL, cancelURL: cancelURL)
        new.mode = .subscription
        new.subscription = SubscriptionTerms(
            trialDays: trialDays, cancelAt: cancelAt, metadata: notes.notes ?? [:])
        return try await context.answer(session: try await context.engine.createCheckout(new).id)
    }
}
