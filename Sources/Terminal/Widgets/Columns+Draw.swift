// Drawing the rows of a table.

extension Columns {
    /// Draws one row; `cells` has one text for each column, those that did not fit included.
    public func draw(_ cells: [Span], into frame: inout Frame, x: Int, y: Int, width: Int) {
        draw(cells.map { [$0] }, into: &frame, x: x, y: y, placed: layout(width: width))
    }

    /// Draws one row of cells made of several spans into columns that were laid out before. In aligned columns the
    /// spans keep together.
    public func draw(_ cells: [[Span]], into frame: inout Frame, x: Int, y: Int, placed: [Placed]) {
        for column in placed where column.index < cells.count {
            let spans = cells[column.index]
            let offset = offset(of: spans, in: column, frame.glyphs)
            frame.put(spans, x: x + column.x + offset, y: y, width: column.width - offset)
        }
    }

    private func offset(of spans: [Span], in column: Placed, _ glyphs: Glyphs) -> Int {
        let align = columns[column.index].align
        if align == .leading { return 0 }
        let used = spans.reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) }
        let space = max(0, column.width - used)
        return align == .centre ? space / 2 : space
    }
}
