// How the dialog of the clock looks.
import Checkout
import Terminal

extension ClockDialog {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        var inside = canvas.window(area, title: "The clock")
        if let farMove { inside = farMove.buttons.draw(on: &canvas, in: inside) }
        let stands = clock.isFrozen ? "\(canvas.glyphs.frozen) frozen at" : "live,"
        // A low screen has no room for blank rows.
        let gap = inside.height < 16 ? 0 : 1
        let rest = canvas.write("\(stands) \(now.minuteWords) UTC", in: inside, style: .accent).splitTop(gap).rest
        let (text, style) = note(context, canvas.glyphs)
        // What is said needs all its rows, since the way out stands at its end.
        let said = max(2, wrap(text, width: rest.width, glyphs: canvas.glyphs).count)
        let (middle, below) = rest.splitBottom(said + gap)
        let (list, agenda) = middle.splitTop(min(choices.count, middle.height - gap - Self.leastAgenda))
        drawChoices(on: &canvas, in: list, context)
        drawAgenda(on: &canvas, in: agenda.splitTop(gap).rest)
        _ = canvas.write(text, in: below.splitTop(gap).rest, style: style)
        if farMove != nil { canvas.frame.cursor = nil }
    }

    /// Its heading and two things.
    private static let leastAgenda = 3

    /// What is under way, asked, wrong, or passed on the way.
    private func note(_ context: OverlayContext, _ glyphs: Glyphs) -> (String, Style) {
        if let waiting = context.waitingText { return (waiting, .accent) }
        if let farMove {
            return (
                "To \(farMove.target.dayWords) it is more than ten years, and the clock cannot be moved back: this "
                    + "cannot be undone.", .danger
            )
        }
        if let problem { return ("\(glyphs.cross) \(problem)", .danger) }
        if let done { return ("\(glyphs.check) \(done)", .ok) }
        guard let target = choices[min(selection, choices.count - 1)].target, let next, next.at <= target else {
            return ("", .text)
        }
        return ("On the way: \(next.words) at \(next.at.minuteWords) UTC, and what follows it.", .warn)
    }

    /// What falls due next, as much as there is room for.
    private func drawAgenda(on canvas: inout Canvas, in area: Rect) {
        guard !area.isEmpty else { return }
        let rest = canvas.write(due.isEmpty ? "Nothing falls due." : "Falls due next", in: area, style: .dim)
        for (number, item) in due.prefix(rest.height).enumerated() {
            let row = Rect(x: rest.x, y: rest.y + number, width: rest.width, height: 1)
            let wait = item.at > now ? "in \(spanWords(from: now, to: item.at))" : "now"
            canvas.frame.put("  \(item.at.minuteWords)", x: row.x, y: row.y, width: row.width)
            canvas.frame.put(item.words, x: row.x + 22, y: row.y, width: row.width - 22)
            canvas.frame.put(wait, x: row.x + 42, y: row.y, style: .dim, width: row.width - 42)
        }
    }

    private func drawChoices(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let choices = choices
        let (area, bar) = area.splitRight(1)
        let window = ScrollWindow(count: choices.count, height: area.height, selection: selection)
        for (line, number) in window.visible.enumerated() {
            let row = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
            draw(choices[number], number, on: &canvas, in: row, context)
        }
        Scrollbar(window).draw(into: &canvas.frame, in: bar)
    }

    private func draw(
        _ choice: Choice, _ number: Int, on canvas: inout Canvas, in row: Rect, _ context: OverlayContext
    ) {
        let ground: Role? = number == selection ? .selection : nil
        if number == selection { canvas.frame.fill(row, style: .text.on(ground)) }
        canvas.mark(row, .row(number))
        let reason = choice.reason(context)
        let pointer = number == selection ? "\(canvas.glyphs.pointer) " : "  "
        let aside = reason ?? choice.target?.minuteWords ?? ""
        let spans = [
            Span(pointer, Style.accent.on(ground)),
            Span(choice.label, (reason == nil ? Style.text : .dim).on(ground)),
            Span(aside.isEmpty ? "" : "  \(aside)", Style.dim.on(ground)),
        ]
        canvas.frame.put(spans, x: row.x, y: row.y, width: row.width)
        if number == selection, let field, choice.command == nil {
            field.draw(into: &canvas.frame, in: row.splitLeft(16).rest, focused: farMove == nil)
        }
    }
}
