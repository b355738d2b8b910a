// almoner subscription start|cancel|resume|card|pay.

import ArgumentParser
import Checkout

/// What is done to subscriptions.
struct SubscriptionVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subscription", abstract: "Start, end, repair or pay subscriptions.",
        subcommands: [
            SubscriptionStartVerb.self, SubscriptionCancelVerb.self, SubscriptionResumeVerb.self,
            SubscriptionCardVerb.self, SubscriptionPayVerb.self,
        ])
}

/// Ends a subscription.
struct SubscriptionCancelVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "End a subscription with its period, or now.",
        discussion: """
            One whose renewal has failed ends now; one whose checkout is not paid is given up with it.

            Example: almoner subscription cancel fsub_01K9Z3QH8YV2M4T6W8R0S2N4P6
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The subscription.", transform: identifier)
    var subscription: ID<Subscription>

    @Flag(help: "End it now instead; what is paid stays paid.")
    var now = false

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let ended = try await context.engine.cancelSubscription(subscription, atPeriodEnd: !now)
        return try await context.answer(subscription: ended.id)
    }
}

/// Takes back an end that has not come.
struct SubscriptionResumeVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Let a subscription go on that was to end with its period.",
        discussion: "Example: almoner subscription resume fsub_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The subscription.", transform: identifier)
    var subscription: ID<Subscription>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let resumed = try await context.engine.editSubscription(
            subscription, SubscriptionEdit(cancelAtPeriodEnd: false))
        return try await context.answer(subscription: resumed.id)
    }
}

/// Charges another card from now on.
struct SubscriptionCardVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "Charge another saved card from now on.",
        discussion: """
            What is not paid yet is tried on it when its next try comes, or at once with subscription pay.

            Example: almoner subscription card fsub_01K9Z3QH8YV2M4T6W8R0S2N4P6 \
            --payment-method fpm_01K9Z3QH8YV2M4T6W8R0S2N4P6
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The subscription.", transform: identifier)
    var subscription: ID<Subscription>

    @Option(help: ArgumentHelp("A verified card of the customer's.", valueName: "card"), transform: identifier)
    var paymentMethod: ID<PaymentMethod>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let edited = try await context.engine.editSubscription(
            subscription, SubscriptionEdit(defaultPaymentMethod: paymentMethod))
        return try await context.answer(subscription: edited.id)
    }
}

/// Has what is open of a subscription paid now.
struct SubscriptionPayVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "Charge what a subscription owes now, not at its next try.",
        discussion: "Example: almoner subscription pay fsub_01K9Z3QH8YV2M4T6W8R0S2N4P6")
    static let use = LedgerUse.changes

    @Argument(help: "The subscription.", transform: identifier)
    var subscription: ID<Subscription>

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let id = subscription
        let invoice = try await context.engine.read { reader, _ in try found(id, reader.find).latestInvoice }
        guard let invoice else {
            throw CommandRefusal(code: "nothing_to_pay", message: "The subscription \(id) has no invoice yet.")
        }
        _ = try await context.engine.payInvoice(invoice)
        return try await context.answer(subscription: id)
    }
}
