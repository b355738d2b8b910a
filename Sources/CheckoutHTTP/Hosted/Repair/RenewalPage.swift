import Checkout

/// The card form of a repair: the cards are tried without money.
enum RenewalPage {
    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/renewal") { call in
            let repair = try await call.repair()
            guard repair.place == .card else { return .seeOther(repair.paths.entry) }
            let draft = call.draft(of: repair.paths.renewal)
            let failed = try await call.engine.read { reader, _ in
                try reader.payments(of: repair.session.id).filter { $0.status == .failed }
                    .compactMap { try reader.find($0.paymentMethod)?.card.last4 }
            }
            let content = CardPage.Content(repair, draft, failed: failed, practiceCards: call.pages.practiceCards)
            return repair.page(content.heading, content, draft: draft)
        },
        .post("/pay/c/:session/renewal") { call in
            let repair = try await call.repair()
            guard repair.place == .card, try call.form.text("attempt") == String(repair.tries) else {
                return .seeOther(repair.paths.entry)
            }
            return try await renew(repair, call)
        },
    ]

    private static func renew(_ repair: Repair, _ call: PageCall) async throws -> PageReply {
        let (path, token) = (repair.paths.renewal, repair.token.id)
        var draft = Draft()
        do {
            let cards = try await TypedCards.read(call.form, &draft) {
                try await call.engine.keep($0, toRepair: token, of: repair.session.id)
            }
            guard let cards else { return call.retry(path, draft) }
            let renewed = try await call.engine.repair(
                token, with: cards.first, cards.second, of: repair.session.id)
            call.done(path)
            return .seeOther(renewed.pendingUpdate == nil ? repair.successLeads : repair.paths.entry)
        } catch CheckoutError.noPendingUpdate, CheckoutError.wrongRepair, CheckoutError.notFound {
            // Somebody else was first, or the token is gone: the entry says so.
            call.done(path)
            return .seeOther(repair.paths.entry)
        } catch CheckoutError.cardDeclined(let decline) {
            draft.note(decline, at: "")
        } catch CheckoutError.secondCardRequired(let lines) {
            draft.noteSecondCard(for: lines)
        } catch CheckoutError.networkUnreachable {
            draft.problem = Draft.noAnswer
        }
        return call.retry(path, draft)
    }
}

extension Repair {
    /// How many repairs were tried and failed, or given up.
    fileprivate var tries: Int { token.pendingUpdate?.tries ?? 0 }

    /// Whether its lines need an ordinary card besides a health card.
    fileprivate var isMixed: Bool {
        let ordinary = session.lines.filter { $0.eligibility == .notEligible }
        return !ordinary.isEmpty && ordinary.count < session.lines.count
    }

    /// Why a card is asked for.
    fileprivate func why(failed: [String]) -> String {
        guard session.mode == .offSession else {
            return "The shop asks for a new card for what it charges you from time to time."
        }
        let amount = session.lines.map(\.total).sum
        let cards = failed.isEmpty ? "your stored card" : "your card ending in \(failed.joined(separator: " and "))"
        guard let decline = session.failure?.decline else {
            return "\(settings.name) could not charge \(amount): \(cards) cannot pay for it any more."
        }
        let reason = CardComplaint.reason(decline)
        return "\(settings.name) could not charge \(amount) to \(cards): it was declined\(reason)."
    }
}

extension CardPage.Content {
    fileprivate init(_ repair: Repair, _ draft: Draft, failed: [String], practiceCards: [PracticeCardLine]) {
        self.init(
            heading: "Renew your card",
            notices: [CardPage.Notice(said: repair.why(failed: failed), isGood: false, letter: nil)],
            problem: draft.problem,
            cart: CartView(repair.arrival, isFree: repair.session.mode == .setup, caption: "What it is for"),
            form: CardForm(
                action: repair.paths.renewal, attempt: repair.tries, button: "Save this card",
                hints: [
                    "Nothing is charged now. The card is kept, and the shop charges it later while you are away."
                ],
                split: repair.isMixed
                    ? (
                        "An HSA/FSA card cannot pay for all of it; add an ordinary card below, unless the one on file still "
                            + "works. An ordinary card alone pays all of it.", "Ordinary card for the rest"
                    ) : nil, practiceCards: repair.settings.mode == .test ? practiceCards : [], draft))
    }
}
