// All verbs, in the order in which the help shows them.

public import ArgumentParser
import Spelling

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
        if let complaint = misspelling(words, among: families) { throw ValidationError(complaint) }
        var command = try Almoner.parseAsRoot(words)
        if let verb = command as? any Verb { return verb }
        // A family without its verb, or `help`: running them throws the help.
        try command.run()
        throw CleanExit.helpRequest(type(of: command))
    }

    /// What is wrong with words that begin with no command's name, or ask for help on none, and what was meant, perhaps;
    /// nil where they begin with one, or with an option.
    public static func misspelling(_ words: [String], among commands: [any ParsableCommand.Type]) -> String? {
        guard let first = words.first, !first.hasPrefix("-") else { return nil }
        if first == "help" { return misspelling(Array(words.dropFirst()), among: commands) }
        guard let command = commands.first(where: { name(of: $0) == first }) else {
            return complaint(of: first, among: commands.map(name(of:)))
        }
        let parts = command.configuration.subcommands
        guard !parts.isEmpty, words.count > 1, !words[1].hasPrefix("-"), words[1] != "help" else { return nil }
        let names = parts.map { "\(first) \(name(of: $0))" }
        let written = "\(first) \(words[1])"
        return names.contains(written) ? nil : complaint(of: written, among: names)
    }

    private static func complaint(of name: String, among known: [String]) -> String {
        let near = NearestName.name(name, among: known, leeway: 1).map { "; did you mean `\($0)`?" }
        return CardMask.masked("There is no command “\(name)”\(near ?? ".")")
    }

    /// The name that its configuration says, as that of every command does.
    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? String(describing: command)
    }

    /// The help that somebody asked for, in lines of at most so many columns; nil where an error is none.
    public static func help(_ error: any Error, columns: Int) -> String? {
        Almoner.exitCode(for: error).isSuccess ? Almoner.fullMessage(for: error, columns: columns) : nil
    }

    /// What to tell somebody whose words were no verb, card numbers masked.
    public static func misuse(_ error: any Error) -> String {
        CardMask.masked(Almoner.fullMessage(for: error))
    }

    /// The words that call a verb: `["card", "save"]`.
    public static func words(of verb: any Verb.Type) -> [String] {
        for family in families where family.configuration.subcommands.contains(where: { $0 == verb }) {
            return [name(of: family), name(of: verb)]
        }
        return [name(of: verb)]
    }
}

/// The root under which verbs are parsed where there is no command line.
struct Almoner: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "almoner", abstract: "A checkout console for health money.", subcommands: VerbTable.families)
}
