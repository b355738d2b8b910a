// Everything that customer, provider and operator may do with a transaction from where it stands, to choose from.
import Checkout
import Terminal
import TransactionProcess

/// The menu of a transaction.
struct TransitionMenu: DrawnOverlay, Hashable {
    private let id: ID<Transaction>
    private let listing: String
    private(set) var offered: OfferedTransitions?
    private(set) var problem: String?
    private var selection = 0

    /// A menu for a transaction, which is read when it opens.
    init(_ id: ID<Transaction>, listing: String) {
        self.id = id
        self.listing = listing
    }

    private var choices: [TransactionChoice] { offered?.choices ?? [] }
    private var selected: TransactionChoice? { choices.indices.contains(selection) ? choices[selection] : nil }

    var opening: ConsoleEffect? { .load(.transitions(id)) }
    var placement: OverlayPlacement {
        let standing = wrap(offered?.standing ?? "", width: 72).count
        return .centred(width: 76, height: max(1, choices.count) + max(1, standing) + 9)
    }

    var hints: [Hint] { [Hint("Enter", "choose"), Hint("j k", "move"), Hint("Esc", "close")] }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        problem = nil
        switch key {
        case .escape, .character("q"): return .close
        case .up, .character("k"): selection = max(0, selection - 1)
        case .down, .character("j"): selection = max(0, min(choices.count - 1, selection + 1))
        case .home, .character("g"): selection = 0
        case .end, .character("G"): selection = max(0, choices.count - 1)
        case .enter, .character(" "): return choose()
        case .character(let digit):
            guard let number = digit.wholeNumberValue, choices.indices.contains(number - 1) else { break }
            selection = number - 1
            return choose()
        default: break
        }
        return .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard case .row(let number) = spot, !context.isBusy, choices.indices.contains(number) else { return .stay }
        if selection == number { return choose() }
        selection = number
        return .stay
    }

    private mutating func choose() -> OverlayStep {
        problem = nil
        guard let offered, let selected else { return .stay }
        switch selected {
        case .take(let transition):
            problem = offered.refusals[transition.name].map { "Not now: \($0)" }
            return problem == nil ? .replace(TransitionForm(transition, of: offered)) : .stay
        case .pay(let session): return .replace(CustomerPayment(session, of: offered))
        case .answer(let session, let isConfirmed):
            return .effect(.answerBank(session.id, attempt: session.attempt, isConfirmed: isConfirmed))
        }
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.transitions(let offered)):
            self.offered = offered
            selection = max(0, min(selection, choices.count - 1))
        case .paid(let session): return .done("The bank has its answer; the session is \(session.status.words).")
        case .refused(let error):
            problem = error.explained
            // What may be done now may be something else.
            return offered == nil ? .stay : .effect(.load(.transitions(id)))
        case .misused(let text): problem = text
        default: break
        }
        return .stay
    }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: listing)
        guard let offered else {
            _ = canvas.write(problem ?? "…", in: inside, style: problem == nil ? .dim : .danger)
            return
        }
        let rest = canvas.write(offered.standing, in: inside, style: .dim).splitTop(1).rest
        // What the choice means and its command stand below, an empty line above each.
        let (list, below) = rest.splitBottom(min(6, max(0, rest.height - 1)))
        draw(offered, on: &canvas, in: list)
        let (meaning, last) = below.splitBottom(2)
        _ = canvas.write(context.waitingText ?? note, in: meaning.splitTop(1).rest.splitTop(2).top, style: style)
        _ = canvas.write(command(offered), in: last, style: .dim)
    }

    private var style: Style { problem == nil && refusal == nil ? .text : .danger }

    private var note: String {
        if let problem { return problem }
        guard let offered else { return "" }
        if choices.isEmpty {
            return offered.transaction.underWay == nil
                ? "Nobody may do anything from here."
                : "The card network is being asked; nothing can be done meanwhile."
        }
        return refusal ?? selected?.meaning ?? ""
    }

    /// Why the selected choice would be refused.
    private var refusal: String? {
        guard case .take(let transition)? = selected else { return nil }
        return offered?.refusals[transition.name]
    }

    private func command(_ offered: OfferedTransitions) -> String {
        guard let words = selected?.command(of: offered.transaction.id) else { return "" }
        return "almoner " + words.display
    }

    private func draw(_ offered: OfferedTransitions, on canvas: inout Canvas, in area: Rect) {
        let window = ScrollWindow(count: choices.count, height: max(1, area.height), selection: selection)
        let name = min(34, max(12, choices.map { CellWidth.of($0.label) }.max() ?? 12))
        for (line, number) in window.visible.enumerated() where line < area.height {
            let row = Rect(x: area.x, y: area.y + line, width: area.width - 1, height: 1)
            let ground: Role? = number == selection ? .selection : nil
            if number == selection { canvas.frame.fill(row, style: .text.on(ground)) }
            let choice = choices[number]
            let pointer = number == selection ? canvas.glyphs.pointer : " "
            let title = choice.label + String(repeating: " ", count: max(0, name - CellWidth.of(choice.label)))
            let spans = [
                Span("\(pointer) \(number < 9 ? String(number + 1) : " ")  ", Style.accent.on(ground)),
                Span(title, (offered.isRefused(choice) ? Style.dim : choice.style).on(ground)),
                Span("  " + choice.role, Style.text.on(ground)),
                Span(choice.target.map { "  \(canvas.glyphs.arrowRight) \($0)" } ?? "", Style.dim.on(ground)),
                Span(offered.isRefused(choice) ? "  not now" : "", Style.warn.on(ground)),
            ]
            canvas.frame.put(spans, x: row.x, y: row.y, width: row.width)
            canvas.mark(row, .row(number))
        }
        Scrollbar(window).draw(into: &canvas.frame, in: area.splitRight(1).right)
    }
}

extension OfferedTransitions {
    /// Whether a choice would be refused now.
    fileprivate func isRefused(_ choice: TransactionChoice) -> Bool {
        guard case .take(let transition) = choice else { return false }
        return refusals[transition.name] != nil
    }

    /// Where it stands, above the choices.
    fileprivate var standing: String {
        let stuck = transaction.isSpent ? ", stuck" : ""
        return "It stands in \(transaction.state.short)\(stuck); \(payment.words)."
    }
}
