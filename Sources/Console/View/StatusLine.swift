// The line at the top: the ledger, its clock, what comes next, and what waits for somebody.
import Checkout
import Terminal

extension ConsoleState {
    func drawStatus(into frame: inout Frame, in rect: Rect) {
        let glyphs = frame.glyphs
        let room = rect.width - 2
        let lines = statusLines(glyphs)
        guard let line = lines.first(where: { $0.width(glyphs) <= room }) ?? lines.last else { return }
        frame.put(line.left, x: rect.x + 1, y: rect.y, width: room)
        frame.put(line.right, x: rect.right - 1 - Self.width(line.right, glyphs), y: rect.y)
    }

    /// What the line may say, the fullest first. What comes next goes before the ledger's name, and that before what
    /// waits; what is dangerous to forget and the clock stay.
    private func statusLines(_ glyphs: Glyphs) -> [StatusText] {
        let program = StatusPart(gap: "", spans: [Span("almoner", .accent.bolder)])
        let (name, marks, waiting) = (namePart(glyphs), marks(glyphs), waitingSpans(glyphs))
        let (clock, next) = (clockPart(glyphs), nextPart(glyphs))
        return [
            StatusText([program, name] + marks + [clock, next], right: waiting),
            StatusText([program, name] + marks + [clock], right: waiting),
            StatusText([program] + marks + [clock], right: waiting), StatusText(marks + [clock], right: waiting),
            StatusText(marks + [clock], right: []),
        ]
    }

    private func namePart(_ glyphs: Glyphs) -> StatusPart {
        let name = status.value.map { DisplayText.clipped($0.name, to: 24, glyphs: glyphs) }
        return StatusPart(gap: " \(glyphs.separator) ", spans: name.map { [Span($0)] } ?? [])
    }

    /// What must not be forgotten at any key: that money is real, or that nothing can be changed.
    private func marks(_ glyphs: Glyphs) -> [StatusPart] {
        let isLive = status.value?.mode == .live
        return [
            StatusPart(gap: " ", spans: isLive ? [Span("LIVE MONEY", .danger.bolder)] : []),
            StatusPart(gap: " \(glyphs.separator) ", spans: isReadOnly ? [Span("read-only", .warn)] : []),
        ]
    }

    private func clockPart(_ glyphs: Glyphs) -> StatusPart {
        guard status.value != nil else { return StatusPart(gap: "", spans: []) }
        let span =
            clock.isFrozen
            ? Span("\(glyphs.frozen) \(now.minuteWords) UTC", .accent) : Span("live \(now.minuteWords) UTC", .dim)
        return StatusPart(gap: "   ", spans: [span])
    }

    private func nextPart(_ glyphs: Glyphs) -> StatusPart {
        guard let next = status.value?.next else { return StatusPart(gap: "", spans: []) }
        let when = next.at <= now ? "now" : "in \(spanWords(from: now, to: next.at))"
        return StatusPart(gap: " \(glyphs.separator) ", spans: [Span("next due \(when): \(next.words)", .dim)])
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

/// A part of the line, with what stands between it and the part before.
private struct StatusPart {
    let gap: String
    let spans: [Span]
}

/// What the line says from the left and from the right.
private struct StatusText {
    let left: [Span]
    let right: [Span]

    init(_ parts: [StatusPart], right: [Span]) {
        let said = parts.filter { !$0.spans.isEmpty }
        left = said.enumerated().flatMap { index, part in (index == 0 ? [] : [Span(part.gap, .dim)]) + part.spans }
        self.right = right
    }

    /// The columns that it takes, with room between left and right.
    func width(_ glyphs: Glyphs) -> Int {
        ConsoleState.width(left, glyphs) + (right.isEmpty ? 0 : ConsoleState.width(right, glyphs) + 1)
    }
}
