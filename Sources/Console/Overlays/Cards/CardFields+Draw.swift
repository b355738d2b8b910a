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
            drawAside(field, on: &canvas, in: value.splitLeft(25).rest, now: now)
            canvas.mark(line, .field(first + field.rawValue))
            rest = below
            if let problem = problems[field] {
                let (text, next) = below.splitTop(min(2, wrap(problem, width: max(1, value.width - 2)).count))
                _ = canvas.write(
                    "\(canvas.glyphs.cross) \(problem)", in: text.splitLeft(13).rest, style: .danger)
                rest = next
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

    private func drawAside(_ field: Field, on canvas: inout Canvas, in area: Rect, now: Instant) {
        if let doubt = doubt(about: field, now: now), problems[field] == nil {
            canvas.frame.put("\(canvas.glyphs.warning) \(doubt)", x: area.x, y: area.y, style: .warn, width: area.width)
        } else if field == .number, let brand {
            canvas.frame.put(brand.rawValue, x: area.x, y: area.y, style: .dim, width: area.width)
        }
    }
}
