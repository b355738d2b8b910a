// What a command answered, to be read at leisure.
import Commands
import OrderedJSON
import Terminal

/// An answer over the panels.
struct AnswerView: DrawnOverlay, Hashable {
    /// What was done, in the border.
    let title: String
    /// The lines for a person.
    private let lines: [String]
    /// The document, as other programs get it.
    private let document: [String]
    private var showsDocument = false
    private var offset = 0
    /// The first column that is seen.
    private var shift = 0

    /// A view of an answer.
    init(title: String, _ answer: Commands.Answer) {
        self.title = title
        lines = answer.lines
        document = answer.json.description.split(separator: "\n").map(String.init)
    }

    /// As wide as its longest line, as far as the screen is.
    var placement: OverlayPlacement {
        let longest = lines.map { CellWidth.of($0) }.max() ?? 0
        return .centred(width: max(100, longest + 5), height: max(10, min(30, lines.count + 4)))
    }

    var hints: [Hint] {
        [
            Hint("j k", "scroll"), Hint("h l", "sideways"), Hint("J", showsDocument ? "as text" : "as JSON"),
            Hint("Esc", "close"),
        ]
    }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        let page = max(1, context.rect.height - 4)
        switch key {
        case .escape, .enter, .character("q"): return .close
        case .character("J"):
            showsDocument.toggle()
            (offset, shift) = (0, 0)
        case .up, .character("k"): offset -= 1
        case .down, .character("j"): offset += 1
        case .pageUp: offset -= page
        case .pageDown, .character(" "): offset += page
        case .left, .character("h"): shift -= AnswerView.step
        case .right, .character("l"): shift += AnswerView.step
        case .home, .character("g"): offset = 0
        case .end, .character("G"): offset = .max
        default: break
        }
        let width = context.rect.width - 5
        let rows = rows(width: width)
        offset = min(max(0, offset), max(0, rows.count - (context.rect.height - 2)))
        shift = min(max(0, shift), max(0, (rows.map { CellWidth.of($0) }.max() ?? 0) - width))
        return .stay
    }

    /// The columns that a key moves sideways by.
    private static let step = 16

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep { .stay }

    private func rows(width: Int) -> [String] {
        if showsDocument { return document }
        return lines.isEmpty ? ["Done."] : lines.flatMap { $0.isEmpty ? [""] : AnswerView.wrapped($0, width: width) }
    }

    /// A sentence that is too long goes on below, as far to the right as it began. A line of columns, which two spaces
    /// part, keeps them and its length.
    private static func wrapped(_ line: String, width: Int) -> [String] {
        guard CellWidth.of(line) > width, !line.drop(while: { $0 == " " }).contains("  ") else { return [line] }
        let margin = String(line.prefix { $0 == " " })
        return wrap(line, width: max(1, width - margin.count)).map { margin + $0 }
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: title, note: showsDocument ? "JSON" : "")
        let (text, bar) = inside.splitRight(1)
        let rows = rows(width: text.width)
        for (line, row) in rows.dropFirst(offset).prefix(text.height).enumerated() {
            canvas.frame.put(String(row.dropFirst(shift)), x: text.x, y: text.y + line, width: text.width)
        }
        var window = ScrollWindow(count: rows.count, height: max(1, text.height))
        window.scroll(by: offset)
        Scrollbar(window).draw(into: &canvas.frame, in: bar)
    }
}
