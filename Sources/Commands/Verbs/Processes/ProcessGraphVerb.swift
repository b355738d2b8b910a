// almoner process graph: states and transitions as a drawing.

import ArgumentParser
import OrderedJSON
import TransactionProcess

/// Draws a process.
struct ProcessGraphVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "graph", abstract: "Draw a process: its states, and the transitions between them.",
        discussion: """
            From the beginning down, with a line from each transition to the state that it leads to; or in the language \
            of Mermaid or Graphviz. No ledger is needed.

            Example: almoner process graph process.edn --mermaid
            """)
    static let use = LedgerUse.none

    /// What other programs draw from.
    enum Language: String, EnumerableFlag {
        case mermaid, dot

        static func help(for value: Language) -> ArgumentHelp? {
            switch value {
            case .mermaid: "Print a state diagram of Mermaid."
            case .dot: "Print a graph of Graphviz."
            }
        }
    }

    @Argument(help: "The file or folder; - is standard input.", completion: .file())
    var file: String

    @Flag(exclusivity: .exclusive)
    var language: Language?

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let report = ProcessReport(checking: try ProcessFolder(reading: file, from: context.input).process)
        guard let process = report.definition else {
            throw CommandRefusal(
                code: "invalid_process",
                message: "\(file) has \(counted(report.errors.count, "error")) and cannot be drawn; "
                    + "`almoner process check \(file)` shows them.")
        }
        let drawing =
            switch language {
            case .mermaid: process.mermaid.split(separator: "\n").map(String.init)
            case .dot: process.dot.split(separator: "\n").map(String.init)
            case nil: ProcessDrawing(process, glyphs: context.input.isUTF8 ? .unicode : .ascii).rows.map(\.line)
            }
        return Answer(process.json(drawing), lines: drawing.sanitised)
    }
}

extension ProcessDefinition {
    /// The process as a document, with its drawing.
    func json(_ drawing: [String]) -> JSON {
        [
            "states": .array(
                states.map { ["state": .string($0.text), "final": .bool(isFinal($0))] }),
            "transitions": .array(
                transitions.map { transition in
                    [
                        "name": .string(transition.name.text), "from": .optional(transition.from?.text),
                        "to": .string(transition.to.text), "actor": .optional(transition.role?.rawValue),
                        "at": .optional(transition.time?.words(in: transition.from)),
                        "privileged": .bool(transition.isPrivileged),
                        "actions": .strings(transition.actions.map(\.kind.rawValue)),
                    ]
                }),
            "drawing": .string(drawing.joined(separator: "\n")),
        ]
    }
}
