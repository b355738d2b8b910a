// Areas, lines and boxes.

extension Frame {
    /// Empties an area in a style.
    public mutating func fill(_ rect: Rect, style: Style = .text) {
        draw(" ", in: rect, style)
    }

    /// Gives the cells of an area another background and leaves what they show: a selected row over what is drawn.
    public mutating func highlight(_ rect: Rect, background: Role = .selection) {
        let area = rect.intersection(self.rect)
        guard !area.isEmpty else { return }
        for y in area.y..<area.bottom {
            for x in area.x..<area.right { cells[y * size.columns + x].style.background = background }
        }
    }

    /// Draws a line to the right.
    public mutating func horizontalLine(x: Int, y: Int, length: Int, style: Style = .border) {
        draw(glyphs.horizontal, in: Rect(x: x, y: y, width: length, height: 1), style)
    }

    /// Draws a line downwards.
    public mutating func verticalLine(x: Int, y: Int, length: Int, style: Style = .border) {
        draw(glyphs.vertical, in: Rect(x: x, y: y, width: 1, height: length), style)
    }

    /// Fills an area with one of the glyphs.
    private mutating func draw(_ glyph: String, in rect: Rect, _ style: Style) {
        let area = rect.intersection(self.rect)
        guard !area.isEmpty else { return }
        let cell = Cell(glyph: glyph.picture, style: style)
        for y in area.y..<area.bottom {
            mend(x: area.x, end: area.right, y: y)
            let start = y * size.columns
            for index in start + area.x..<start + area.right { cells[index] = cell }
        }
    }

    /// Draws a panel: its number and title in the upper border, a note at the right of it, a footer at the right of
    /// the lower one. The title has precedence over the note. With a height of 1 only the title line is drawn. Returns
    /// the area inside.
    @discardableResult
    public mutating func box(
        _ rect: Rect, title: String = "", number: Int? = nil, note: String = "", footer: String = "",
        focused: Bool = false
    ) -> Rect {
        guard rect.width >= 2, rect.height >= 1 else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
        let border: Style = focused ? .focus : .border
        horizontalLine(x: rect.x, y: rect.y, length: rect.width, style: border)
        if rect.height > 1 { drawSides(of: rect, footer: footer, border: border) }

        let name = [number.map(String.init), title.isEmpty ? nil : title].compactMap { $0 }.joined(separator: " ")
        let titleStyle: Style = focused ? .focus : .text
        let taken = label(name, rect, y: rect.y, style: titleStyle, atRight: false, room: rect.width - 4)
        label(note, rect, y: rect.y, style: .dim, atRight: true, room: rect.width - 5 - taken)
        return rect.inset()
    }

    private mutating func drawSides(of rect: Rect, footer: String, border: Style) {
        let (right, bottom) = (rect.right - 1, rect.bottom - 1)
        verticalLine(x: rect.x, y: rect.y + 1, length: rect.height - 2, style: border)
        verticalLine(x: right, y: rect.y + 1, length: rect.height - 2, style: border)
        horizontalLine(x: rect.x + 1, y: bottom, length: rect.width - 2, style: border)
        let corners = [(rect.x, rect.y), (right, rect.y), (rect.x, bottom), (right, bottom)]
        for (corner, (x, y)) in zip(glyphs.corners, corners) {
            draw(corner, in: Rect(x: x, y: y, width: 1, height: 1), border)
        }
        label(footer, rect, y: bottom, style: .dim, atRight: true, room: rect.width - 4)
    }

    /// Writes ` text ` into a border and returns the columns taken; nothing when there is not even room for one letter.
    @discardableResult
    private mutating func label(_ text: String, _ rect: Rect, y: Int, style: Style, atRight: Bool, room: Int) -> Int {
        guard !text.isEmpty, room >= 3 else { return 0 }
        let width = min(CellWidth.of(text, glyphs: glyphs) + 2, room)
        let x = atRight ? rect.right - 2 - width : rect.x + 2
        put(" ", x: x, y: y, style: style)
        put(" ", x: x + width - 1, y: y, style: style)
        put(text, x: x + 1, y: y, style: style, width: width - 2)
        return width
    }
}
