// Begins an on-session checkout: who buys, what, and what shall come of the card.
import Checkout
import Commands
import Terminal

/// The form of a checkout.
struct CheckoutForm: DrawnOverlay, Hashable {
    /// Who buys; nil: somebody by e-mail.
    let customer: Customer?
    private(set) var cart = CartPicker()
    private(set) var fields: [FormField]
    /// 0: the cart; then the fields; then the buttons.
    private(set) var focus = 0
    private(set) var problem: String?
    private var buttons = Buttons(["Begin", "Cancel"])
    private var leaving = LeaveQuestion()

    /// A checkout for a customer, or for somebody by e-mail.
    init(customer: Customer?) {
        self.customer = customer
        let buyer: [FormField] = [
            .text(
                "email", "E-mail", option: "--email", help: "A known e-mail is the known customer.", isRequired: true),
            .text("name", "Name", option: "--name", isRequired: true),
            .text("state", "State", option: "--state", placeholder: "such as CA"),
        ]
        fields =
            (customer == nil ? buyer : []) + [
                FormField(
                    "setup_future_use", "Chargeable later", option: "--setup-future-use", .toggle(false),
                    help: "Off-session: the card may be charged later, while its owner is away."),
                FormField(
                    "tokenize", "Make a token", option: "--tokenize", .toggle(false),
                    help: "A payment token for a subscription comes of it."),
                FormField(
                    "authorize_only", "Hold only", option: "--authorize-only", .toggle(false),
                    help: "The money is held until you capture it."),
            ]
    }

    var opening: ConsoleEffect? { .load(.prices) }
    var placement: OverlayPlacement { .centred(width: 72, height: 22) }

    var hints: [Hint] {
        if leaving.isAsked { return leaving.hints }
        return focus == 0
            ? [Hint("type", "search"), Hint("←→", "fewer, more"), Hint("Enter", "on"), Hint("Esc", "cancel")]
            : [Hint("Tab", "next"), Hint("Space", "change"), Hint("Enter", "on"), Hint("Esc", "cancel")]
    }

    /// The command that the form stands for now.
    var command: CommandLine {
        let buyer = customer.map { ["--customer", $0.id.description] } ?? []
        let options = fields.flatMap { field in
            field.name == "setup_future_use" && !field.words.isEmpty ? [field.option, "off_session"] : field.words
        }
        return CommandLine(["checkout"] + cart.words + buyer + options)
    }

    private var isChanged: Bool { !cart.isEmpty || fields.contains(where: \.isChanged) }
    private var isOnButtons: Bool { focus > fields.count }
}

extension CheckoutForm {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy, key != .escape { return .stay }
        if leaving.isAsked { return leaving.press(key) }
        switch key {
        case .escape: return leaving.leave(losing: isChanged)
        case .tab: move(by: 1)
        case .backTab: move(by: -1)
        default:
            if focus == 0 { pressCart(key) } else if isOnButtons { return pressButtons(key) } else { pressField(key) }
        }
        return .stay
    }

    private mutating func pressCart(_ key: Key) {
        problem = nil
        if cart.handle(key) == .accepted { move(by: 1) }
    }

    private mutating func pressField(_ key: Key) {
        switch key {
        case .enter, .down: move(by: 1)
        case .up: move(by: -1)
        default:
            if fields[focus - 1].handle(key) == .changed {
                fields[focus - 1].problem = nil
                problem = nil
            }
        }
    }

    private mutating func pressButtons(_ key: Key) -> OverlayStep {
        if key == .up {
            move(by: -1)
            return .stay
        }
        switch buttons.handle(key) {
        case 0: return submit()
        case nil: return .stay
        default: return leaving.leave(losing: isChanged)
        }
    }

    private mutating func move(by step: Int) {
        focus = (focus + step + fields.count + 2) % (fields.count + 2)
    }

    private mutating func submit() -> OverlayStep {
        for index in fields.indices { fields[index].problem = fields[index].ownProblem }
        if cart.isEmpty {
            problem = "Choose what is bought."
            focus = 0
        } else if let wrong = fields.firstIndex(where: { $0.problem != nil }) {
            focus = wrong + 1
        } else {
            return .run(command, then: .stay)
        }
        return .stay
    }

    mutating func paste(_ text: String) {
        guard !leaving.isAsked else { return }
        if focus == 0 { cart.paste(text) } else if !isOnButtons { fields[focus - 1].paste(text) }
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !context.isBusy else { return .stay }
        if leaving.isAsked {
            guard case .button(let number) = spot else { return .stay }
            return leaving.click(number)
        }
        switch spot {
        case .row(let row):
            focus = 0
            cart.click(row)
        case .field(let number):
            if focus == number + 1 { pressField(.character(" ")) }
            focus = number + 1
        case .button(let number): return number == 0 ? submit() : leaving.leave(losing: isChanged)
        }
        return .stay
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.prices(let prices)): cart = CartPicker(prices)
        case .answered(let answer):
            return .replace(CheckoutBegun(answer) ?? AnswerView(title: "Checkout begun", answer))
        case .refused(let error):
            let refusal = FieldRefusal(error)
            problem = error.message
            if let index = fields.firstIndex(where: { FieldRefusal.isSame($0.name, refusal.field ?? "-") }) {
                (fields[index].problem, problem, focus) = (refusal.text, nil, index + 1)
            }
        case .misused(let text): problem = text
        default: break
        }
        return .stay
    }
}

extension CheckoutForm {
    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "New checkout · \(customer?.name ?? "somebody by e-mail")")
        let rest = leaving.draw(insteadOf: buttons, focused: isOnButtons, on: &canvas, in: inside)
        let problems = fields.count { $0.problem != nil }
        let (cartArea, lower) = rest.splitBottom(fields.count + problems + 4)
        cart.draw(on: &canvas, in: cartArea, focused: focus == 0)
        let (total, below) = lower.splitTop(2)
        canvas.frame.put(totalWords, x: total.x, y: total.y, style: .accent, width: total.width)
        var line = below
        for (number, field) in fields.enumerated() {
            let (row, next) = line.splitTop(1)
            field.draw(on: &canvas, in: row, labelWidth: 16, focused: focus == number + 1)
            canvas.mark(row, .field(number))
            line = next
            if let problem = field.problem {
                let (text, after) = next.splitTop(1)
                _ = canvas.write("\(canvas.glyphs.cross) \(problem)", in: text.splitLeft(18).rest, style: .danger)
                line = after
            }
        }
        let (text, style) = note(context)
        _ = canvas.write(text, in: below.splitBottom(2).bottom, style: style)
        if isOnButtons || leaving.isAsked { canvas.frame.cursor = nil }
    }

    private var totalWords: String {
        cart.isEmpty ? "Nothing chosen yet" : cart.summary
    }

    private func note(_ context: OverlayContext) -> (String, Style) {
        if leaving.isAsked { return (LeaveQuestion.text, .warn) }
        if let problem { return (problem, .danger) }
        if let waiting = context.waitingText { return (waiting, .accent) }
        return (fields.indices.contains(focus - 1) ? fields[focus - 1].help : "", .dim)
    }
}
