// Text goes into a frame through one door, which clips it, makes it harmless and keeps the columns straight.

/// Where a text stands in the columns it is given.
public enum Alignment: Hashable, Sendable {
    /// At the left.
    case leading
    /// In the middle.
    case centre
    /// At the right.
    case trailing
}

extension Frame {
    /// Puts text into a row and returns the number of columns it took. What does not fit into `width` columns (nil: up
    /// to the right edge) ends with an ellipsis. Outside the frame nothing happens.
    @discardableResult
    public mutating func put(
        _ text: String, x: Int, y: Int, style: Style = .text, width: Int? = nil, align: Alignment = .leading
    ) -> Int {
        guard y >= 0, y < size.rows, x >= 0, x < size.columns else { return 0 }
        let room = min(width ?? .max, size.columns - x)
        guard room > 0, !text.isEmpty else { return 0 }
        if let length = PlainText.length(text, glyphs) {
            return putPlain(text, length: length, x: x, y: y, style: style, room: room, align: align)
        }
        let row = cells(for: text, style: style, room: room)
        write(row, x: x + Self.offset(of: row.count, in: room, align), y: y)
        return row.count
    }

    private mutating func putPlain(
        _ text: String, length: Int, x: Int, y: Int, style: Style, room: Int, align: Alignment
    ) -> Int {
        let count = min(length, room)
        let left = x + Self.offset(of: count, in: room, align)
        mend(x: left, end: left + count, y: y)
        let start = y * size.columns + left
        fill(start..<start + count, with: text, isASCII: length == text.utf8.count, style)
        if length > room { cells[start + count - 1] = Cell(glyph: glyphs.ellipsis.picture, style: style) }
        return count
    }

    /// Fills cells with a plain text, byte by byte where each byte is a character.
    private mutating func fill(_ range: Range<Int>, with text: String, isASCII: Bool, _ style: Style) {
        let isFilled = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard isASCII else { return false }
            for (place, byte) in bytes.prefix(range.count).enumerated() {
                cells[range.lowerBound + place] = Cell(glyph: UInt32(byte), style: style)
            }
            return true
        }
        if isFilled == true { return }
        var index = range.lowerBound
        for scalar in text.unicodeScalars where index < range.upperBound {
            cells[index] = Cell(glyph: scalar.value, style: style)
            index += 1
        }
    }

    private static func offset(of count: Int, in room: Int, _ align: Alignment) -> Int {
        switch align {
        case .leading: 0
        case .centre: (room - count) / 2
        case .trailing: room - count
        }
    }

    /// The cells of a text, at most `room` of them.
    private mutating func cells(for text: String, style: Style, room: Int) -> [Cell] {
        let shown = DisplayText.glyphs(text, glyphs)
        let total = shown.reduce(0) { $0 + $1.width }
        let limit = total > room ? room - 1 : room
        var row: [Cell] = []
        for glyph in shown {
            guard row.count + glyph.width <= limit else { break }
            row.append(Cell(glyph: cluster(glyph), style: style))
            if glyph.width == 2 { row.append(Cell(glyph: Cell.rightHalf, style: style)) }
        }
        if total > room { row.append(Cell(glyph: glyphs.ellipsis.picture, style: style)) }
        return row
    }

    /// Puts several texts of different styles one after the other and returns the columns they took.
    @discardableResult
    public mutating func put(_ spans: [Span], x: Int, y: Int, width: Int? = nil) -> Int {
        let room = min(width ?? .max, size.columns - x)
        var used = 0
        for span in spans where used < room {
            used += put(span.text, x: x + used, y: y, style: span.style, width: room - used)
        }
        return used
    }
}

/// A text in one style, as a part of a line.
public struct Span: Hashable, Sendable {
    /// What is shown.
    public var text: String
    /// How.
    public var style: Style

    /// A span.
    public init(_ text: String, _ style: Style = .text) {
        self.text = text
        self.style = style
    }
}
