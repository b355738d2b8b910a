import Checkout

/// The card form of a repair: the cards are tried without money.
enum RenewalPage {
    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/renewal") { call in
            let repair = try await call.repair()
            guard repair.place == .card else { return .seeOther(repair.paths.entry) }
            let draft = call.draft(of: repair.paths.renewal)
            let failed = try await call.engine.read { reader, _ in
                try reader.payments(of: repair.session.id).filter { $0.status == .failed }.map { payment in
                    FailedPayment(last4: try reader.find(payment.paymentMethod)?.card.last4, amount: payment.amount)
                }
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

/// What a card was asked for and did not pay.
private struct FailedPayment {
    /// The card's last digits; nil for one that nobody knows any more.
    let last4: String?
    let amount: Money
}

extension Repair {
    /// How many repairs were tried and failed, or given up.
    fileprivate var tries: Int { token.pendingUpdate?.tries ?? 0 }

    /// Whether its lines need an ordinary card besides a health card.
    fileprivate var isMixed: Bool { !ordinaryLines.isEmpty && ordinaryLines.count < paidLines.count }

    /// Whether the only thing that was wrong is that nobody had given an ordinary card.
    fileprivate var lacksOrdinaryCard: Bool {
        session.mode == .offSession && session.failure?.code == CheckoutError.secondCardRequired([]).code
    }

    /// What is said of the two cards of a cart that needs both.
    fileprivate var twoCards: String {
        lacksOrdinaryCard
            ? "An ordinary card is all that is missing: give it above, or here beside a new HSA/FSA card."
            : "An HSA/FSA card cannot pay for all of it; add an ordinary card below, unless the one on file still "
                + "works. An ordinary card alone pays all of it."
    }

    /// What no health card can pay for.
    private var ordinaryLines: [SessionLine] { paidLines.filter { $0.eligibility == .notEligible } }

    /// What the cards are for. A charge knows what costs nothing; what a renewed token will be charged for, nobody does.
    private var paidLines: [SessionLine] {
        session.mode == .offSession ? session.lines.filter { $0.total > .zero } : session.lines
    }

    /// Why a card is asked for.
    fileprivate func why(failed: [FailedPayment]) -> String {
        guard session.mode == .offSession else {
            return "The shop asks for a new card for what it charges you from time to time."
        }
        if lacksOrdinaryCard {
            let names = ordinaryLines.map(\.name).joined(separator: " and ")
            return "Your HSA/FSA card cannot pay for \(names); add an ordinary card for "
                + "\(ordinaryLines.map(\.total).sum)."
        }
        let amount = failed.isEmpty ? session.lines.map(\.total).sum : failed.map(\.amount).sum
        let digits = failed.compactMap(\.last4)
        let cards = digits.isEmpty ? "your stored card" : "your card ending in \(digits.joined(separator: " and "))"
        guard let decline = session.failure?.decline else {
            return "\(settings.name) could not charge \(amount): \(cards) cannot pay for it any more."
        }
        let reason = CardComplaint.reason(decline)
        return "\(settings.name) could not charge \(amount) to \(cards): it was declined\(reason)."
    }
}

extension CardPage.Content {
    fileprivate init(
        _ repair: Repair, _ draft: Draft, failed: [FailedPayment], practiceCards: [PracticeCardLine]
    ) {
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
                split: repair.isMixed ? (repair.twoCards, "Ordinary card for the rest") : nil,
                practiceCards: repair.settings.mode == .test ? practiceCards : [], draft))
    }
}
