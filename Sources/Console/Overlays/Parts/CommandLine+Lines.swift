// The command that a dialog stands for, as a paragraph: an option and its value stay together, and nothing is cut off
// while identifiers can be shortened instead.
import Terminal

extension CommandLine {
    /// The command after the program's name, in lines of at most `width` columns. Where that takes more than `most`
    /// lines, identifiers show their kind and the last six characters, by which the console knows them elsewhere too.
    func lines(width: Int, most: Int) -> [String] {
        let whole = Self.filled(phrases { $0 }, width: width)
        return whole.count <= most ? whole : Self.filled(phrases(Self.shortened), width: width)
    }

    /// The verb, and each option with its values, as a person reads them.
    private func phrases(_ shown: (String) -> String) -> [String] {
        var phrases: [CommandLine] = [CommandLine([])]
        for word in words {
            if word.hasPrefix("--") { phrases.append(CommandLine([])) }
            phrases[phrases.count - 1].words.append(shown(word))
        }
        return phrases.enumerated().map { index, phrase in (index == 0 ? "almoner " : "") + phrase.display }
    }

    private static func shortened(_ word: String) -> String {
        guard Completer.isIdentifier(word) else { return word }
        let kind = word.lastIndex(of: "_").map { word[...$0] } ?? ""
        return "\(kind)…\(word.suffix(6))"
    }

    private static func filled(_ phrases: [String], width: Int) -> [String] {
        var lines: [String] = []
        for phrase in phrases {
            if let last = lines.last, CellWidth.of(last) + 1 + CellWidth.of(phrase) <= width {
                lines[lines.count - 1] = last + " " + phrase
            } else {
                lines.append(phrase)
            }
        }
        return lines.flatMap { wrap($0, width: width) }
    }
}
