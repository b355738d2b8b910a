// A frame as text: what tests compare and what a saved screen holds.

extension Frame {
    /// The rows as plain text without trailing spaces.
    public func lines() -> [String] {
        (0..<size.rows).map { y in
            var text = text(of: row(y))
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The style of a cell, or nil outside the frame.
    public func style(x: Int, y: Int) -> Style? {
        rect.contains(Position(x: x, y: y)) ? cells[y * size.columns + x].style : nil
    }

    func row(_ y: Int) -> ArraySlice<Cell> {
        cells[y * size.columns..<(y + 1) * size.columns]
    }

    private func text(of cells: some Collection<Cell>) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells {
            for value in scalars(of: cell) { text.append(Unicode.Scalar(value) ?? "?") }
        }
        return String(text)
    }
}
