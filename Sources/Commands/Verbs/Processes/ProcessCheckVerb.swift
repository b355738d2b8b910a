// almoner process check: everything that is wrong with a process, or will surprise.

import ArgumentParser
import OrderedJSON
import TransactionProcess

/// Checks processes.
struct ProcessCheckVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say all that is wrong with a process, and what will surprise in it.",
        discussion: """
            Errors are what the process format forbids; warnings are what it allows and what goes wrong all the same, \
            such as states that nothing leaves while money is held. Of a folder, the templates of its mails are checked \
            too: templates/NAME/NAME-html.html and NAME-subject.txt beside its process.edn. The exit status is 1 when \
            there are errors. No ledger is needed.

            \(ShippedProcess.words)

            Example: almoner process check process.edn
            """)
    static let use = LedgerUse.none

    @Argument(
        help: ArgumentHelp("The files or folders; - is standard input.", valueName: "file"), completion: .file())
    var files: [String]

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let checked = files.map { CheckedProcess(file: $0, context.input) }
        let (errors, warnings) = (checked.map(\.errors).reduce(0, +), checked.map(\.warnings).reduce(0, +))
        let json: JSON = [
            "files": .array(checked.map(\.json)), "errors": .int(errors), "warnings": .int(warnings),
        ]
        let sum =
            "\(errors == 0 ? "no errors" : counted(errors, "error")), "
            + (warnings == 0 ? "no warnings" : counted(warnings, "warning"))
        let place = files.count == 1 ? "" : " in \(counted(files.count, "file"))"
        return Answer(json, lines: checked.flatMap(\.lines) + [sum + place], status: errors == 0 ? 0 : 1)
    }
}
