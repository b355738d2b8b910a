// Where one is in a list, and how far work has come.

/// The bar in the right border of a panel that says which part of a list is seen.
public struct Scrollbar: Hashable, Sendable {
    private let window: ScrollWindow

    /// A bar for a window.
    public init(_ window: ScrollWindow) {
        self.window = window
    }

    /// Draws into the first column of an area; nothing when the whole list is seen.
    public func draw(into frame: inout Frame, in rect: Rect, style: Style = .dim) {
        guard !rect.isEmpty, window.count > window.height else { return }
        let length = max(1, rect.height * window.height / window.count)
        let hidden = window.count - window.height
        let start = (window.offset * (rect.height - length) + hidden / 2) / hidden
        for row in start..<min(start + length, rect.height) {
            frame.put(frame.glyphs.barFull, x: rect.x, y: rect.y + row, style: style)
        }
    }
}

/// How far something has come.
public struct ProgressBar: Hashable, Sendable {
    private let done: Int
    private let total: Int

    /// A bar; `done` of `total`, a total of 0 counts as finished.
    public init(done: Int, total: Int) {
        self.total = max(0, total)
        self.done = min(max(0, done), self.total)
    }

    /// Whole percent, 100 only when all is done.
    public var percent: Int { total == 0 ? 100 : Self.part(of: 100, done, total) }

    private static func part(of whole: Int, _ done: Int, _ total: Int) -> Int {
        let product = done.multipliedFullWidth(by: whole)
        return total.dividingFullWidth(product).quotient
    }

    /// Draws the bar and its percentage into the first row of an area.
    public func draw(into frame: inout Frame, in rect: Rect, style: Style = .accent) {
        let (bar, label) = Rect(x: rect.x, y: rect.y, width: rect.width, height: min(1, rect.height)).splitRight(5)
        guard !bar.isEmpty else { return }
        let full = total == 0 ? bar.width : Self.part(of: bar.width, done, total)
        frame.put(String(repeating: frame.glyphs.barFull, count: full), x: bar.x, y: bar.y, style: style)
        let empty = String(repeating: frame.glyphs.barEmpty, count: bar.width - full)
        frame.put(empty, x: bar.x + full, y: bar.y, style: Style(role: .dim, background: style.background))
        frame.put("\(percent)%", x: label.x, y: label.y, width: label.width, align: .trailing)
    }
}
