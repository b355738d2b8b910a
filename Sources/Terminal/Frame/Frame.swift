// A picture of a screen as a value. Programs draw into it, tests read it as text, the painter sends what changed.

/// A grid of cells.
///
///     var frame = Frame(size: Size(columns: 20, rows: 3))
///     let inside = frame.box(Rect(frame.size), title: "Letters", number: 2, focused: true)
///     frame.put("gym", x: inside.x, y: inside.y, style: .ok)
///     frame.lines()[0]   // "┌─ 2 Letters ──────┐"
public struct Frame: Sendable {
    /// The extent.
    public let size: Size
    /// The pictures to draw with. Where they are ASCII, text becomes ASCII too.
    public let glyphs: Glyphs
    /// Where the terminal's cursor blinks; nil hides it.
    public var cursor: Position?

    var cells: [Cell]
    /// Characters with marks, which do not fit into a cell and are referred to by number.
    var clusters: [[UInt32]] = []

    /// An empty frame.
    public init(size: Size, glyphs: Glyphs = .unicode) {
        self.size = size
        self.glyphs = glyphs
        cells = Array(repeating: .blank, count: size.columns * size.rows)
    }

    /// The whole of it.
    public var rect: Rect { Rect(size) }
}

/// One column of one row.
struct Cell: Equatable {
    /// A character; 0: the right half of the wide character before; from `clusterBase` on: the number of a cluster.
    var glyph: UInt32
    var style: Style

    static let blank = Cell(glyph: 0x20, style: .text)
    static let rightHalf: UInt32 = 0
    static let clusterBase: UInt32 = 0x8000_0000
}

extension Frame {
    /// The characters of a cell: one, or one with its marks; none for the right half of a wide one.
    func scalars(of cell: Cell) -> [UInt32] {
        if cell.glyph >= Cell.clusterBase { return clusters[Int(cell.glyph - Cell.clusterBase)] }
        return cell.glyph == Cell.rightHalf ? [] : [cell.glyph]
    }

    /// Writes cells into a row, which must lie within it, and blanks the other half of a wide character that is cut.
    mutating func write(_ row: [Cell], x: Int, y: Int) {
        guard !row.isEmpty else { return }
        let start = y * size.columns + x
        mend(x: x, end: x + row.count, y: y)
        for index in row.indices { cells[start + index] = row[index] }
    }

    /// Blanks the halves of wide characters that stick out of the columns `x..<end`, which are about to be overwritten.
    mutating func mend(x: Int, end: Int, y: Int) {
        let start = y * size.columns
        if x > 0, cells[start + x].glyph == Cell.rightHalf { cells[start + x - 1].glyph = 0x20 }
        if end < size.columns, cells[start + end].glyph == Cell.rightHalf { cells[start + end].glyph = 0x20 }
    }

    /// The number under which a character with marks is kept.
    mutating func cluster(_ glyph: DisplayGlyph) -> UInt32 {
        guard !glyph.marks.isEmpty else { return glyph.base }
        let scalars = [glyph.base] + glyph.marks
        if let known = clusters.firstIndex(of: scalars) { return Cell.clusterBase + UInt32(known) }
        clusters.append(scalars)
        return Cell.clusterBase + UInt32(clusters.count - 1)
    }
}
