// A question in the middle of the screen.

/// A box with a text and buttons. The caller says which button has the focus first; for what is dangerous that is
/// Cancel.
public struct Dialog: Hashable, Sendable {
    /// What a key led to.
    public enum Outcome: Hashable, Sendable {
        /// The key means nothing here.
        case ignored
        /// Another button has the focus.
        case moved
        /// The button with this number was pressed.
        case chosen(Int)
        /// Esc.
        case cancelled
    }

    /// The title in the border.
    public var title: String
    /// What is asked, wrapped to fit.
    public var text: String
    /// The labels of the buttons.
    public var buttons: [String]
    /// The button that Enter presses.
    public private(set) var focus: Int
    /// How grave it is: `.danger` draws the title in that colour.
    public var role: Role

    /// A dialog.
    public init(title: String, text: String, buttons: [String], focus: Int = 0, role: Role = .text) {
        self.title = title
        self.text = text
        self.buttons = buttons
        self.focus = min(max(0, focus), max(0, buttons.count - 1))
        self.role = role
    }

    /// Moves between the buttons, presses one, or leaves. The first letter of a label, if no other has it, presses
    /// that button.
    public mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .escape: return .cancelled
        case .enter, .character(" "): return buttons.isEmpty ? .cancelled : .chosen(focus)
        case .left, .up, .backTab: return move(by: -1)
        case .right, .down, .tab: return move(by: 1)
        case .character(let character): return button(for: character).map { .chosen($0) } ?? .ignored
        default: return .ignored
        }
    }

    private mutating func move(by step: Int) -> Outcome {
        guard buttons.count > 1 else { return .ignored }
        focus = (focus + step + buttons.count) % buttons.count
        return .moved
    }

    private func button(for character: Character) -> Int? {
        let matches = buttons.indices.filter { buttons[$0].first?.lowercased() == character.lowercased() }
        return matches.count == 1 ? matches.first : nil
    }
}

extension Dialog {
    /// Draws the dialog in the middle of an area, no wider than `width`. When the text does not fit, its end is left
    /// out and the last line that fits ends with an ellipsis; the buttons are always there.
    public func draw(into frame: inout Frame, in rect: Rect, width: Int = 60) {
        let inner = max(1, min(width, rect.width) - 4)
        var lines = wrap(text, width: inner, glyphs: frame.glyphs)
        let room = max(0, rect.height - 4)
        if lines.count > room {
            lines = Array(lines.prefix(room))
            if let last = lines.popLast() {
                lines.append(DisplayText.clipped(last + " " + text, to: inner, glyphs: frame.glyphs))
            }
        }
        let area = rect.centred(width: inner + 4, height: lines.count + 4)
        frame.fill(area)
        frame.box(area, title: title, focused: true)
        if role != .text {
            frame.put(title, x: area.x + 3, y: area.y, style: Style(role: role, bold: true), width: area.width - 6)
        }
        for (row, line) in lines.enumerated() { frame.put(line, x: area.x + 2, y: area.y + 1 + row, width: inner) }
        drawButtons(into: &frame, right: area.right - 2, y: area.bottom - 2, room: inner)
        frame.cursor = nil
    }

    private func drawButtons(into frame: inout Frame, right: Int, y: Int, room: Int) {
        let labels = buttons.enumerated().map { $0.offset == focus ? "[ \($0.element) ]" : "  \($0.element)  " }
        let width = labels.reduce(0) { $0 + CellWidth.of($1, glyphs: frame.glyphs) }
        let spans = labels.enumerated().map { Span($0.element, $0.offset == focus ? .selection.bolder : .text) }
        let used = min(width, room)
        frame.put(spans, x: right - used, y: y, width: used)
    }
}
