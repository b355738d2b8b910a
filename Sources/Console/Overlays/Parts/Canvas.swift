// What an overlay is drawn on: a frame, and where in it stands what can be clicked. A click is looked up in the drawing
// itself, so the picture and the mouse never disagree.
import Terminal

/// Something that can be clicked.
enum Spot: Hashable, Sendable {
    /// A button, by its number.
    case button(Int)
    /// A field of a form, by its number.
    case field(Int)
    /// A row of a list, by its number; an option of a question too.
    case row(Int)
}

/// A drawing in progress.
struct Canvas {
    /// The picture.
    var frame: Frame
    private var spots: [(area: Rect, spot: Spot)] = []

    /// A drawing over a frame.
    init(_ frame: Frame) {
        self.frame = frame
    }

    /// The pictures to draw with.
    var glyphs: Glyphs { frame.glyphs }

    /// Says that a click into this area means the spot; what is marked later lies above.
    mutating func mark(_ area: Rect, _ spot: Spot) {
        spots.append((area, spot))
    }

    /// What a click at this place means.
    func spot(at position: Position) -> Spot? {
        spots.last { $0.area.contains(position) }?.spot
    }

    /// Writes text into an area, wrapped, as many lines as fit, and returns what is left of the area below it. Text
    /// that does not fit ends with an ellipsis.
    mutating func write(_ text: String, in area: Rect, style: Style = .text) -> Rect {
        guard !text.isEmpty, !area.isEmpty else { return area }
        let lines = wrap(text, width: area.width, glyphs: glyphs)
        let shown = min(lines.count, area.height)
        for row in 0..<shown {
            let isCut = row == shown - 1 && shown < lines.count
            let line =
                isCut ? lines[row] + " " + lines[row + 1] + String(repeating: " .", count: area.width) : lines[row]
            frame.put(line, x: area.x, y: area.y + row, style: style, width: area.width)
        }
        return area.splitTop(shown).rest
    }

    /// Writes the lines from `offset` on, as many as fit, and a bar beside them where there are more; the last column is
    /// the bar's.
    mutating func write(_ lines: [[Span]], from offset: Int, in area: Rect) {
        let (text, bar) = area.splitRight(1)
        var window = ScrollWindow(count: lines.count, height: text.height)
        window.scroll(by: offset)
        for (line, number) in window.visible.prefix(text.height).enumerated() {
            frame.put(lines[number], x: text.x, y: text.y + line, width: text.width)
        }
        Scrollbar(window).draw(into: &frame, in: bar)
    }

    /// The border of an overlay round its whole area, with its title; a grave one in its colour. Returns what is
    /// inside, a column away from the sides.
    mutating func window(_ area: Rect, title: String, note: String = "", role: Role = .text) -> Rect {
        frame.fill(area)
        frame.box(area, title: title, note: note, focused: true)
        if role != .text {
            frame.put(
                title, x: area.x + 3, y: area.y, style: Style(role: role, bold: true), width: max(0, area.width - 6))
        }
        frame.cursor = nil
        return area.inset(horizontal: 2, vertical: 1)
    }
}
