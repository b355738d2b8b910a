// almoner batch: many verbs in one process, a line each.

import ArgumentParser
import Checkout
import Commands
import Console
import Glibc
import OrderedJSON

/// Runs verbs line by line on one ledger.
struct BatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Run verbs line by line in one process.",
        discussion: """
            Each line is a verb with its arguments, as they would follow almoner; empty lines and lines that begin with \
            # are left out. Each answers with one line of JSON before the next is run: its document, or its refusal. \
            The exit status is 1 when any was refused. The ledger and who acts are named once, after batch.

            Example: almoner batch charges.txt --db clinic.db
            """)

    @Argument(help: "The file with the lines; - is standard input.", completion: .file())
    var file = "-"

    @OptionGroup var options: CommonOptions

    func run(on door: LedgerDoor) async -> Int32 {
        do {
            let context = door.context(on: try door.open())
            if !options.isReadOnly { try await context.engine.resumeInterrupted() }
            var isRefused = false
            if file == "-" {
                while let line = readLine() { isRefused = await run(line, context) || isRefused }
            } else {
                for line in try context.input.contents(of: file).split(whereSeparator: \.isNewline) {
                    isRefused = await run(String(line), context) || isRefused
                }
            }
            if let silence = VerbRunner.silence(in: context) { StandardStream.error.write(line: silence) }
            return isRefused ? 1 : 0
        } catch {
            StandardStream.error.write(line: VerbRunner.complaint(of: error))
            return 1
        }
    }

    /// Runs one line, answers it, and says whether it was refused.
    private func run(_ line: String, _ context: CommandContext) async -> Bool {
        guard !line.allSatisfy(\.isWhitespace), !line.hasPrefix("#") else { return false }
        let answer: Commands.Answer
        do {
            guard let words = CommandLine(parsing: line)?.words else { throw ValidationError("A quote is left open.") }
            let verb = try verb(of: words)
            if options.isReadOnly || verb.options.isReadOnly, type(of: verb).changes { throw CheckoutError.readOnly }
            answer = try await verb.perform(context)
        } catch {
            StandardStream.output.write(line: VerbRunner.refusal(of: error).compact)
            return true
        }
        StandardStream.output.write(line: answer.json.compact)
        return answer.status != 0
    }

    /// The verb of a line. A ledger or an actor of its own would be left out in silence, and money move in another's.
    private func verb(of words: [String]) throws -> any Verb {
        if let name = words.first, BatchCommand.others.contains(where: { $0.configuration.commandName == name }) {
            throw ValidationError("`\(name)` cannot be run inside a batch, whose lines are verbs.")
        }
        let verb = try VerbTable.parse(words)
        if let ledger = verb.options.ledger, ledger != options.ledger {
            throw ValidationError("The line names another ledger, \(ledger); name the ledger after `batch`.")
        }
        if let actor = verb.options.actor, actor != options.actor {
            throw ValidationError("The line names another actor, \(actor); name who acts after `batch`.")
        }
        return verb
    }

    /// What `almoner` runs besides verbs.
    private static let others: [any ParsableCommand.Type] = [ConsoleCommand.self, DemoCommand.self, BatchCommand.self]
}
