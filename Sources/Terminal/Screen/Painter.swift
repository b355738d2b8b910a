// Sends to the terminal what differs between two frames.
import CNcurses
import CTerminal

/// Remembers what is shown. Like ncurses, it belongs to one thread.
struct Painter {
    private var theme: Theme
    private let depth: ColourDepth
    private let isUTF8: Bool
    /// What is on the screen; nil when everything has to be painted.
    private(set) var shown: Frame?
    private var inks = [Ink?](repeating: nil, count: Style.count)

    /// A style in ncurses' terms.
    private struct Ink {
        var attributes: UInt32
        var pair: Int32
        /// The colour of a blank; nil where even a blank shows more than that.
        var ground: Int32?
    }

    init(theme: Theme, depth: ColourDepth, isUTF8: Bool) {
        self.theme = theme
        self.depth = depth
        self.isUTF8 = isUTF8
    }

    /// Paints everything at the next opportunity.
    mutating func forget() {
        shown = nil
    }

    /// Paints in other colours from now on.
    mutating func use(_ theme: Theme) {
        self.theme = theme
        inks = Array(repeating: nil, count: Style.count)
        forget()
    }

    /// Shows a frame.
    mutating func paint(_ frame: Frame) {
        let before = shown.flatMap { $0.size == frame.size ? $0 : nil }
        if before == nil { clearok(curses_window(), true) }
        var line: [curses_cell] = []
        line.reserveCapacity(frame.size.columns)
        for y in 0..<frame.size.rows {
            let changed = frame.changedColumns(row: y, since: before)
            guard !changed.isEmpty else { continue }
            line.removeAll(keepingCapacity: true)
            fill(&line, frame, y, changed)
            curses_put(Int32(y), Int32(changed.lowerBound), line, Int32(line.count))
        }
        one_write_hold()
        place(frame.cursor, in: frame.size)
        wnoutrefresh(curses_window())
        doupdate()
        one_write_send()
        shown = frame
    }

    private func place(_ cursor: Position?, in size: Size) {
        guard let cursor, Rect(size).contains(cursor) else {
            curs_set(0)
            // A cursor that nobody sees may stay where the last letter was sent.
            leaveok(curses_window(), true)
            return
        }
        curs_set(1)
        leaveok(curses_window(), false)
        wmove(curses_window(), Int32(cursor.y), Int32(cursor.x))
    }

    private mutating func fill(_ line: inout [curses_cell], _ frame: Frame, _ y: Int, _ columns: Range<Int>) {
        let start = y * frame.size.columns
        var style = Style.text
        var ink = ink(for: style)
        var isRefused = false
        for cell in frame.cells[start + columns.lowerBound..<start + columns.upperBound] {
            if cell.style != style {
                let next = self.ink(for: cell.style)
                // A blank shows no letter: on the same ground it goes on in the colours before it, and the terminal is
                // told of fewer changes.
                if cell.glyph != 0x20 || next.ground == nil || next.ground != ink.ground {
                    style = cell.style
                    ink = next
                }
            }
            var made = curses_cell()
            made.attributes = ink.attributes
            made.pair = ink.pair
            if cell.glyph < 0x7F {
                made.scalars.0 = cell.glyph == Cell.rightHalf && isRefused ? 0x3F : cell.glyph
            } else {
                let scalars = frame.scalars(of: cell)
                isRefused = !isShowable(scalars)
                made.scalars.0 = isRefused ? 0x3F : scalars[0]
                if !isRefused, scalars.count > 1 { add(scalars.dropFirst(), to: &made) }
            }
            line.append(made)
        }
    }

    private func add(_ marks: ArraySlice<UInt32>, to cell: inout curses_cell) {
        withUnsafeMutableBytes(of: &cell.scalars) { bytes in
            let slots = bytes.bindMemory(to: UInt32.self)
            for (slot, mark) in zip(1..<Int(CURSES_CELL_SCALARS), marks) { slots[slot] = mark }
        }
    }

    /// ncurses counts columns as the C library does. Where that differs from our table, a character would shift its
    /// row.
    private func isShowable(_ scalars: [UInt32]) -> Bool {
        guard isUTF8, let first = scalars.first, let base = Unicode.Scalar(first) else { return false }
        return Int(curses_width(first)) == CellWidth.of(base)
            && scalars.dropFirst().allSatisfy { curses_width($0) == 0 }
    }

    private mutating func ink(for style: Style) -> Ink {
        if let known = inks[style.number] { return known }
        let paint = Paint(style, theme: theme, depth: depth)
        var attributes: UInt32 = 0
        if paint.bold { attributes |= CURSES_BOLD }
        if paint.dim { attributes |= CURSES_DIM }
        if paint.underline { attributes |= CURSES_UNDERLINE }
        if paint.reverse { attributes |= CURSES_REVERSE }
        if paint.italic { attributes |= CURSES_ITALIC }
        let hasColour = paint.foreground >= 0 || paint.background >= 0
        let pair = hasColour ? alloc_pair(Int32(paint.foreground), Int32(paint.background)) : 0
        let showsLine = paint.underline || paint.reverse
        let ink = Ink(attributes: attributes, pair: max(0, pair), ground: showsLine ? nil : Int32(paint.background))
        inks[style.number] = ink
        return ink
    }
}
