// A list whose rows take as many lines as their words need.
import Terminal

/// Rows of several lines each, of which one may be selected.
struct TallList {
    /// The lines of each row.
    let rows: [[[Span]]]
    /// The selected row; nil: none is, and the list is read from its top, or to its end.
    let selection: Int?
    /// Whether its end is seen where no row is selected.
    var isAtEnd = false

    /// Draws the lines that fit, the selected row among them, and marks its rows to be clicked.
    func draw(on canvas: inout Canvas, in area: Rect) {
        let (text, bar) = area.splitRight(1)
        guard !text.isEmpty else { return }
        let lines = rows.indices.flatMap { row in rows[row].indices.map { (row: row, line: $0) } }
        let window = window(lines.map(\.row), height: text.height)
        for (y, number) in window.visible.enumerated() {
            let (row, line) = lines[number]
            let place = Rect(x: text.x, y: text.y + y, width: text.width, height: 1)
            let ground: Role? = row == selection ? .selection : nil
            if row == selection {
                canvas.frame.fill(place, style: .text.on(ground))
                let pointer = line == 0 ? canvas.glyphs.pointer : ""
                canvas.frame.put(pointer, x: place.x, y: place.y, style: .accent.on(ground))
            }
            let spans = rows[row][line].map { Span($0.text, $0.style.on(ground)) }
            canvas.frame.put(spans, x: place.x + TallList.margin, y: place.y, width: place.width - TallList.margin)
            canvas.mark(place, .row(row))
        }
        Scrollbar(window).draw(into: &canvas.frame, in: bar)
    }

    /// What the pointer takes before every line, and the bar behind it.
    static let margin = 2

    /// The columns that a row has in an area.
    static func width(in area: Rect) -> Int { max(1, area.width - 1 - margin) }

    /// The selected row is seen as a whole, or its beginning where it is higher than the area.
    private func window(_ rowOfLine: [Int], height: Int) -> ScrollWindow {
        var window = ScrollWindow(count: rowOfLine.count, height: height)
        guard let selection, let first = rowOfLine.firstIndex(of: selection) else {
            if isAtEnd { window.select(rowOfLine.count - 1) }
            return window
        }
        window.select(rowOfLine.lastIndex(of: selection) ?? first)
        window.select(first)
        return window
    }
}
