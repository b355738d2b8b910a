// The command lines that come back with the up arrow.

/// Lines that were run, the latest last. None of them holds a card: those are forgotten as soon as they are run.
struct CommandHistory: Hashable, Sendable {
    /// The lines.
    private(set) var lines: [String]

    /// The most lines that are kept.
    static let most = 200

    /// A history of these lines.
    init(_ lines: [String] = []) {
        self.lines = lines
    }

    /// Keeps a line that was run, unless it holds a card or is the one before again.
    mutating func remember(_ line: String) {
        guard let command = CommandLine(parsing: line), !command.words.isEmpty, line != lines.last else { return }
        guard SecretLine.hidden(line, bullet: "•") == line, !command.display.contains("•") else { return }
        lines.append(line)
        if lines.count > Self.most { lines.removeFirst() }
    }
}
