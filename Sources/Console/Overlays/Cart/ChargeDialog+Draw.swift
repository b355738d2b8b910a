// How the dialog of a charge looks.
import Checkout
import Terminal

extension ChargeDialog {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = buttonsDrawn(on: &canvas, in: canvas.window(area, title: title), context)
        let rows = ChargeRows(height: inside.height, cards: cards.count)
        let commandLines = command.lines(width: inside.width, most: rows.command)
        let (upper, commandArea) = inside.splitBottom(min(commandLines.count, rows.command))
        _ = canvas.write(commandLines.joined(separator: "\n"), in: commandArea, style: .dim)
        let (rest, outcomeArea) = upper.splitBottom(rows.outcome + rows.gap)
        let (cartArea, cardArea) = rest.splitBottom(rows.cards + rows.gap)
        let (list, summary) = cartArea.splitBottom(1)
        cart.draw(on: &canvas, in: list, focused: part == .cart)
        // The list shows what the search leaves, which need not be what is charged.
        if !cart.isEmpty {
            canvas.frame.put(cart.summary, x: summary.x, y: summary.y, style: .accent, width: summary.width)
        }
        drawCards(on: &canvas, in: cardArea.splitTop(rows.gap).rest, now: context.now)
        drawOutcome(on: &canvas, in: outcomeArea.splitTop(rows.gap).rest, context)
        if part != .cart { canvas.frame.cursor = nil }
    }

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

/// How the rows of the dialog are shared. On a low screen the command gives way first, and never what is charged.
private struct ChargeRows {
    /// For what would come of it.
    let outcome: Int
    /// For the cards.
    let cards: Int
    /// For the command, at most.
    let command: Int
    /// Between one part and the next.
    let gap: Int

    init(height: Int, cards count: Int) {
        let isLow = height < 16
        outcome = isLow ? 2 : 3
        gap = isLow ? 0 : 1
        cards = min(max(1, count), max(1, (height - 8) / 3))
        command = min(4, max(0, height - outcome - cards - 2 * gap - ChargeRows.leastCart))
    }

    /// The search, three rows of the list, and the cart in a line.
    private static let leastCart = 5
}
