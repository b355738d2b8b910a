// almoner settings show|set.

import ArgumentParser
import Checkout
import OrderedJSON

/// What is set for the whole ledger.
struct SettingsVerbs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Show or change what holds for the whole ledger.",
        subcommands: [SettingsShowVerb.self, SettingsSetVerb.self])
}

/// Shows the settings.
struct SettingsShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the ledger's name, mode, seed and how long a review takes.",
        discussion: "Example: almoner settings show")
    static let use = LedgerUse.reads

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer { try await context.engine.settings().answer }
}

/// Changes the settings.
struct SettingsSetVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change the ledger's name, or how long a review takes.",
        discussion: "Example: almoner settings set --review-after PT2H")
    static let use = LedgerUse.changes

    @Option(help: ArgumentHelp("What the status line calls the ledger.", valueName: "name"))
    var name: String?

    @Option(
        help: ArgumentHelp("When a review that nobody decides is decided by itself.", valueName: "period"),
        transform: Commands.period)
    var reviewAfter: Period?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard name != nil || reviewAfter != nil else {
            throw ValidationError("Nothing to change; give --name or --review-after.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.engine.changeSettings(name: name, reviewAfter: reviewAfter).answer
    }
}

extension LedgerSettings {
    /// The settings as they stand.
    fileprivate var answer: Answer {
        let json: JSON = [
            "name": .string(name), "mode": .word(mode), "seed": .string(String(seed)),
            "review_after": .string(reviewAfter.description), "created_at": .instant(createdAt),
        ]
        var head = TextFacts()
        head.add("name", name)
        head.add("mode", mode.rawValue)
        head.add("seed", String(seed))
        head.add("review after", reviewAfter.description)
        head.add("made", createdAt.description)
        return Answer(json, lines: head.lines)
    }
}
