// A charge while its owner is away: what, on which card, and what would come of it, told while it is put together.
import Checkout
import Commands
import Terminal

/// The dialog of an off-session charge.
struct ChargeDialog: DrawnOverlay, Hashable {
    /// The parts that the keys go to.
    enum Part: Int, CaseIterable, Hashable, Sendable {
        case cart, card, buttons
    }

    /// Who or what is charged.
    let subject: ChargeSubject
    private(set) var cart = CartPicker()
    private(set) var part = Part.cart
    private(set) var customer: CustomerOverview?
    private(set) var token: TokenOverview?
    private(set) var cardIndex = 0
    private(set) var problem: String?
    private(set) var buttons = Buttons(["Charge", "Cancel"], focus: 1)
    /// Whether the charge is under way.
    private var isSending = false

    /// A charge of a customer's card, or of a token.
    init(_ subject: ChargeSubject) {
        self.subject = subject
    }

    var opening: ConsoleEffect? { .load(.prices) }
    var placement: OverlayPlacement { .centred(width: 76, height: 22) }

    /// The letters and cards that the forecast depends on.
    var refreshing: ConsoleEffect? {
        guard customer != nil else { return nil }
        return switch subject {
        case .customer(let customer, _): .load(.customer(customer.id))
        case .token(let token, _): .load(.token(token.id))
        }
    }

    var hints: [Hint] {
        switch part {
        case .cart: [Hint("type", "search"), Hint("←→", "fewer, more"), Hint("Enter", "on"), Hint("Esc", "cancel")]
        case .card: [Hint("←→", "another card"), Hint("Enter", "on"), Hint("Esc", "cancel")]
        case .buttons:
            [Hint("←→", "move"), Hint("Enter", buttons.focus == 0 ? "do it" : "cancel"), Hint("Esc", "cancel")]
        }
    }

    /// The cards to choose from; a token's are those that it was made with.
    var cards: [PaymentMethod] {
        switch subject {
        case .customer(_, let card): customer?.paymentMethods ?? [card]
        case .token: token?.cards ?? []
        }
    }

    /// The card that is charged, where one is chosen.
    var card: PaymentMethod? { cards.indices.contains(cardIndex) ? cards[cardIndex] : nil }

    /// The command that the dialog stands for now.
    var command: CommandLine {
        let whom: [String]
        switch subject {
        case .customer(let customer, let first):
            whom = ["--customer", customer.id.description, "--payment-method", (card ?? first).id.description]
        case .token(let token, _): whom = ["--token", token.id.description]
        }
        return CommandLine(["charge"] + whom + cart.words)
    }

    /// What would come of it now; nil while something is not known or chosen yet.
    func outcome(now: Instant) -> Result<[CardShare], CheckoutError>? {
        guard !cart.isEmpty, let customer else { return nil }
        let letters = ChargeForecast.latest(customer.letters)
        let forecast: ChargeForecast
        switch subject {
        case .customer:
            forecast = ChargeForecast(cards: card.map { [$0] } ?? [], letters: letters, rule: .everyLineEligible)
        case .token:
            forecast = ChargeForecast(
                cards: cards, letters: letters, rule: .splitOntoOrdinaryCard, standing: token?.standingRefusal)
        }
        return forecast.decide(cart, now: now)
    }

    /// The letter that has to be asked for before the charge can go through; nil where none would help.
    func missingLetter(now: Instant) -> VisitType? {
        guard let customer, case .failure(.letterRequired(let missing))? = outcome(now: now) else { return nil }
        let waiting = customer.letters.filter { $0.status == .inReview }.map(\.visitType)
        return missing.map(\.visitType).first { !waiting.contains($0) }
    }
}

extension TokenOverview {
    /// A refusal that stands whatever is in the cart: the token is unfinished, gone, or waits for an update.
    fileprivate var standingRefusal: CheckoutError? {
        token.status != .active || token.pendingUpdate != nil ? refusal : nil
    }
}

extension ChargeDialog {
    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        if isSending { return key == .escape ? .effect(.cancelWork) : .stay }
        switch key {
        case .escape: return .close
        case .tab: move(by: 1)
        case .backTab: move(by: -1)
        default:
            switch part {
            case .cart: if cart.handle(key) == .accepted { move(by: 1) } else { problem = nil }
            case .card: chooseCard(key)
            case .buttons: return pressButtons(key, context.now)
            }
        }
        return .stay
    }

    private var hasCardChoice: Bool {
        if case .customer = subject { return cards.count > 1 }
        return false
    }

    private mutating func move(by step: Int) {
        let parts = Part.allCases.filter { $0 != .card || hasCardChoice }
        let index = parts.firstIndex(of: part) ?? 0
        part = parts[(index + step + parts.count) % parts.count]
    }

    private mutating func chooseCard(_ key: Key) {
        switch key {
        case .left, .up, .character("h"), .character("k"): cardIndex = (cardIndex + cards.count - 1) % cards.count
        case .right, .down, .character(" "), .character("l"), .character("j"): cardIndex = (cardIndex + 1) % cards.count
        case .enter: move(by: 1)
        default: break
        }
        problem = nil
    }

    private mutating func pressButtons(_ key: Key, _ now: Instant) -> OverlayStep {
        if key == .up {
            move(by: -1)
            return .stay
        }
        switch buttons.handle(key) {
        case 0: return goOn(now)
        case nil: return .stay
        default: return .close
        }
    }

    /// Charges; or, where that would be refused, begins the consultation that lets it through next time.
    private mutating func goOn(_ now: Instant) -> OverlayStep {
        guard !cart.isEmpty else {
            problem = "Choose what is charged."
            part = .cart
            return .stay
        }
        if let type = missingLetter(now: now), let customer = customer?.customer {
            return .replace(ConsultationWalk(.customer(customer.id, type), customerName: customer.name))
        }
        if case .failure(let error)? = outcome(now: now) {
            problem = "Nothing is charged. \(error.explained)"
            return .stay
        }
        problem = nil
        isSending = true
        return .run(command, then: .stay)
    }

    mutating func paste(_ text: String) {
        if part == .cart { cart.paste(text) }
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep {
        guard !isSending else { return .stay }
        switch spot {
        case .row(let row):
            part = .cart
            cart.click(row)
        case .field(let index):
            part = .card
            cardIndex = index
        case .button(let button):
            part = .buttons
            buttons.select(button)
            return button == 0 ? goOn(context.now) : .close
        }
        return .stay
    }

    mutating func receive(_ result: OverlayResult, _ context: OverlayContext) -> OverlayStep {
        switch result {
        case .loaded(.prices(let prices)):
            cart = CartPicker(prices)
            switch subject {
            case .customer(let customer, _): return .effect(.load(.customer(customer.id)))
            case .token(let token, _): return .effect(.load(.token(token.id)))
            }
        case .loaded(.token(let overview)):
            token = overview
            return .effect(.load(.customer(overview.customer.id)))
        case .loaded(.customer(let overview)): take(overview)
        case .answered(let answer): return .replace(AnswerView(title: "Charged", answer))
        case .refused(let error): fail(error.explained)
        case .misused(let text): fail(text)
        case .cancelled: fail("Broken off. What the card network did meanwhile is settled by itself.")
        default: break
        }
        return .stay
    }

    private mutating func fail(_ text: String) {
        isSending = false
        problem = text
    }

    private mutating func take(_ overview: CustomerOverview) {
        let chosen = customer == nil ? nil : card?.id
        customer = overview
        guard case .customer(_, let first) = subject else { return }
        let place = overview.paymentMethods.firstIndex { $0.id == chosen ?? first.id }
        cardIndex = place ?? 0
        guard place == nil else { return }
        // No other card is charged than the one that somebody meant.
        problem = "The card was removed meanwhile\(overview.paymentMethods.isEmpty ? "." : "; another is chosen now.")"
        buttons.select(1)
    }
}
