// A frame as text: what tests compare and what a saved screen holds.

/// A run of cells in one style.
public struct StyledRun: Hashable, Sendable {
    /// The characters.
    public var text: String
    /// Their common style.
    public var style: Style

    /// A run.
    public init(text: String, style: Style) {
        self.text = text
        self.style = style
    }
}

extension Frame {
    /// The rows as plain text without trailing spaces.
    public func lines() -> [String] {
        (0..<size.rows).map { y in
            var text = text(of: row(y))
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The rows as runs of one style each, spaces included.
    public func styledLines() -> [[StyledRun]] {
        (0..<size.rows).map { y in
            var runs: [StyledRun] = []
            for cell in row(y) {
                let text = text(of: [cell])
                if let last = runs.indices.last, runs[last].style == cell.style {
                    runs[last].text += text
                } else {
                    runs.append(StyledRun(text: text, style: cell.style))
                }
            }
            return runs
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
