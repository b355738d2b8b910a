// What the gallery looks like.
import Terminal

extension Gallery {
    static let smallest = Size(columns: 60, rows: 16)
    static let samples = [
        "Anaïs Ōe", "日本語", "नमस्ते", "👨‍👩‍👧 family", "🇫🇷 flag", "\u{1B}[2J escape", "\u{202E}reversed",
    ]

    func frame(size: Size, glyphs: Glyphs) -> Frame {
        guard size.columns >= Self.smallest.columns, size.rows >= Self.smallest.rows else {
            return .tooSmall(size, needed: Self.smallest, glyphs: glyphs)
        }
        var frame = Frame(size: size, glyphs: glyphs)
        let (main, status) = frame.rect.splitBottom(1)
        let (left, right) = main.splitLeft(main.width / 2)
        let parts = left.stacked([1, 1])
        drawList(into: &frame, parts[0])
        drawSamples(into: &frame, parts[1])
        drawRight(into: &frame, right)
        HintLine([Hint("F2", "theme"), Hint("F6", "dialog"), Hint("F9", "crash"), Hint("Esc", "leave")])
            .draw(into: &frame, in: status)
        dialog?.draw(into: &frame, in: frame.rect)
        return frame
    }

    private func drawList(into frame: inout Frame, _ rect: Rect) {
        let inside = frame.box(
            rect, title: "Rows", number: 1, note: "\(list.selection + 1) of \(list.count)", focused: true)
        var window = list
        window.fit(count: list.count, height: inside.height)
        let columns = Columns([.fixed(8), .flexible(minimum: 4), .fixed(6, align: .trailing)])
        for (row, number) in window.visible.enumerated() {
            let y = inside.y + row
            let cells = [Span("row \(number + 1)"), Span("a good one", .ok), Span("$\(number)", .dim)]
            columns.draw(cells, into: &frame, x: inside.x + 1, y: y, width: inside.width - 2)
            if number == window.selection {
                frame.highlight(Rect(x: inside.x, y: y, width: inside.width, height: 1))
            }
        }
        Scrollbar(window).draw(into: &frame, in: Rect(x: rect.right - 1, y: inside.y, width: 1, height: inside.height))
    }

    private func drawSamples(into frame: inout Frame, _ rect: Rect) {
        let inside = frame.box(rect, title: "Texts", number: 2)
        for (row, sample) in Self.samples.prefix(inside.height).enumerated() {
            frame.put(sample, x: inside.x + 1, y: inside.y + row, width: inside.width - 2)
        }
    }

    private func drawRight(into frame: inout Frame, _ rect: Rect) {
        let inside = frame.box(rect, title: "Roles", number: 3)
        var x = inside.x + 1
        for role in Role.allCases {
            x += frame.put(role.name, x: x, y: inside.y, style: Style(role: role), width: inside.right - x) + 1
        }
        let (fieldLine, below) = inside.splitTop(2)
        let field = Rect(x: fieldLine.x + 1, y: fieldLine.y + 1, width: fieldLine.width - 2, height: 1)
        self.field.draw(into: &frame, in: field, focused: dialog == nil)
        ProgressBar(done: list.selection, total: list.count - 1)
            .draw(into: &frame, in: Rect(x: below.x + 1, y: below.y, width: below.width - 2, height: 1))
        let facts = ["inputs \(inputs) batches \(batches) sum \(sum)"] + heard
        for (row, fact) in facts.enumerated() {
            frame.put(fact, x: below.x + 1, y: below.y + 1 + row, width: below.width - 2)
        }
    }
}
