// How the fields of a card look.
import Checkout
import Terminal

extension CardFields {
    /// Draws the four fields and what is wrong with them, and returns what is left below. The fields are marked from
    /// `first` on.
    func draw(on canvas: inout Canvas, in area: Rect, first: Int, focus: Field?, now: Instant) -> Rect {
        var rest = area
        for field in Field.allCases {
            let (line, below) = rest.splitTop(1)
            let (label, value) = line.splitLeft(13)
            canvas.frame.put(field.label, x: label.x, y: label.y, style: focus == field ? .focus : .text, width: 12)
            draw(field, on: &canvas, in: value.splitLeft(24).left, isFocused: focus == field)
            let aside = value.splitLeft(25).rest
            canvas.mark(line, .field(first + field.rawValue))
            let remark = remark(about: field, isFocused: focus == field, now: now, canvas.glyphs)
            rest = below
            if let remark, remark.isBelow || CellWidth.of(remark.text, glyphs: canvas.glyphs) > aside.width {
                let lines = wrap(remark.text, width: max(1, value.width), glyphs: canvas.glyphs)
                let (text, next) = below.splitTop(min(2, lines.count))
                _ = canvas.write(remark.text, in: text.splitLeft(13).rest, style: remark.style)
                rest = next
            } else if let remark {
                canvas.frame.put(remark.text, x: aside.x, y: aside.y, style: remark.style, width: aside.width)
            }
        }
        return rest
    }

    private func draw(_ field: Field, on canvas: inout Canvas, in area: Rect, isFocused: Bool) {
        guard field == .number, !isFocused, !digits.isEmpty else {
            texts[field.rawValue].draw(into: &canvas.frame, in: area, focused: isFocused)
            return
        }
        let hidden = CardFields.masked(self[.number], bullet: canvas.glyphs.bullet)
        TextField(text: hidden).draw(into: &canvas.frame, in: area, focused: false)
    }

    /// The number with all but its last four digits hidden.
    static func masked(_ number: String, bullet: String) -> String {
        let digits = number.count(where: \.isNumber)
        var seen = 0
        return number.map { character in
            guard character.isNumber else { return String(character) }
            seen += 1
            return seen > digits - 4 && digits > 4 ? String(character) : bullet
        }.joined()
    }

    /// What is said of a field: beside it where there is room, or below.
    private struct Remark {
        let text: String
        let style: Style
        /// Whether it stands below in any case.
        var isBelow = false
    }

    private func remark(about field: Field, isFocused: Bool, now: Instant, _ glyphs: Glyphs) -> Remark? {
        if let problem = problems[field] {
            return Remark(text: "\(glyphs.cross) \(problem)", style: .danger, isBelow: true)
        }
        if let doubt = doubt(about: field, isFocused: isFocused, now: now) {
            return Remark(text: "\(glyphs.warning) \(doubt)", style: .warn)
        }
        return field == .number ? brand.map { Remark(text: $0.rawValue, style: .dim) } : nil
    }
}
