// Drawing the rows of a table.

extension Columns {
    /// These columns, none wider than its widest cell needs: the room goes to those whose text is longer.
    public func fitted(to rows: [[[Span]]], glyphs: Glyphs) -> Columns {
        var fitted = self
        for index in columns.indices {
            let widths = rows.map { row in
                row.indices.contains(index) ? row[index].reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) } : 0
            }
            let widest = max(columns[index].minimum, widths.max() ?? 0)
            fitted.columns[index].maximum = min(columns[index].maximum ?? widest, widest)
        }
        return fitted
    }

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
