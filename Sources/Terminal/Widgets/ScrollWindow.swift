// The arithmetic of a list that is longer than its panel.

/// Which rows of a list are seen, and which one is selected. The selected row is always seen.
public struct ScrollWindow: Hashable, Sendable {
    /// Rows of the list.
    public private(set) var count: Int
    /// Rows that are seen at once.
    public private(set) var height: Int
    /// The selected row, from 0; 0 in an empty list.
    public private(set) var selection: Int
    /// The first row that is seen.
    public private(set) var offset: Int

    /// A window on a list.
    public init(count: Int = 0, height: Int = 1, selection: Int = 0) {
        self.count = max(0, count)
        self.height = max(1, height)
        self.selection = selection
        offset = 0
        settle()
    }

    /// The rows that are seen.
    public var visible: Range<Int> { offset..<min(count, offset + height) }

    /// Takes a new length of the list or of the panel.
    public mutating func fit(count: Int, height: Int) {
        self.count = max(0, count)
        self.height = max(1, height)
        settle()
    }

    /// Selects a row, or the nearest there is.
    public mutating func select(_ row: Int) {
        selection = row
        settle()
    }

    /// Scrolls without selecting, as the wheel does; the selection follows when it would leave the panel.
    public mutating func scroll(by rows: Int) {
        offset = min(max(0, offset + rows), max(0, count - height))
        selection = min(max(selection, offset), max(0, min(count, offset + height) - 1))
    }

    /// Moves by arrows, `j` and `k`, pages, `g` and `G`, Home and End.
    public mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .up, .character("k"): select(selection - 1)
        case .down, .character("j"): select(selection + 1)
        case .pageUp, .control("b"): select(selection - height)
        case .pageDown, .control("f"): select(selection + height)
        case .home, .character("g"): select(0)
        case .end, .character("G"): select(count - 1)
        default: return .ignored
        }
        return .moved
    }

    private mutating func settle() {
        selection = min(max(0, selection), max(0, count - 1))
        offset = min(offset, selection)
        offset = max(offset, selection - height + 1)
        offset = min(max(0, offset), max(0, count - height))
    }
}
