import Checkout

/// What sending the card's form does.
struct CardPayment: Sendable {
    let call: PageCall
    let visit: Visit
    /// How many times a card had been tried when the form was shown.
    let attempt: Int

    func reply() async throws -> PageReply {
        var draft = Draft()
        let first = try CardFields.entry("", call.form, &draft)
        let isSecondEmpty = try CardFields.isEmpty(CardFields.second, call.form)
        let second = isSecondEmpty ? nil : try CardFields.entry(CardFields.second, call.form, &draft)
        guard let first, !draft.isRefused else { return refused(draft) }
        do {
            guard let card = try await kept(first, "", &draft) else { return refused(draft) }
            var secondCard: KeptEntry?
            if let second {
                secondCard = try await kept(second, CardFields.second, &draft)
                guard secondCard != nil else { return refused(draft) }
            }
            return try await pay(card, secondCard, draft)
        } catch CheckoutError.networkUnreachable {
            draft.problem = "The card network gave no answer. Nothing is charged twice; try again in a moment."
            return refused(draft)
        }
    }

    private func pay(_ card: KeptEntry, _ secondCard: KeptEntry?, _ draft: Draft) async throws -> PageReply {
        do throws(CheckoutError) {
            let session = try await call.engine.pay(
                visit.session.id, with: card, secondCard, presence: .onSessionUnasked, attempt: attempt)
            call.done(visit.paths.card)
            return .seeOther(visit.leaving(session))
        } catch {
            guard case .cardDeclined(let decline) = error else { return try reply(to: error, draft) }
            if decline.reason == Decline.authenticationRequired {
                call.done(visit.paths.card)
                return .seeOther(visit.paths.bank)
            }
            var draft = draft
            let isSecond = try await isDeclined(secondCard, besides: card)
            note(decline, isSecond ? CardFields.second : "", &draft)
            return refused(draft)
        }
    }

    /// Where a payment leads that never reached the network.
    private func reply(to error: CheckoutError, _ typed: Draft) throws -> PageReply {
        var draft = typed
        let second = CardFields.second + "number"
        switch error {
        case .secondCardRequired(let lines):
            let names = lines.map(\.productName).joined(separator: ", ")
            draft.refuse("number", "Enter the HSA/FSA card’s number again.")
            draft.refuse(second, "An HSA/FSA card cannot pay for \(names). Enter an ordinary card for it.")
        case .secondCardNotOrdinary:
            draft.refuse(second, "This is an HSA/FSA card too; what is left needs an ordinary card.")
        case .invalidField("second_card", _, _):
            draft.refuse(second, "The first card pays for everything; leave the second one empty.")
        case .amountOutOfRange:
            draft.problem = "One of the two cards would be charged less than a card can be. Use one ordinary card."
        case .letterRequired, .sessionNotOpen:
            // Another try was made meanwhile, perhaps by the same form sent twice: the session says what came of it.
            return .seeOther(visit.paths.entry)
        default: throw error
        }
        return refused(draft)
    }

    private func refused(_ draft: Draft) -> PageReply { call.retry(visit.paths.card, of: visit, draft) }

    /// The card in the network's keeping; nil with what is wrong noted.
    private func kept(_ entry: CardEntry, _ prefix: String, _ draft: inout Draft) async throws -> KeptEntry? {
        do {
            return try await call.engine.keep(entry)
        } catch CheckoutError.cardDeclined(let decline) {
            note(decline, prefix, &draft)
        } catch CheckoutError.unknownCard {
            draft.refuse(prefix + "number", "This is not a practice card. Type no real card here; see the list below.")
        }
        return nil
    }

    private func note(_ decline: Decline, _ prefix: String, _ draft: inout Draft) {
        if let field = CardComplaint.field(decline) {
            draft.refuse(prefix + field, CardComplaint.words(at: field))
        } else {
            draft.problem = CardComplaint.words(decline)
        }
    }

    /// Whether it was the second card that the network refused in the last try.
    private func isDeclined(_ secondCard: KeptEntry?, besides card: KeptEntry) async throws -> Bool {
        guard let secondCard, secondCard.card.last4 != card.card.last4 else { return false }
        let id = visit.session.id
        let refused = try await call.engine.read { reader, _ in
            let payments = try reader.payments(of: id)
            let last = payments.map(\.attempt).max()
            let payment = payments.first { $0.attempt == last && $0.decline != nil }
            return try payment.flatMap { try reader.find($0.paymentMethod) }?.card.last4
        }
        return refused == secondCard.card.last4
    }
}
