// The line that says which keys matter here.

/// A key and what it does now.
public struct Hint: Hashable, Sendable {
    /// The key as a person reads it: `Enter`, `/`, `c`.
    public var key: String
    /// What it does, in a word or two.
    public var action: String
    /// Why it does nothing at the moment; nil: it works.
    public var disabled: String?

    /// A hint.
    public init(_ key: String, _ action: String, disabled: String? = nil) {
        self.key = key
        self.action = action
        self.disabled = disabled
    }
}

/// As many hints as fit, the first ones first.
public struct HintLine: Hashable, Sendable {
    private let hints: [Hint]

    /// A line of hints in the order of their importance.
    public init(_ hints: [Hint]) {
        self.hints = hints
    }

    /// Draws the hints into the first row of an area; no hint is cut, and one that does not fit leaves its place to
    /// shorter ones. Returns the columns used.
    @discardableResult
    public func draw(into frame: inout Frame, in rect: Rect) -> Int {
        guard !rect.isEmpty else { return 0 }
        let between = " \(frame.glyphs.separator) "
        var used = 0
        for hint in hints {
            let spans = (used == 0 ? [] : [Span(between, .dim)]) + Self.spans(hint)
            let width = spans.reduce(0) { $0 + CellWidth.of($1.text, glyphs: frame.glyphs) }
            guard used + width <= rect.width else { continue }
            used += frame.put(spans, x: rect.x + used, y: rect.y, width: rect.width - used)
        }
        return used
    }

    private static func spans(_ hint: Hint) -> [Span] {
        guard let reason = hint.disabled else { return [Span(hint.key, .accent.bolder), Span(" " + hint.action)] }
        return [Span("\(hint.key) \(hint.action)" + (reason.isEmpty ? "" : " (\(reason))"), .dim)]
    }
}
