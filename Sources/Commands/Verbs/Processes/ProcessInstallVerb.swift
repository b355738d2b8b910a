// almoner process install: a process, and the templates of its mails, become a version that transactions can begin with.

import ArgumentParser
import Checkout

/// Installs a process.
struct ProcessInstallVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "install", abstract: "Install a process, so that transactions can begin with it.",
        discussion: """
            A file alone is a process without templates: its mails say plainly what happened. A folder holds \
            process.edn, and templates/<t>/<t>-subject.txt and <t>-html.html. Another text of a known name becomes the \
            next version; transactions stay with the version that they began with.

            Example: almoner process install sauna-visit
            """)
    static let use = LedgerUse.creates

    @Argument(help: "The file or folder; - is standard input.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("What it is called; otherwise as the folder or file is.", valueName: "name"))
    var name: String?

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let new = try NewProcess(reading: file, name: name, from: context.input)
        return try await context.answer(process: try await context.engine.install(new).id)
    }
}
