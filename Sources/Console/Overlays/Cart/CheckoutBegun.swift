// What became of a new checkout, and the way on: to the consultation that its cart needs, or else to the card.
import Checkout
import Commands
import OrderedJSON
import Terminal

/// The page of a checkout that was begun.
struct CheckoutBegun: DrawnOverlay, Hashable {
    /// The session that was begun.
    let session: ID<CheckoutSession>
    /// Whether its cart waits for a consultation.
    let needsConsultation: Bool
    private let lines: [String]
    private(set) var problem: String?
    private var buttons = Buttons(["Go on", "Done"])

    /// The page of what `almoner checkout` answered; nil when that is not a session.
    init?(_ answer: Commands.Answer) {
        guard case .string(let text)? = answer.json["checkout_session_id"], let session = ID<CheckoutSession>(text),
            case .array(let needed)? = answer.json["consultations_needed"]
        else { return nil }
        self.session = session
        needsConsultation = !needed.isEmpty
        lines = answer.lines
    }

    var placement: OverlayPlacement { .centred(width: 100, height: max(10, min(30, lines.count + 7))) }
    var hints: [Hint] { [Hint("Enter", buttons.labels[buttons.focus]), Hint("Esc", "done")] }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if key == .escape { return .close }
        guard !context.isBusy, let button = buttons.handle(key) else { return .stay }
        return choose(button)
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .button(let number) = spot, !context.isBusy else { return .stay }
        return choose(number)
    }

    private mutating func choose(_ button: Int) -> OverlayStep {
        problem = nil
        return button == 0 ? .effect(.load(.session(session))) : .close
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.session(let session, _, let customer)):
            let name = customer?.name ?? ""
            if needsConsultation { return .replace(ConsultationWalk(.session(session.id), customerName: name)) }
            return .replace(CardForm(.pay(session, customerName: name)))
        case .refused(let error): problem = error.message
        case .misused(let text): problem = text
        default: break
        }
        return .stay
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "Checkout begun")
        let (text, note) = buttons.draw(on: &canvas, in: inside).splitBottom(2)
        for (row, line) in lines.prefix(text.height).enumerated() {
            canvas.frame.put(line, x: text.x, y: text.y + row, width: text.width)
        }
        let next = needsConsultation ? "Next: the consultation that the cart needs." : "Next: the card that pays."
        let style: Style = problem == nil ? .accent : .danger
        _ = canvas.write(problem ?? context.waitingText ?? next, in: note.splitTop(1).rest, style: style)
    }
}
