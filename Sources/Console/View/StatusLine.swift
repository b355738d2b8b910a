// The line at the top: the ledger, its clock, what comes next, and what waits for somebody.
import Checkout
import Terminal

extension ConsoleState {
    func drawStatus(into frame: inout Frame, in rect: Rect) {
        let glyphs = frame.glyphs
        let right = waitingSpans(glyphs)
        let rightWidth = Self.width(right, glyphs)
        frame.put(right, x: rect.right - rightWidth - 1, y: rect.y)
        var x = rect.x + 1
        let room = rect.width - rightWidth - 3
        for part in [nameSpans(glyphs), clockSpans(glyphs), nextSpans(glyphs)] {
            guard x - rect.x + Self.width(part, glyphs) <= room else { break }
            x += frame.put(part, x: x, y: rect.y)
        }
    }

    private func nameSpans(_ glyphs: Glyphs) -> [Span] {
        var spans = [Span("almoner", .accent.bolder)]
        if let status = status.value {
            spans.append(Span(" \(glyphs.separator) \(DisplayText.clipped(status.name, to: 24, glyphs: glyphs))"))
            if status.mode == .live { spans.append(Span(" LIVE MONEY", .danger.bolder)) }
        }
        if isReadOnly { spans.append(Span(" \(glyphs.separator) read-only", .warn)) }
        return spans
    }

    private func clockSpans(_ glyphs: Glyphs) -> [Span] {
        guard status.value != nil else { return [] }
        if clock.isFrozen { return [Span("   \(glyphs.frozen) \(now.minuteWords) UTC", .accent)] }
        return [Span("   live \(now.minuteWords) UTC", .dim)]
    }

    private func nextSpans(_ glyphs: Glyphs) -> [Span] {
        guard let next = status.value?.next else { return [] }
        let when = next.at <= now ? "now" : "in \(spanWords(from: now, to: next.at))"
        return [Span(" \(glyphs.separator) next due \(when): \(next.words)", .dim)]
    }

    private func waitingSpans(_ glyphs: Glyphs) -> [Span] {
        guard let status = status.value else { return [] }
        return [
            Span("\(status.reviews) in review", status.reviews > 0 ? .warn : .dim), Span(" \(glyphs.separator) ", .dim),
            Span("\(status.pendingTokens.words) pending", status.pendingTokens == .exactly(0) ? .dim : .warn),
        ]
    }

    /// The columns that spans take.
    static func width(_ spans: [Span], _ glyphs: Glyphs) -> Int {
        spans.reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) }
    }
}
