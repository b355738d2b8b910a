// The lines of a detail pane, put together piece by piece.
import Terminal

/// Lines of spans, as wide as the pane.
struct DetailText {
    /// The lines.
    private(set) var lines: [[Span]] = []
    /// The columns that there are.
    let width: Int
    /// The pictures to write with.
    let glyphs: Glyphs

    /// No lines.
    init(width: Int, glyphs: Glyphs) {
        self.width = width
        self.glyphs = glyphs
    }

    /// An empty line, unless there is one or nothing stands above.
    mutating func gap() {
        if let last = lines.last, !last.isEmpty { lines.append([]) }
    }

    /// A heading with space above it.
    mutating func heading(_ title: String) {
        gap()
        lines.append([Span(title, .accent.bolder)])
    }

    /// One line.
    mutating func line(_ spans: [Span]) {
        lines.append(spans)
    }

    /// A text over as many lines as it takes, further in by `indent`.
    mutating func paragraph(_ text: String, style: Style = .text, indent: Int = 0) {
        for line in wrap(text, width: max(1, width - indent), glyphs: glyphs) {
            lines.append([Span(String(repeating: " ", count: indent)), Span(line, style)])
        }
    }

    /// A name and its value, the values of a detail below one another; long values go on below.
    mutating func field(_ name: String, _ value: String?, style: Style = .text) {
        guard let value else { return }
        let indent = Self.fieldWidth
        let pieces = wrap(value, width: max(8, width - indent), glyphs: glyphs)
        for (index, piece) in pieces.enumerated() {
            let label = index == 0 ? name : ""
            lines.append([Span(padded(label, to: indent), .dim), Span(piece, style)])
        }
    }

    /// A row of a small table: each text in its width, the last one open.
    mutating func row(_ cells: [(text: String, width: Int, style: Style)]) {
        lines.append(cells.map { Span(padded(fitted($0.text, to: $0.width - 1), to: $0.width), $0.style) })
    }

    /// A text filled with spaces up to a width.
    func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - CellWidth.of(text, glyphs: glyphs)))
    }

    private func fitted(_ text: String, to width: Int) -> String {
        DisplayText.clipped(text, to: max(1, width), glyphs: glyphs)
    }

    private static let fieldWidth = 14
}
