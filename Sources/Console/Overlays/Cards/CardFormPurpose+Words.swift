// What a card form says and sends, by what the card is for.
import Checkout

extension CardFormPurpose {
    /// The title in the border.
    var title: String {
        switch self {
        case .save(let customer): "Save a card · \(customer.name)"
        case .pay(let session, let name): "Pay \(session.amountTotal) · \(name)"
        case .repair(_, let name): "A new card · \(name)"
        }
    }

    /// What is paid and what happens to the money.
    var text: String {
        switch self {
        case .save:
            return "The card is tried without money, then it may be charged while its owner is away."
        case .pay(let session, _):
            return "\(session.lines.cartWords). \(session.moneyWords)"
        case .repair(let token, _):
            let reason = token.pendingUpdate.map { $0.message + " " } ?? ""
            return reason + "The new card is tried without money; nothing is charged by itself afterwards."
        }
    }

    /// The label of the button.
    var action: String {
        switch self {
        case .save: "Save"
        case .pay(let session, _):
            session.capturesManually ? "Hold \(session.amountTotal)" : "Pay \(session.amountTotal)"
        case .repair: "Repair"
        }
    }

    /// The words of the command before those of the card.
    var verb: [String] {
        switch self {
        case .save(let customer): ["card", "save", "--customer", customer.id.description]
        case .pay(let session, _): ["pay", session.id.description]
        case .repair(let token, _): ["resolve", token.id.description]
        }
    }

    /// Whether a second card may share what is paid.
    var takesSecondCard: Bool {
        if case .save = self { return false }
        return true
    }
}

extension [SessionLine] {
    /// The cart in a phrase: `2 × Gym membership, Sauna`.
    var cartWords: String {
        map { $0.quantity == 1 ? $0.name : "\($0.quantity) × \($0.name)" }.joined(separator: ", ")
    }
}

extension CheckoutSession {
    /// What happens to the money, and what a second card is for.
    fileprivate var moneyWords: String {
        let isReviewable = lines.contains { $0.eligibility.neededLetter != nil }
        let when =
            capturesManually
            ? "The amount is held until you capture it."
            : isReviewable
                ? "Taken now; while a practitioner reviews a letter it is held instead." : "Taken now."
        let rest = lines.filter { $0.eligibility == .notEligible }.map(\.total).sum
        guard rest > .zero, rest < amountTotal else { return when }
        return when + " An HSA/FSA card pays \(amountTotal - rest); the other \(rest) need an ordinary card."
    }
}
