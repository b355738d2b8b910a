// almoner settings show.

import ArgumentParser
import Checkout

/// What is set for the whole ledger.
struct SettingsVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show what holds for the whole ledger.", subcommands: [SettingsShowVerb.self]
    )
}

/// Shows the settings.
struct SettingsShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the ledger's name, mode, seed and how long a review takes.",
        discussion: "Example: almoner settings show")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let settings = try await context.engine.read { reader, _ in try reader.settings() }
        let json: JSON = [
            "name": .string(settings.name), "mode": .word(settings.mode), "seed": .string(String(settings.seed)),
            "review_after": .string(settings.reviewAfter.description), "created_at": .instant(settings.createdAt),
        ]
        var head = TextFacts()
        head.add("name", settings.name)
        head.add("mode", settings.mode.rawValue)
        head.add("seed", String(settings.seed))
        head.add("review after", settings.reviewAfter.description)
        head.add("made", settings.createdAt.description)
        return Answer(json, lines: head.lines)
    }
}
