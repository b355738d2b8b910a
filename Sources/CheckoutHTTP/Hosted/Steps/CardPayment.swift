import Checkout

/// What sending the card's form does.
struct CardPayment: Sendable {
    let call: PageCall
    let visit: Visit
    /// How many times a card had been tried when the form was shown.
    let attempt: Int

    func reply() async throws -> PageReply {
        var draft = Draft()
        do {
            let cards = try await TypedCards.read(call.form, &draft) { try await call.engine.keep($0) }
            guard let cards else { return refused(draft) }
            return try await pay(cards, draft)
        } catch CheckoutError.networkUnreachable {
            draft.problem = Draft.noAnswer
            return refused(draft)
        }
    }

    private func pay(_ cards: TypedCards, _ draft: Draft) async throws -> PageReply {
        do throws(CheckoutError) {
            let session = try await call.engine.pay(
                visit.session.id, with: cards.first, cards.second, presence: .onSessionUnasked, attempt: attempt)
            call.done(visit.paths.card)
            return .seeOther(visit.leaving(session))
        } catch {
            guard case .cardDeclined(let decline) = error else { return try reply(to: error, draft) }
            if decline.reason == Decline.authenticationRequired {
                call.done(visit.paths.card)
                return .seeOther(visit.paths.bank)
            }
            var draft = draft
            draft.note(decline, at: try await isSecondDeclined(of: cards) ? CardFields.second : "")
            return refused(draft)
        }
    }

    /// Where a payment leads that never reached the network.
    private func reply(to error: CheckoutError, _ typed: Draft) throws -> PageReply {
        var draft = typed
        let second = CardFields.second + "number"
        switch error {
        case .secondCardRequired(let lines): draft.noteSecondCard(for: lines)
        case .secondCardNotOrdinary:
            draft.refuse(second, "This is an HSA/FSA card too; what is left needs an ordinary card.")
        case .invalidField("second_card", _, _):
            draft.refuse(second, "The first card pays for everything; leave the second one empty.")
        case .amountOutOfRange:
            draft.problem = "One of the two cards would be charged less than a card can be. Use one ordinary card."
        case .couponUsedUp: draft.problem = Draft.couponUsedUp
        case .letterRequired, .sessionNotOpen:
            // Another try was made meanwhile, perhaps by the same form sent twice: the session says what came of it.
            return .seeOther(visit.paths.entry)
        default: throw error
        }
        return refused(draft)
    }

    private func refused(_ draft: Draft) -> PageReply { call.retry(visit.paths.card, draft) }

    /// Whether it was the second card that the network refused in the last try.
    private func isSecondDeclined(of cards: TypedCards) async throws -> Bool {
        guard let second = cards.second, second.card.last4 != cards.first.card.last4 else { return false }
        let id = visit.session.id
        let refused = try await call.engine.read { reader, _ in
            let payments = try reader.payments(of: id)
            let last = payments.map(\.attempt).max()
            let payment = payments.first { $0.attempt == last && $0.decline != nil }
            return try payment.flatMap { try reader.find($0.paymentMethod) }?.card.last4
        }
        return refused == second.card.last4
    }
}
