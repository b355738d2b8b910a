// almoner backup: a copy to branch a story from.

import ArgumentParser
import Checkout
import OrderedJSON

/// Copies the ledger.
struct BackupVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a consistent copy of the ledger, key file included.",
        discussion: """
            The way to branch a story: work on the copy, and go back to the original.

            Example: almoner backup before-the-year-passes.db
            """)
    static let use = LedgerUse.reads

    @Argument(help: "Where to; nothing may be there yet.", completion: .file())
    var file: String

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        try await context.ledger.backup(to: file)
        return Answer(
            ["backup": .string(file)],
            lines: ["copied to \(file)", "next: almoner --db \(file)"].sanitised)
    }
}
