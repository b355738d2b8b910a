// Where things are on a screen: columns run to the right from 0, rows run down from 0.

/// The extent of a screen, in cells.
public struct Size: Hashable, Sendable {
    /// Cells in a row.
    public var columns: Int
    /// Rows.
    public var rows: Int

    /// A size; negative numbers count as zero.
    public init(columns: Int, rows: Int) {
        self.columns = max(0, columns)
        self.rows = max(0, rows)
    }
}

/// One cell of a screen.
public struct Position: Hashable, Sendable {
    /// The column, from 0.
    public var x: Int
    /// The row, from 0.
    public var y: Int

    /// A position, which may lie outside any screen.
    public init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }
}
