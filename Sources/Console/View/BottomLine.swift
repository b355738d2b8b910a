// The line at the bottom: the keys that matter now and the command that the main one stands for; or what is under way, or
// what became of it.
import Terminal

extension ConsoleState {
    func drawBottom(into frame: inout Frame, in rect: Rect) {
        if let notice { return draw(notice, into: &frame, above: rect) }
        let line = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: 1)
        if let top = overlays.last {
            HintLine(top.overlay.hints).draw(into: &frame, in: line)
        } else if let work = running.values.first(where: { $0.owner == nil }) {
            drawProgress(of: work, into: &frame, in: line)
        } else if typedFilter != nil {
            HintLine(transactionFilter.isTyping ? Self.transactionHints : Self.filterHints).draw(into: &frame, in: line)
        } else {
            drawHints(into: &frame, in: line)
        }
    }

    private static let filterHints = [
        Hint("Enter", "keep"), Hint("Esc", "clear"), Hint("↑↓", "move"), Hint("state:CA", "lives there"),
        Hint("letter:gym", "has one"), Hint("is:pending", "is stuck"),
        Hint("-", "leaves out"),
    ]

    private static let transactionHints = [
        Hint("Enter", "keep"), Hint("Esc", "clear"), Hint("↑↓", "move"), Hint("state:paid", "stands there"),
        Hint("is:stuck", "waits for somebody"),
    ]

    private func drawHints(into frame: inout Frame, in line: Rect) {
        let context = keyContext
        let command = KeyTable.mainCommand(in: context).map { "almoner \($0.display)" } ?? ""
        let width = min(CellWidth.of(command, glyphs: frame.glyphs), line.width / 3)
        let showsCommand = line.width >= ConsoleLayout.wide && width > 0
        let (left, right) = line.splitRight(showsCommand ? width + 2 : 0)
        HintLine(hints(in: context)).draw(into: &frame, in: left)
        if showsCommand { frame.put(command, x: right.x + 2, y: right.y, style: .dim, width: width) }
    }

    /// In the detail Enter has nothing more to open, and the way back matters most.
    private func hints(in context: KeyContext) -> [Hint] {
        var hints = KeyTable.hints(in: context)
        // From a view the way leads back, and from a filter to everybody; only then out. It stands where no long list of
        // keys pushes it off the line.
        let back = view != nil ? "back" : filter.isOn ? "all again" : nil
        if let back {
            hints.removeAll { $0.key == "q" }
            hints.insert(Hint("Esc", back), at: min(1, hints.count))
        }
        // Where Enter acts and the pane is not beside the list, the way to the detail has to be said.
        if let first = hints.first, first.key == "Enter", first.action != "open", !isDetailOpen, layout.detail == nil {
            return [first, Hint("l", "detail")] + hints.dropFirst()
        }
        guard isDetailOpen else { return hints }
        let rest = hints.filter { $0 != Hint("Enter", "open") && !["q", "Esc", "/"].contains($0.key) }
        let next = [.tokens, .transactions].contains(place) ? [Hint("J K", "next")] : []
        return [Hint("Esc", "back"), Hint("j k", "scroll")] + next + rest
    }

    private func drawProgress(of work: Running, into frame: inout Frame, in line: Rect) {
        let text = work.progress.map { "\(work.title): \($0)" } ?? work.title
        let hint = [Hint("Esc", "break off")]
        let (left, right) = line.splitRight(16)
        frame.put("\(frame.glyphs.ellipsis) \(text)", x: left.x, y: left.y, style: .accent, width: left.width)
        HintLine(hint).draw(into: &frame, in: right)
    }

    private func draw(_ notice: Notice, into frame: inout Frame, above rect: Rect) {
        let (sign, style): (String, Style) =
            switch notice.kind {
            case .done: ("\(frame.glyphs.check) ", .ok)
            case .refused: ("\(frame.glyphs.cross) ", .danger)
            case .said: ("", .text)
            }
        let lines = Array(wrap(sign + notice.text, width: rect.width - 2, glyphs: frame.glyphs).prefix(5))
        let top = rect.bottom - lines.count
        if lines.count > 1 { frame.fill(Rect(x: rect.x, y: top, width: rect.width, height: lines.count)) }
        for (row, line) in lines.enumerated() {
            frame.put(line, x: rect.x + 1, y: top + row, style: style, width: rect.width - 2)
        }
    }
}
