// How the dialog of a charge looks.
import Checkout
import Terminal

extension ChargeDialog {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = buttonsDrawn(on: &canvas, in: canvas.window(area, title: title), context)
        let commandLines = command.lines(width: inside.width, most: Self.commandHeight)
        let (upper, commandArea) = inside.splitBottom(min(commandLines.count, Self.commandHeight))
        _ = canvas.write(commandLines.joined(separator: "\n"), in: commandArea, style: .dim)
        let (rest, outcomeArea) = upper.splitBottom(4)
        let cardRows = min(max(1, cards.count), max(1, rest.height / 3))
        let (cartArea, cardArea) = rest.splitBottom(cardRows + 1)
        cart.draw(on: &canvas, in: cartArea, focused: part == .cart)
        drawCards(on: &canvas, in: cardArea.splitTop(1).rest, now: context.now)
        drawOutcome(on: &canvas, in: outcomeArea.splitTop(1).rest, context)
        if part != .cart { canvas.frame.cursor = nil }
    }

    /// The most lines for the command; the cart needs the others.
    private static let commandHeight = 4

    private var title: String {
        switch subject {
        case .customer(let customer, _): "Charge \(customer.name), who is away"
        case .token(_, let name): "Charge a token · \(name)"
        }
    }

    /// Draws the buttons; the first says what it does: it charges only what would not be refused.
    private func buttonsDrawn(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) -> Rect {
        var buttons = buttons
        switch outcome(now: context.now) {
        case .success(let shares): buttons.labels[0] = "Charge \(shares.map(\.amount).sum)"
        case .failure:
            let type = missingLetter(now: context.now)
            buttons.isFirstOff = type == nil
            if let type { buttons.labels[0] = "Begin the consultation for \(type.words)" }
        case nil: break
        }
        return buttons.draw(on: &canvas, in: area, focused: part == .buttons)
    }

    private func drawCards(on canvas: inout Canvas, in area: Rect, now: Instant) {
        let window = ScrollWindow(count: cards.count, height: area.height, selection: cardIndex)
        for (line, number) in window.visible.enumerated() {
            let row = Rect(x: area.x, y: area.y + line, width: area.width, height: 1)
            let reason = cards[number].offSessionReason(now: now)
            let isChosen = number == cardIndex || isToken
            let ground: Role? = part == .card && number == cardIndex ? .selection : nil
            let mark = isChosen ? "(\(canvas.glyphs.bullet)) " : "( ) "
            let style: Style = reason == nil ? .text : .dim
            canvas.frame.put(
                [
                    Span(mark + cards[number].words + "  \(cards[number].card.expiry)", style.on(ground)),
                    Span(reason.map { "  \(canvas.glyphs.cross) \($0)" } ?? "", Style.dim.on(ground)),
                ], x: row.x, y: row.y, width: row.width)
            canvas.mark(row, .field(number))
        }
    }

    private var isToken: Bool {
        if case .token = subject { return true }
        return false
    }

    private func drawOutcome(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let glyphs = canvas.glyphs
        if let problem {
            _ = canvas.write("\(glyphs.cross) \(problem)", in: area, style: .danger)
            return
        }
        if let waiting = context.waitingText {
            _ = canvas.write(waiting, in: area, style: .accent)
            return
        }
        switch outcome(now: context.now) {
        case .success(let shares):
            let parts = shares.map { "\($0.amount) on \($0.paymentMethod.words)" }.joined(separator: " and ")
            _ = canvas.write("\(glyphs.check) Will be charged: \(parts)", in: area, style: .ok)
        case .failure(let error):
            _ = canvas.write("\(glyphs.cross) Would be refused: \(error.explained)", in: area, style: .warn)
        case nil:
            _ = canvas.write("Choose what is charged: type to search, right arrow to add.", in: area, style: .dim)
        }
    }
}
