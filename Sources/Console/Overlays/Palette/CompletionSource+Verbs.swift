// The verbs of `Commands` as the palette completes them, read from the very types that parse them.
import ArgumentParser
import Commands
import Foundation
import OrderedJSON
import Terminal

extension CompletionSource {
    /// Every verb with its options, and the console's own words. Reading them takes a moment, so it is done when the
    /// palette is first opened.
    public static let allVerbs = CompletionSource(
        verbs: own(themes: Theme.embeddedNames) + VerbTable.verbs.map(description(of:)))

    private static func description(of verb: any Verb.Type) -> VerbDescription {
        // The parser describes itself in JSON, for tools such as this one. A verb whose description another version of it
        // writes otherwise is still there, without its options.
        let info = try? JSONDecoder().decode(ParserDump.self, from: Data(verb._dumpHelp().utf8))
        let arguments = (info?.command.arguments ?? []).filter { $0.shouldDisplay }
        return VerbDescription(
            words: VerbTable.words(of: verb), about: verb.configuration.abstract,
            options: arguments.compactMap(option(_:)),
            values: arguments.filter { $0.kind == "positional" }.flatMap { $0.allValues ?? [] })
    }

    private static func option(_ argument: ParserDump.Argument) -> OptionDescription? {
        guard argument.kind != "positional", let name = argument.preferredName, name.kind == "long",
            !["help", "db", "json"].contains(name.name)
        else { return nil }
        return OptionDescription(
            "--" + name.name, about: argument.abstract ?? "", values: argument.allValues,
            isFlag: argument.kind == "flag")
    }
}

/// The part of the parser's description of itself that completion needs.
private struct ParserDump: Decodable {
    let command: Command

    struct Command: Decodable {
        let arguments: [Argument]?
    }

    struct Argument: Decodable {
        let kind: String
        let shouldDisplay: Bool
        let preferredName: Name?
        let abstract: String?
        let allValues: [String]?
    }

    struct Name: Decodable {
        let kind: String
        let name: String
    }
}
