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
            let list = rest.splitTop(min(options.count, rest.height - below)).top
            drawOptions(on: &canvas, in: list)
            drawProblem(on: &canvas, in: rest.splitTop(list.height + 1).rest)
        }
    }

    private func drawProblem(on canvas: inout Canvas, in area: Rect) {
        guard let problem else { return }
        _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: area, style: .danger)
    }

    private func drawOptions(on canvas: inout Canvas, in area: Rect) {
        let window = ScrollWindow(count: options.count, height: area.height, selection: cursor)
        for (line, number) in window.visible.enumerated() {
            let row = Rect(x: area.x, y: area.y + line, width: area.width - 1, height: 1)
            let ground: Role? = number == cursor ? .selection : nil
            if number == cursor { canvas.frame.fill(row, style: .text.on(ground)) }
            let key = number < 9 && question.kind != .attestation ? "\(number + 1) " : "  "
            let spans = [
                Span("\(number == cursor ? canvas.glyphs.pointer : " ") ", Style.accent.on(ground)),
                Span(key, Style.dim.on(ground)),
                Span("\(box(number, canvas.glyphs)) \(options[number].label)", Style.text.on(ground)),
            ]
            canvas.frame.put(spans, x: row.x, y: row.y, width: row.width)
            canvas.mark(row, .row(number))
        }
        Scrollbar(window).draw(into: &canvas.frame, in: area.splitRight(1).right)
    }

    private func box(_ number: Int, _ glyphs: Glyphs) -> String {
        let isChosen = chosen.contains(number)
        return isMultiple ? (isChosen ? "[x]" : "[ ]") : (isChosen ? "(\(glyphs.bullet))" : "( )")
    }
}
