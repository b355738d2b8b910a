// The lines of the help, narrowed to what somebody looks for.
import Checkout
import Commands
import Terminal

/// Makes the lines of the help.
struct HelpLines {
    /// Columns for the lines.
    let width: Int
    /// The words that a line has to hold, folded.
    private let words: [String]

    /// Lines of a width that hold what is looked for.
    init(width: Int, search: String) {
        self.width = width
        words = searchKey(search).split(separator: " ").map(String.init)
    }

    private func matches(_ texts: String?...) -> Bool {
        let all = searchKey(texts.compactMap { $0 }.joined(separator: " "))
        return words.allSatisfy(all.contains)
    }

    /// The keys of a place under its name; nothing when none matches.
    func section(_ section: HelpSection) -> [[Span]] {
        let entries = section.entries.filter { matches(section.title, $0.key, $0.meaning, $0.command) }
        guard !entries.isEmpty else { return [] }
        let lines = entries.map { entry in
            let style: Style = entry.disabled == nil ? .text : .dim
            let command = entry.command.map { "  almoner \($0)" } ?? ""
            let reason = entry.disabled.map { " (\($0))" } ?? ""
            return [
                Span("  " + padded(entry.key, 12), entry.disabled == nil ? .accent.bolder : .dim),
                Span(entry.meaning + reason, style), Span(command, .dim),
            ]
        }
        return [[Span(section.title, .focus)]] + lines + [[]]
    }

    /// The practice cards: the number, whose it is, and what it does.
    func cards(_ cards: [PracticeCardNote]) -> [[Span]] {
        let intro = text(
            "Nobody types a real card here: only these numbers are taken, with any month to come and any code.")
        let rows = cards.filter { matches($0.number, $0.name, $0.brand, $0.behaviour, $0.account.words) }.flatMap {
            card in
            let origin = card.isDocumented ? "" : " (ours)"
            let about = "\(card.account.words)\(brandWords(card.brand)): \(card.behaviour)\(origin)"
            let lines = wrap(about, width: max(1, width - 23))
            return lines.enumerated().map { index, line in
                [Span(padded(index == 0 ? CardBrand.grouped(card.number) : "", 21), .accent), Span("  " + line)]
            }
        }
        return words.isEmpty ? intro + [[]] + rows : rows
    }

    /// How the customers' list is narrowed.
    func filters() -> [[Span]] {
        let rules = [
            ("ana", "a word of the name or of the e-mail begins so"),
            ("field:value", "one field, from the list below"),
            ("-term, !term", "leaves out what matches"),
            ("\"two words\"", "quotation marks keep a space"),
            ("ana state:CA", "all parts have to hold"),
        ]
        let fields = Filter.customerFields.map { ("\($0.name):", $0.meaning) }
        let intro = text("Type / in a list. Case and accents do not matter.") + [[]]
        let rows = (rules + [("", "")] + fields).filter { matches($0.0, $0.1) && (words.isEmpty || !$0.0.isEmpty) }
        return (words.isEmpty ? intro : []) + rows.map { [Span("  " + padded($0.0, 16), .accent.bolder), Span($0.1)] }
    }

    private func text(_ text: String) -> [[Span]] {
        wrap(text, width: max(1, width)).map { [Span($0)] }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - CellWidth.of(text)))
    }
}

extension Card.Account {
    fileprivate var words: String { self == .health ? "HSA/FSA " : "" }
}
