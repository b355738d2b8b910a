// The top of the command line: every verb, the demo, and the console where no verb is named.

import ArgumentParser
import Commands

/// `almoner`.
struct AlmonerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "almoner",
        abstract: "A checkout console for health money (HSA/FSA).",
        discussion: """
            Without a verb, opens the console on the ledger. Everything that it does can be scripted with the verbs; \
            each takes --db, --json, --read-only and --as after its own arguments.
            """,
        version: AlmonerVersion.text,
        subcommands: [ConsoleCommand.self, DemoCommand.self, BatchCommand.self] + VerbTable.families)
}

/// The program's version, which `--version` prints.
enum AlmonerVersion {
    static let text = "0.1.0"
}
