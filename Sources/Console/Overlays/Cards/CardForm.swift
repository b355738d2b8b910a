// The form of a card: to pay a session, to save the card, to repair a token.
import Checkout
import Commands
import Terminal

/// A card, perhaps two, as somebody types them.
struct CardForm: DrawnOverlay, Hashable {
    /// What the card is for.
    let purpose: CardFormPurpose
    /// The cards: one, or two that share a cart.
    private(set) var cards = [CardFields()]
    /// The field, or behind the last one the buttons, that the keys go to.
    private(set) var focus = 0
    /// The field that had the focus when the second card came, which gets it back.
    private var focusBefore = 0
    /// What is wrong with no field in particular.
    private(set) var problem: String?
    private(set) var practiceCards: [PracticeCardNote] = []
    private(set) var picker: PickList?
    private(set) var buttons: Buttons
    private(set) var leaving = LeaveQuestion()

    /// A form for this purpose.
    init(_ purpose: CardFormPurpose) {
        self.purpose = purpose
        buttons = Buttons([purpose.action, "Cancel"])
    }

    var opening: ConsoleEffect? { .load(.practiceCards) }
    var placement: OverlayPlacement { .centred(width: 74, height: 22) }

    var hints: [Hint] {
        if leaving.isAsked { return leaving.hints }
        if picker != nil { return [Hint("↑↓", "move"), Hint("Enter", "take it"), Hint("Esc", "back")] }
        let second = Hint("Ctrl-T", cards.count == 1 ? "second card" : "one card")
        return [Hint("Tab", "next field"), Hint("F2", "practice cards")]
            + (purpose.takesSecondCard ? [second] : []) + [Hint("Enter", isAtEnd ? purpose.action : "next")]
            + [Hint("Esc", "cancel")]
    }

    /// The command that the form stands for now.
    var command: CommandLine {
        let second = cards.dropFirst().filter { !$0.isEmpty }.flatMap { $0.words(prefix: "second-") }
        return CommandLine(purpose.verb + cards[0].words() + second)
    }

    private var isChanged: Bool { cards.contains { !$0.isEmpty } }
    var isOnButtons: Bool { focus == cards.count * 4 }
    private var isAtEnd: Bool { focus >= cards.count * 4 - 1 }

    /// The field with the focus; nil on the buttons.
    var focused: (card: Int, field: CardFields.Field)? {
        CardFields.Field(rawValue: focus % 4).flatMap { isOnButtons ? nil : (focus / 4, $0) }
    }
}

extension CardForm {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if context.isBusy { return key == .escape ? .effect(.cancelWork) : .stay }
        if leaving.isAsked { return leaving.press(key) }
        if picker != nil { return pick(key, context) }
        switch key {
        case .escape: return leaving.leave(losing: isChanged)
        case .function(2), .control("p"): picker = PickList(practiceCards.map(PickRow.init))
        case .control("t"): toggleSecondCard()
        case .tab, .down: move(by: 1)
        case .backTab, .up: move(by: -1)
        default: return isOnButtons ? pressButtons(key) : edit(key)
        }
        return .stay
    }

    private mutating func edit(_ key: Key) -> OverlayStep {
        guard let (card, field) = focused else { return .stay }
        if key == .enter {
            if isAtEnd { return submit() }
            move(by: 1)
        } else if cards[card].handle(key, in: field) == .changed {
            problem = nil
        }
        return .stay
    }

    private mutating func pressButtons(_ key: Key) -> OverlayStep {
        switch buttons.handle(key) {
        case 0: submit()
        case nil: .stay
        default: leaving.leave(losing: isChanged)
        }
    }

    private mutating func move(by step: Int) {
        let places = cards.count * 4 + 1
        focus = (focus + step + places) % places
    }

    private mutating func toggleSecondCard() {
        guard purpose.takesSecondCard else { return }
        if cards.count == 1 {
            cards.append(CardFields())
            (focusBefore, focus) = (focus, 4)
        } else {
            cards.removeLast()
            if focus > 3 { focus = focusBefore }
        }
    }

    private mutating func pick(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        switch picker?.handle(key) {
        case .picked(let row): take(row.id, context)
        case .cancelled: picker = nil
        case .changed, .ignored, nil: break
        }
        return .stay
    }

    private mutating func take(_ number: String, _ context: OverlayContext) {
        picker = nil
        guard let card = practiceCards.first(where: { $0.number == number }) else { return }
        let number = min(focus / 4, cards.count - 1)
        cards[number].fill(card, now: context.now)
        // Nothing is left to be typed, unless a second card is.
        if cards.allSatisfy({ $0.isFull }) { focus = cards.count * 4 }
    }

    /// Sends the command, unless the form of a card is wrong.
    private mutating func submit() -> OverlayStep {
        problem = nil
        for card in cards.indices where card == 0 || !cards[card].isEmpty {
            guard cards[card].check() else {
                focusProblem(of: card)
                return .stay
            }
        }
        return .run(command, then: .stay)
    }

    private mutating func focusProblem(of card: Int) {
        if let field = CardFields.Field.allCases.first(where: { cards[card].problems[$0] != nil }) {
            focus = card * 4 + field.rawValue
        }
    }

    mutating func paste(_ text: String) {
        guard !leaving.isAsked else { return }
        if picker != nil {
            picker?.paste(text)
        } else if let (card, field) = focused {
            cards[card].paste(text, into: field)
        }
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !context.isBusy else { return .stay }
        switch spot {
        case .row(let number):
            picker?.select(number)
            return pick(.enter, context)
        case .button(let number) where leaving.isAsked: return leaving.click(number)
        case .button(let number) where picker == nil:
            return number == 0 ? submit() : leaving.leave(losing: isChanged)
        case .field(let number) where picker == nil && !leaving.isAsked: focus = number
        default: break
        }
        return .stay
    }
}

extension CardForm {
    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.practiceCards(let cards)): practiceCards = cards
        case .answered(let answer):
            // Who repairs one token after the other wants the next, not a page about the last.
            guard case .repair(_, let name) = purpose else {
                return .replace(AnswerView(title: purpose.title, answer))
            }
            let typed = cards.filter { !$0.isEmpty }.map { "•\($0.digits.suffix(4))" }.joined(separator: " and ")
            return .done("The token of \(name) may be charged again, with \(typed).")
        case .refused(let error): show(error)
        case .misused(let text): problem = text
        case .cancelled: problem = "Broken off. What the card network did meanwhile is settled by itself."
        default: break
        }
        return .stay
    }

    /// Shows a refusal at the detail that the network did not believe, or else below. With two cards nobody says whose
    /// detail it was.
    private mutating func show(_ error: CheckoutError) {
        let refusal = FieldRefusal(error)
        if refusal.field == "second_card" || refusal.field == "second_number" {
            if cards.count == 1, case .secondCardRequired = error { toggleSecondCard() }
            problem = refusal.text
        } else if let field = CardFields.Field(named: refusal.field), cards.count == 1 || cards[1].isEmpty {
            cards[0].problems[field] = refusal.text
            focus = field.rawValue
        } else if error.decline != nil, cards.count == 1 || cards[1].isEmpty {
            cards[0].refuse(error.message)
            focus = CardFields.Field.number.rawValue
        } else {
            problem = error.message
            // Enter shall not send the same cards again.
            if error.decline != nil { focus = (cards.count - 1) * CardFields.Field.allCases.count }
        }
    }
}

extension PickRow {
    /// A practice card as a row: its number, and what it does.
    init(_ card: PracticeCardNote) {
        let account = card.account == .health ? "HSA/FSA " : ""
        self.init(
            id: card.number, title: "\(CardBrand.grouped(card.number))  \(account)\(brandWords(card.brand))",
            note: card.behaviour)
    }
}
