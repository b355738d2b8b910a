// How much of a session's money is taken or given back.
import Checkout
import Terminal

/// A question with an amount.
struct AmountDialog: DrawnOverlay, Hashable {
    private let title: String
    private let text: String
    private let action: String
    private let verb: [String]
    /// The most that can be asked for, which stands in the field at first.
    let most: Money
    private(set) var field: TextField
    private(set) var problem: String?
    private var buttons: Buttons
    private var isOnButtons = false

    /// Takes what a session holds.
    static func capture(_ session: CheckoutSession, customerName: String) -> AmountDialog {
        AmountDialog(
            title: "Capture a payment",
            text:
                "\(session.lines.cartWords): \(session.amountTotal) held for \(customerName). What you do not take is "
                + "given back at once. What is taken can only be given back by a refund.",
            action: "Capture", verb: ["capture", session.id.description], most: session.amountTotal)
    }

    /// Gives back what a session has taken.
    static func refund(_ session: CheckoutSession) -> AmountDialog {
        let most = session.amountReceived - session.amountRefunded
        let before = session.amountRefunded == .zero ? "" : ", \(session.amountRefunded) of it given back already"
        return AmountDialog(
            title: "Refund",
            text: "\(session.lines.cartWords): \(session.amountReceived) taken\(before). What you "
                + "give back goes to the cards that it came from, the HSA/FSA card first. It cannot be taken again.",
            action: "Refund", verb: ["refund", session.id.description], most: most)
    }

    private init(title: String, text: String, action: String, verb: [String], most: Money) {
        self.title = title
        self.text = text
        self.action = action
        self.verb = verb
        self.most = most
        field = TextField(text: AmountText.typed(most), maxLength: 14)
        buttons = Buttons(["Cancel", action])
    }

    /// The amount that is typed; nil while it is none.
    var amount: Money? { AmountText.cents(field.text) }

    var placement: OverlayPlacement { .centred(width: 64, height: wrap(text, width: 60).count + 9) }
    var hints: [Hint] { [Hint("Tab", "to the buttons"), Hint("Enter", "on"), Hint("Esc", "cancel")] }

    /// The command that the dialog stands for now; all of the money needs no amount.
    var command: CommandLine {
        let partly = amount.map { $0 == most ? [] : ["--amount", String($0.minorUnits)] } ?? []
        return CommandLine(verb + partly)
    }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        switch key {
        case .escape: return .close
        case .tab, .backTab, .down, .up: isOnButtons.toggle()
        case .enter where !isOnButtons: isOnButtons = check()
        default:
            if isOnButtons { return buttons.handle(key).map { $0 == 1 ? send() : .close } ?? .stay }
            if field.handle(key) == .changed { problem = nil }
        }
        return .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !context.isBusy else { return .stay }
        switch spot {
        case .button(let number): return number == 1 ? send() : .close
        case .field: isOnButtons = false
        case .row: break
        }
        return .stay
    }

    mutating func paste(_ text: String) { field.insert(text) }

    private mutating func check() -> Bool {
        problem =
            switch amount {
            case nil: AmountText.expected
            case let amount? where amount == .zero: "Type more than nothing."
            case let amount? where amount > most: "At most \(most)."
            default: nil
            }
        return problem == nil
    }

    private mutating func send() -> OverlayStep {
        guard check() else {
            isOnButtons = false
            return .stay
        }
        return .run(command, then: .stay)
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .answered(let answer): return .replace(AnswerView(title: title, answer))
        case .refused(let error): problem = error.message
        case .misused(let text): problem = text
        default: break
        }
        return .stay
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: title, role: .warn)
        var shown = buttons
        if let amount, amount <= most { shown.labels[1] = "\(action) \(amount)" }
        let body = shown.draw(on: &canvas, in: inside, focused: isOnButtons)
        let rest = canvas.write(text, in: body).splitTop(1).rest
        let (line, below) = rest.splitTop(1)
        canvas.frame.put("Amount  $", x: line.x, y: line.y, width: line.width)
        field.draw(into: &canvas.frame, in: line.splitLeft(10).rest.splitLeft(14).left, focused: !isOnButtons)
        canvas.mark(line, .field(0))
        canvas.frame.put("of \(most)", x: line.x + 26, y: line.y, style: .dim, width: max(0, line.width - 26))
        if let waiting = context.waitingText {
            _ = canvas.write(waiting, in: below, style: .accent)
        } else if let problem {
            _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: below, style: .danger)
        } else {
            _ = canvas.write("almoner \(command.display)", in: below.splitTop(1).rest, style: .dim)
        }
        if isOnButtons { canvas.frame.cursor = nil }
    }
}
