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
        return [[Span(section.title, .focus)]] + entries.flatMap(lines(of:)) + [[]]
    }

    /// The key, then what it does, in as many lines as that takes; the command behind it, or below it where it would be
    /// cut off.
    private func lines(of entry: HelpEntry) -> [[Span]] {
        let (style, keyStyle): (Style, Style) = entry.disabled == nil ? (.text, .accent.bolder) : (.dim, .dim)
        let reason = entry.disabled.map { " (\($0))" } ?? ""
        let key = Span("  " + padded(entry.key, Self.keyWidth), keyStyle)
        let below = Span(String(repeating: " ", count: 2 + Self.keyWidth))
        let room = max(1, width - 2 - Self.keyWidth)
        let sentences = wrap(entry.meaning + reason, width: room)
        var lines = sentences.enumerated().map { [$0.offset == 0 ? key : below, Span($0.element, style)] }
        guard let command = entry.command.map({ "almoner \($0)" }) else { return lines }
        if let last = sentences.last, CellWidth.of(last) + 2 + CellWidth.of(command) <= room {
            lines[lines.count - 1].append(Span("  " + command, .dim))
        } else {
            lines += wrap(command, width: room).map { [below, Span($0, .dim)] }
        }
        return lines
    }

    private static let keyWidth = 12

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
        let intro = text("Type / and what you look for. Case and accents do not matter.") + [[]]
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
