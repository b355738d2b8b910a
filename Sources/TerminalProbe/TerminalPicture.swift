// What a terminal shows after the bytes it was sent: as much of xterm as screen programs use.

public import Terminal

/// The screen of a terminal that we play ourselves.
public struct TerminalPicture: Sendable {
    /// How a cell is shown.
    public struct Look: Hashable, Sendable {
        /// Heavier.
        public var bold = false
        /// Fainter.
        public var dim = false
        /// A line below.
        public var underline = false
        /// Foreground and background exchanged.
        public var reverse = false
        /// The numbers that chose the colour of the letters, as sent; empty: the terminal's own.
        public var foreground: [Int] = []
        /// The numbers that chose the colour behind them.
        public var background: [Int] = []
    }

    struct Spot: Hashable, Sendable {
        var text = " "
        var look = Look()
    }

    /// The extent.
    public private(set) var size: Size
    /// Where the cursor stands.
    public internal(set) var cursor = Position(x: 0, y: 0)
    /// The private modes that are on: 25 the cursor, 1000 and 1006 the mouse, 1049 the second screen, 2004 the marks
    /// around pastes.
    public internal(set) var modes: Set<Int> = [25]
    /// What was sent to the clipboard, as it was sent.
    public internal(set) var clipboard: [String] = []
    /// How often the bell rang.
    public internal(set) var bells = 0

    var spots: [[Spot]]
    var look = Look()
    var top = 0
    var bottom: Int
    var wrapsNext = false
    var firstScreen: [[Spot]] = []
    var parser = SequenceParser()

    /// An empty screen.
    public init(size: Size) {
        self.size = size
        bottom = size.rows - 1
        spots = Self.empty(size)
    }

    /// The rows as plain text without trailing spaces.
    public func lines() -> [String] {
        spots.map { row in
            let text = row.map(\.text).joined()
            return String(text[..<(text.lastIndex { $0 != " " }.map { text.index(after: $0) } ?? text.startIndex)])
        }
    }

    /// Whether another row than the one `aside` looks different.
    func differs(from other: TerminalPicture, aside: Int?) -> Bool {
        spots.count != other.spots.count || spots.indices.contains { $0 != aside && spots[$0] != other.spots[$0] }
    }

    /// How a cell is shown; nil outside the screen.
    public func look(x: Int, y: Int) -> Look? {
        spots.indices.contains(y) && spots[y].indices.contains(x) ? spots[y][x].look : nil
    }

    /// Shows what the bytes say. A sequence may be cut anywhere.
    public mutating func receive(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            if let action = parser.next(byte) { perform(action) }
        }
    }

    /// Gives the screen another size; what it shows is cut or extended.
    public mutating func resize(_ size: Size) {
        self.size = size
        bottom = size.rows - 1
        top = 0
        spots = Self.fitted(spots, size)
        if !firstScreen.isEmpty { firstScreen = Self.fitted(firstScreen, size) }
        cursor = Position(x: min(cursor.x, max(0, size.columns - 1)), y: min(cursor.y, max(0, size.rows - 1)))
    }

    static func empty(_ size: Size) -> [[Spot]] {
        Array(repeating: Array(repeating: Spot(), count: size.columns), count: size.rows)
    }

    private static func fitted(_ spots: [[Spot]], _ size: Size) -> [[Spot]] {
        (0..<size.rows).map { y in
            (0..<size.columns).map { x in y < spots.count && x < spots[y].count ? spots[y][x] : Spot() }
        }
    }
}
