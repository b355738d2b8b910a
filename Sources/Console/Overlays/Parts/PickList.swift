// A small list to choose one thing from, narrowed by typing.
import Checkout
import Terminal

/// One thing that can be chosen.
struct PickRow: Hashable, Sendable {
    /// By what it is known: an identifier, a card number.
    let id: String
    /// What it is called.
    let title: String
    /// What it costs, in a column of its own; empty where nothing is bought.
    let amount: String
    /// What else is worth knowing.
    let note: String
    /// Why it cannot be chosen; nil when it can.
    let reason: String?

    /// One thing that can be chosen.
    init(id: String, title: String, amount: String = "", note: String = "", reason: String? = nil) {
        self.id = id
        self.title = title
        self.amount = amount
        self.note = note
        self.reason = reason
    }

    /// Whether every word begins a word of the row.
    fileprivate func matches(_ words: [String]) -> Bool {
        let all = searchKey("\(title) \(amount) \(note)").split { !$0.isLetter && !$0.isNumber }
        let own = searchKey(id)
        return words.allSatisfy { word in all.contains { $0.hasPrefix(word) } || own.contains(word) }
    }
}

/// Rows with a line to search them by.
struct PickList: Hashable, Sendable {
    /// What a key led to.
    enum Outcome: Hashable, Sendable {
        /// The key means nothing here.
        case ignored
        /// The list looks different.
        case changed
        /// A row was chosen.
        case picked(PickRow)
        /// Esc.
        case cancelled
    }

    /// Everything that can be chosen, in its order.
    let rows: [PickRow]
    private var search: TextField
    private var selection = 0

    /// A list to choose from.
    init(_ rows: [PickRow], placeholder: String = "type to search") {
        self.rows = rows
        search = TextField(placeholder: placeholder)
    }

    /// The rows that the search leaves.
    var matches: [PickRow] {
        let words = searchKey(search.text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.isEmpty ? rows : rows.filter { $0.matches(words) }
    }

    /// The row that Enter picks.
    var selected: PickRow? {
        let matches = matches
        return matches.indices.contains(selection) ? matches[selection] : nil
    }

    /// Whether something is typed into the search.
    var isSearching: Bool { !search.text.isEmpty }

    /// Selects a row by its identifier, if it is there.
    mutating func select(id: String) {
        if let index = matches.firstIndex(where: { $0.id == id }) { selection = index }
    }

    /// Selects a row by its number among the matches.
    mutating func select(_ number: Int) {
        selection = min(max(0, number), max(0, matches.count - 1))
    }

    /// Moves, searches, picks.
    mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .up, .control("p"): select(selection - 1)
        case .down, .control("n"): select(selection + 1)
        case .pageUp: select(selection - 8)
        case .pageDown: select(selection + 8)
        case .enter:
            guard let selected, selected.reason == nil else { return .changed }
            return .picked(selected)
        case .escape: return .cancelled
        default:
            guard search.handle(key) != .ignored else { return .ignored }
            selection = 0
        }
        return .changed
    }

    /// Takes pasted text into the search.
    mutating func paste(_ text: String) {
        search.insert(text)
        selection = 0
    }
}

extension PickList {
    /// Draws the search line and the rows below it. `lead` is drawn before each row: a quantity, a mark.
    func draw(on canvas: inout Canvas, in area: Rect, focused: Bool, lead: (PickRow) -> String = { _ in "" }) {
        guard area.height > 1 else { return }
        let (top, body) = area.splitTop(1)
        canvas.frame.put("/", x: top.x, y: top.y, style: .dim)
        search.draw(into: &canvas.frame, in: top.splitLeft(2).rest, focused: focused)
        let matches = matches
        if matches.isEmpty {
            let text = rows.isEmpty ? "Nothing to choose from." : "Nothing matches."
            canvas.frame.put(text, x: body.x, y: body.y, style: .dim, width: body.width)
        }
        let columns = PickColumns(rows, width: body.width - 1, glyphs: canvas.glyphs)
        let window = ScrollWindow(count: matches.count, height: body.height, selection: selection)
        for (line, number) in window.visible.enumerated() {
            let area = Rect(x: body.x, y: body.y + line, width: body.width - 1, height: 1)
            let row = matches[number]
            row.draw(on: &canvas, in: area, lead: lead(row), columns, isSelected: focused && number == selection)
            canvas.mark(area, .row(number))
        }
        Scrollbar(window).draw(into: &canvas.frame, in: body.splitRight(1).right)
    }
}

/// How wide the titles and the amounts are where there are amounts: as the widest of all rows, so that a search moves
/// nothing.
private struct PickColumns {
    let title: Int
    let amount: Int

    init?(_ rows: [PickRow], width: Int, glyphs: Glyphs) {
        amount = rows.map { CellWidth.of($0.amount, glyphs: glyphs) }.max() ?? 0
        guard amount > 0 else { return nil }
        let widest = rows.map { CellWidth.of($0.title, glyphs: glyphs) }.max() ?? 0
        // Before it there are the pointer and what leads the row.
        title = max(1, min(widest, width - amount - 10))
    }
}

extension PickRow {
    fileprivate func draw(
        on canvas: inout Canvas, in line: Rect, lead: String, _ columns: PickColumns?, isSelected: Bool
    ) {
        let ground: Role? = isSelected ? .selection : nil
        if isSelected { canvas.frame.fill(line, style: .text.on(ground)) }
        let pointer = isSelected ? canvas.glyphs.pointer : " "
        let style = (reason == nil ? Style.text : .dim).on(ground)
        var rest = line.splitLeft(
            canvas.frame.put("\(pointer) \(lead)", x: line.x, y: line.y, style: .accent.on(ground), width: line.width)
        ).rest
        if let columns {
            canvas.frame.put(title, x: rest.x, y: rest.y, style: style, width: min(columns.title, rest.width))
            rest = rest.splitLeft(columns.title + 1).rest
            canvas.frame.put(
                amount, x: rest.x, y: rest.y, style: style, width: min(columns.amount, rest.width), align: .trailing)
            rest = rest.splitLeft(columns.amount + 1).rest
        } else {
            let used = canvas.frame.put(title, x: rest.x, y: rest.y, style: style, width: rest.width)
            rest = rest.splitLeft(used + 2).rest
        }
        let aside = [reason, note].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
        canvas.frame.put(aside, x: rest.x, y: rest.y, style: .dim.on(ground), width: rest.width)
    }
}
