// How a text field looks.

extension TextField {
    /// Draws the field into the first row of an area, scrolled so that the cursor is seen. When focused, the cursor
    /// blinks in it.
    public func draw(into frame: inout Frame, in rect: Rect, style: Style = .text, focused: Bool) {
        guard !rect.isEmpty else { return }
        let ground = style.underline ? style : underlined(style)
        frame.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: ground)
        if text.isEmpty {
            let hint = underlined(Style(role: .dim, background: style.background))
            frame.put(placeholder, x: rect.x, y: rect.y, style: hint, width: rect.width)
            if focused { frame.cursor = Position(x: rect.x, y: rect.y) }
            return
        }
        let shown = shownCharacters(frame.glyphs)
        let widths = shown.map { CellWidth.of($0, glyphs: frame.glyphs) }
        let start = firstVisible(widths, room: rect.width - 1)
        var x = rect.x
        for index in start..<shown.count {
            guard x + widths[index] <= rect.right else { break }
            x += frame.put(shown[index], x: x, y: rect.y, style: ground, width: rect.right - x)
        }
        guard focused else { return }
        let column = rect.x + widths[start..<cursor].reduce(0, +)
        frame.cursor = Position(x: min(column, rect.right - 1), y: rect.y)
    }

    private func underlined(_ style: Style) -> Style {
        var style = style
        style.underline = true
        return style
    }

    private func shownCharacters(_ glyphs: Glyphs) -> [String] {
        let hidden =
            switch masking {
            case .none: 0
            case .all: text.count
            case .allButLastFour: max(0, text.count - 4)
            }
        return text.enumerated().map { $0.offset < hidden ? glyphs.bullet : String($0.element) }
    }

    /// The first character to show, so that those up to the cursor fit into the room and one column is left for the
    /// cursor.
    private func firstVisible(_ widths: [Int], room: Int) -> Int {
        var start = cursor
        var used = 0
        while start > 0, used + widths[start - 1] <= max(0, room) {
            start -= 1
            used += widths[start]
        }
        return start
    }
}
