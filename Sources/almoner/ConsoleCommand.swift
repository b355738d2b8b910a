// almoner, without a verb: the console on the ledger.

import ArgumentParser
import Commands

/// Opens the console on the ledger.
struct ConsoleCommand: ParsableCommand {
    static let name = "console"
    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Open the console on the ledger; what happens without a verb.",
        discussion: "Example: almoner --db clinic.db --read-only")

    @OptionGroup var appearance: AppearanceOptions
    @OptionGroup var options: CommonOptions

    func open() -> Int32 { ConsoleLauncher(options: options, appearance: appearance).open() }
}
