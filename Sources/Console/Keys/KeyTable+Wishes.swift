// What the keys of the panels open, with the words of their dialogs.
import Checkout

extension KeyTable {
    static func charge(_ customer: Customer, _ card: PaymentMethod) -> KeyMeaning {
        guard card.offSession else { return .unavailable("\(card.card.words) is not verified") }
        return .wish(
            .charge(.customer(customer, card)), "charge", "--customer", customer.id.description, "--payment-method",
            card.id.description)
    }

    /// A consultation for the one visit type that lacks a letter; for one of several after a choice.
    static func consultation(of customer: Customer, _ overview: CustomerOverview) -> KeyMeaning {
        let missing = overview.standings.filter { standing in
            guard case .lettersMissing? = standing.refusal else { return hasLetterMissing(standing, overview) }
            return standing.change != .reviewIsDecided
        }.compactMap(\.visitType)
        // What they had a letter for and lack now is most likely meant.
        let had = Set(overview.letters.map(\.visitType))
        let types = missing.filter { had.contains($0) } + missing.filter { !had.contains($0) }
        let others = Survey.all.map(\.visitType).filter { !types.contains($0) }
        let choices = (types + others).map { type in
            let review = overview.consultations.first { $0.visitType == type && $0.status == .inReview }
            return Choice(
                label: type.words, note: note(on: type, overview),
                wish: review.map { .review($0, customerName: customer.name) }
                    ?? .consultation(.customer(customer.id, type), customerName: customer.name))
        }
        let command = CommandLine(["consult", "--customer", customer.id.description, "--visit-type"])
        guard types.count == 1, let type = types.first, let only = choices.first else {
            return .does(.choose(title: "A consultation for \(customer.name)", choices), command)
        }
        return .does(.wish(only.wish), CommandLine(command.words + [type.name]))
    }

    /// A card that is refused hides whether a letter is missing too, so the letters themselves are asked.
    private static func hasLetterMissing(_ standing: Standing, _ overview: CustomerOverview) -> Bool {
        guard standing.refusal != nil, let type = standing.visitType else { return false }
        return !overview.letters.contains {
            $0.visitType == type && ($0.status == .inReview || LetterValidity.isValid($0, at: overview.now))
        }
    }

    private static func note(on type: VisitType, _ overview: CustomerOverview) -> String {
        let letters = overview.letters.filter { $0.visitType == type }
        if letters.contains(where: { $0.status == .inReview }) { return "in review; Enter decides" }
        if let valid = letters.first(where: { LetterValidity.isValid($0, at: overview.now) }) {
            return "valid until \(valid.expiresAt.dayWords)"
        }
        let isBegun = overview.consultations.contains { $0.visitType == type && $0.status == .inProgress }
        return isBegun ? "begun, left half way" : letters.isEmpty ? "no letter" : "no valid letter"
    }

    static func repair(_ token: PaymentToken, _ name: String, _ review: Consultation?) -> KeyMeaning {
        let id = token.id.description
        if let review { return decision(review, name) }
        switch token.pendingUpdate?.action {
        case .updatePaymentMethod: return .wish(.cardForm(.repair(token, customerName: name)), "resolve", id)
        case .takeHealthSurvey: return .wish(.consultation(.token(token.id), customerName: name), "resolve", id)
        case nil: return .does(.openDetail, CommandLine(["show", id]))
        }
    }

    /// The practitioner's decision.
    static func decision(_ consultation: Consultation, _ name: String) -> KeyMeaning {
        .wish(.review(consultation, customerName: name), "review", consultation.id.description)
    }

    static func abandonment(of token: PaymentToken, _ update: PendingUpdate, _ name: String) -> KeyMeaning {
        let command = CommandLine(["resolve", token.id.description, "--abandon"])
        return .does(
            .wish(
                .confirm(
                    Confirmation(
                        title: "Give the repair up",
                        text:
                            "The token \(token.id) of \(name) waits for: \(update.action.words). Giving up counts as a "
                            + "try; the token stays stuck and cannot be charged until somebody repairs it.",
                        action: "Give up", id: token.id.description, command: command))),
            command)
    }

    static func removal(of card: PaymentMethod, _ customer: Customer) -> KeyMeaning {
        let command = CommandLine(["card", "remove", card.id.description])
        return .does(
            .wish(
                .typeToConfirm(
                    Confirmation(
                        title: "Remove a card",
                        text: "The card \(card.card.words) of \(customer.name) is removed for good. It stays on the "
                            + "payments that it made; to charge it again its owner has to give it again.",
                        action: "Remove", id: card.id.description, command: command))),
            command)
    }

    static func deletion(of token: PaymentToken, _ name: String) -> KeyMeaning {
        let command = CommandLine(["token", "delete", token.id.description])
        return .does(
            .wish(
                .typeToConfirm(
                    Confirmation(
                        title: "Delete a token",
                        text: "The token \(token.id) of \(name) is deleted for good: nothing can be charged to it any "
                            + "more, and no repair brings it back.",
                        action: "Delete", id: token.id.description, command: command))),
            command)
    }
}
