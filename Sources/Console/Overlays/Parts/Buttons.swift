// A row of buttons, the same under every form and dialog.
import Terminal

/// Buttons side by side. Whoever makes them says which has the focus first; for what is dangerous that is Cancel.
struct Buttons: Hashable, Sendable {
    /// What they say.
    var labels: [String]
    /// Whether the first cannot do anything at the moment; it stays in sight.
    var isFirstOff = false
    /// The one that Enter presses.
    private(set) var focus: Int

    /// What the one says that Enter presses.
    var label: String { labels.indices.contains(focus) ? labels[focus] : "" }

    /// A row of buttons.
    init(_ labels: [String], focus: Int = 0) {
        self.labels = labels
        self.focus = min(max(0, focus), max(0, labels.count - 1))
    }

    /// Moves the focus round.
    mutating func move(by step: Int) {
        guard !labels.isEmpty else { return }
        focus = (focus + step + labels.count) % labels.count
    }

    /// Puts the focus on a button.
    mutating func select(_ button: Int) {
        focus = min(max(0, button), max(0, labels.count - 1))
    }

    /// Moves the focus, or returns the button that was pressed. The first letter of a label, if no other has it,
    /// presses that button.
    mutating func handle(_ key: Key) -> Int? {
        switch key {
        case .enter, .character(" "): return labels.isEmpty ? nil : focus
        case .left, .backTab: move(by: -1)
        case .right, .tab: move(by: 1)
        case .character(let letter): return button(for: letter)
        default: break
        }
        return nil
    }

    private func button(for letter: Character) -> Int? {
        let matches = labels.indices.filter { labels[$0].first?.lowercased() == letter.lowercased() }
        return matches.count == 1 ? matches.first : nil
    }

    /// Draws the row at the right of the last line of an area and returns what is left above it, an empty line between.
    func draw(on canvas: inout Canvas, in area: Rect, focused: Bool = true) -> Rect {
        let (rest, line) = area.splitBottom(1)
        let texts = labels.enumerated().map {
            focused && $0.offset == focus ? "[ \($0.element) ]" : "  \($0.element)  "
        }
        let widths = texts.map { CellWidth.of($0, glyphs: canvas.glyphs) }
        var x = max(line.x, line.right - widths.reduce(0, +))
        for (number, text) in texts.enumerated() where x < line.right {
            let resting: Style = number == 0 && isFirstOff ? .dim : .text
            let style: Style = focused && number == focus ? .selection.bolder : resting
            canvas.frame.put(text, x: x, y: line.y, style: style, width: line.right - x)
            canvas.mark(Rect(x: x, y: line.y, width: widths[number], height: 1), .button(number))
            x += widths[number]
        }
        return rest.splitBottom(1).rest
    }
}
