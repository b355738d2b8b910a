// All verbs, in the order in which the help shows them.

public import ArgumentParser

/// All verbs by name. A verb with sub-verbs (`card save`) is found by its words.
public enum VerbTable {
    /// What the top of the command line offers: verbs, and families of them.
    public static let families: [any ParsableCommand.Type] = [
        SeedVerb.self, ListVerb.self, ShowVerb.self, ExplainVerb.self, CardsVerb.self, SurveyVerb.self,
        CustomerVerbs.self, ProductVerbs.self, PriceVerbs.self, PromoVerbs.self, CheckoutVerb.self, ConsultVerb.self,
        PayVerb.self,
        CardVerbs.self, ChargeVerb.self, CaptureVerb.self, VoidVerb.self, RefundVerb.self, CancelVerb.self,
        ResolveVerb.self, ReviewVerb.self, SubscriptionVerbs.self, TokenVerbs.self, ClockVerbs.self, BackupVerb.self,
        SettingsVerbs.self, FaultVerbs.self, KeyVerbs.self, WebhookVerbs.self, ProcessVerbs.self,
        ListingVerbs.self, PayoutVerbs.self, OrderVerbs.self,
    ]

    /// The verbs that do something, in the order of the help.
    public static let verbs: [any Verb.Type] = families.flatMap { family -> [any Verb.Type] in
        if let verb = family as? any Verb.Type { return [verb] }
        return family.configuration.subcommands.compactMap { $0 as? any Verb.Type }
    }

    /// The verb, or the sub-verb, that these words call, with its arguments read.
    /// - Throws: ArgumentParser's errors, which `misuse(_:)` puts in words.
    public static func parse(_ words: [String]) throws -> any Verb {
        var command = try Almoner.parseAsRoot(words)
        if let verb = command as? any Verb { return verb }
        // A family without its verb, or `help`: running them throws the help.
        try command.run()
        throw CleanExit.helpRequest(type(of: command))
    }

    /// What to tell somebody whose words were no verb, card numbers masked.
    public static func misuse(_ error: any Error) -> String {
        CardMask.masked(Almoner.fullMessage(for: error))
    }

    /// The words that call a verb: `["card", "save"]`.
    public static func words(of verb: any Verb.Type) -> [String] {
        let own = verb.configuration.commandName ?? verb._commandName
        for family in families where family.configuration.subcommands.contains(where: { $0 == verb }) {
            return [family.configuration.commandName ?? family._commandName, own]
        }
        return [own]
    }
}

/// The root under which verbs are parsed where there is no command line.
struct Almoner: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "almoner", abstract: "A checkout console for health money.", subcommands: VerbTable.families)
}
