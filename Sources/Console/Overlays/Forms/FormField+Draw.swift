// How a field of a form looks.
import Terminal

extension FormField {
    /// Draws the label and, beside it, what the field holds.
    func draw(on canvas: inout Canvas, in line: Rect, labelWidth: Int, focused: Bool) {
        let (left, rest) = line.splitLeft(labelWidth + 2)
        canvas.frame.put(label, x: left.x, y: left.y, style: focused ? .focus : .text, width: labelWidth)
        switch content {
        case .text(let field), .amount(let field):
            field.draw(into: &canvas.frame, in: rest, focused: focused)
        case .choice(let choices, let index):
            let text = choices.indices.contains(index) ? choices[index].label : ""
            drawChoice("◂ \(text) ▸", on: &canvas, in: rest, focused: focused)
        case .toggle(let isOn):
            drawChoice(isOn ? "[x] yes" : "[ ] no", on: &canvas, in: rest, focused: focused)
        }
    }

    private func drawChoice(_ text: String, on canvas: inout Canvas, in area: Rect, focused: Bool) {
        canvas.frame.put(text, x: area.x, y: area.y, style: focused ? .selection.bolder : .text, width: area.width)
    }
}
