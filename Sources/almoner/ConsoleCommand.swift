// almoner, without a verb: the console on the ledger.

import ArgumentParser
import Commands
import Terminal

/// Opens the console on the ledger.
struct ConsoleCommand: ParsableCommand {
    static let name = "console"
    static let configuration = CommandConfiguration(
        commandName: name, abstract: "Open the console on the ledger; what happens without a verb.",
        discussion: "Example: almoner --db clinic.db --read-only")

    @OptionGroup var appearance: AppearanceOptions
    @OptionGroup var options: CommonOptions

    func open() -> Int32 { ConsoleLauncher(options: ConsoleOptions(options, appearance)).open() }
}

/// How the console looks.
struct AppearanceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "One of \(Theme.embeddedNames.joined(separator: ", ")), or a theme file. Otherwise $ALMONER_THEME, or dusk.",
            valueName: "theme"))
    var theme: String?

    @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
    var leavesMouse = false
}
