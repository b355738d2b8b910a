// How a line that is being typed may go on.
import Checkout

/// One way to go on.
struct Completion: Hashable, Sendable {
    /// The whole line after it.
    let line: String
    /// What is shown for it.
    let text: String
    /// What it does or is for.
    let about: String
}

/// Completes command lines.
struct Completer: Hashable, Sendable {
    private let source: CompletionSource
    private let entries: [PaletteEntry]

    /// A completer of verbs, and of the commands and identifiers that matter where the person is.
    init(_ source: CompletionSource, entries: [PaletteEntry]) {
        self.source = source
        self.entries = entries
    }

    /// The ways in which a line may go on, the likeliest first: whole commands that keys stand for, then the next word.
    func completions(for line: String) -> [Completion] {
        let words = line.split(separator: " ").map(String.init)
        let isBetween = line.isEmpty || line.hasSuffix(" ")
        let before = isBetween ? words : Array(words.dropLast())
        let partial = isBetween ? "" : words.last ?? ""
        let lead = before.isEmpty ? "" : before.joined(separator: " ") + " "
        let whole = entries.filter { $0.command.display.hasPrefix(line) && $0.command.display != line }.map {
            Completion(line: $0.command.display, text: $0.command.display, about: "\($0.label) (\($0.key))")
        }
        let next = candidates(after: before).filter { $0.0.hasPrefix(partial) && $0.0 != partial }.map {
            Completion(line: lead + $0.0 + ($0.0.hasSuffix(":") ? "" : " "), text: $0.0, about: $0.1)
        }
        return (line.isEmpty ? next + whole : whole + next).uniqued
    }

    /// The words that may come next, each with what it is for.
    private func candidates(after words: [String]) -> [(String, String)] {
        guard let verb = verb(of: words) else {
            return source.verbs.filter { $0.words.count > words.count && Array($0.words.prefix(words.count)) == words }
                .map { verb in
                    let isWhole = verb.words.count == words.count + 1
                    return (verb.words[words.count], isWhole ? verb.about : family(verb.words[words.count]))
                }
        }
        if let last = words.last, let option = verb.options.first(where: { $0.name == last }), !option.isFlag {
            return (option.values ?? identifiers).map { ($0, "") }
        }
        let unused = verb.options.filter { !words.contains($0.name) || $0.name == "--price" || $0.name == "--quantity" }
        let free = verb.values + (verb.words.first.map(CompletionSource.ownWords.contains) == true ? [] : identifiers)
        return free.filter { !words.contains($0) }.map { ($0, "") } + unused.map { ($0.name, $0.about) }
    }

    private func verb(of words: [String]) -> VerbDescription? {
        source.verbs.filter { Array(words.prefix($0.words.count)) == $0.words }.max { $0.words.count < $1.words.count }
    }

    private func family(_ word: String) -> String {
        source.verbs.filter { $0.words.first == word && $0.words.count > 1 }.map { $0.words[1] }.joined(separator: ", ")
    }

    /// The identifiers that the commands of the present place name.
    private var identifiers: [String] {
        entries.flatMap(\.command.words).filter(Completer.isIdentifier).uniqued
    }

    /// Whether a word is an identifier: a prefix with a ULID, or a UUID.
    static func isIdentifier(_ word: String) -> Bool {
        let parts = word.split(separator: "_")
        if parts.count == 2, parts[1].count == 26 { return true }
        return word.count == 36 && word.count(where: { $0 == "-" }) == 4
    }
}
