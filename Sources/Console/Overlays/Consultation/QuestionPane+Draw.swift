// How a question looks.
import Checkout
import Terminal

extension QuestionPane {
    /// Draws the question, its help, and what can be chosen or is typed.
    func draw(on canvas: inout Canvas, in area: Rect) {
        var rest = canvas.write(question.text, in: area, style: Style(role: .text, bold: true))
        rest = canvas.write(question.help ?? "", in: rest, style: .dim)
        rest = canvas.write(advice ?? "", in: rest, style: .accent).splitTop(1).rest
        if isTyped {
            let line = rest.splitTop(1).top
            field.draw(into: &canvas.frame, in: line.splitLeft(60).left, focused: true)
            canvas.mark(line, .field(0))
            drawProblem(on: &canvas, in: rest.splitTop(2).rest)
        } else {
            let below = problem == nil ? 0 : 2
            let rows = optionLines(width: TallList.width(in: rest), canvas.glyphs)
            let list = rest.splitTop(min(rows.reduce(0) { $0 + $1.count }, rest.height - below)).top
            TallList(rows: rows, selection: cursor).draw(on: &canvas, in: list)
            drawProblem(on: &canvas, in: rest.splitTop(list.height + 1).rest)
        }
    }

    private func drawProblem(on canvas: inout Canvas, in area: Rect) {
        guard let problem else { return }
        _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: area, style: .danger)
    }

    /// The options, each with its key and its box; what does not fit goes on below its first word.
    private func optionLines(width: Int, _ glyphs: Glyphs) -> [[[Span]]] {
        options.enumerated().map { number, option in
            let key = number < 9 && question.kind != .attestation ? "\(number + 1) " : "  "
            let box = box(number, glyphs) + " "
            let margin = key.count + box.count
            return wrap(option.label, width: max(1, width - margin), glyphs: glyphs).enumerated().map { line, text in
                line == 0
                    ? [Span(key, .dim), Span(box + text)] : [Span(String(repeating: " ", count: margin) + text)]
            }
        }
    }

    private func box(_ number: Int, _ glyphs: Glyphs) -> String {
        let isChosen = chosen.contains(number)
        return isMultiple ? (isChosen ? "[x]" : "[ ]") : (isChosen ? "(\(glyphs.bullet))" : "( )")
    }
}
