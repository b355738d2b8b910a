// How the form of a card looks.
import Checkout
import Terminal

extension CardForm {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: purpose.title)
        if let picker {
            let (text, rest) = inside.splitTop(2)
            _ = canvas.write("Practice cards; never type a real one.", in: text, style: .dim)
            let (list, below) = rest.splitBottom(min(3, rest.height / 3))
            picker.draw(on: &canvas, in: list, focused: true)
            // In its row there is room for the beginning alone.
            _ = canvas.write(picker.selected?.note ?? "", in: below.splitBottom(2).bottom)
            return
        }
        var rest = canvas.write(purpose.text, in: inside).splitTop(1).rest
        rest = leaving.draw(insteadOf: buttons, focused: isOnButtons, on: &canvas, in: rest)
        let (fields, below) = rest.splitBottom(3)
        drawCards(on: &canvas, in: fields, context)
        let (text, style) = note(context)
        _ = canvas.write(text, in: below, style: style)
        if isOnButtons || leaving.isAsked { canvas.frame.cursor = nil }
    }

    private func drawCards(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        var rest = area
        for number in cards.indices {
            if number == 1 {
                rest = canvas.write("Second card, an ordinary one", in: rest, style: .accent)
            }
            let focus = focused.flatMap { $0.card == number ? $0.field : nil }
            rest = cards[number].draw(on: &canvas, in: rest, first: number * 4, focus: focus, now: context.now)
            rest = rest.splitTop(cards.count > 1 && rest.height > 5 ? 1 : 0).rest
        }
    }

    private func note(_ context: OverlayContext) -> (String, Style) {
        if leaving.isAsked { return (LeaveQuestion.text, .warn) }
        if let waiting = context.waitingText { return (waiting, .accent) }
        if let problem { return (problem, .danger) }
        return ("No number is ever written anywhere. F2 lists the practice cards.", .dim)
    }
}
