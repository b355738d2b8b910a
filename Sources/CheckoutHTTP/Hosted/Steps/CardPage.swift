import Checkout

/// The cart and the card.
enum CardPage {
    struct Content: PageContent {
        static let template = "card"
        let heading: String
        var notices: [Notice] = []
        var problem: String?
        /// nil where a card is only saved.
        var cart: CartView?
        var promotion: FieldView?
        var promotionAction = ""
        var shipsTo: String?
        var shippingChange = ""
        let form: CardForm

        var leadsToShop: Bool { true }
    }

    struct Notice: Sendable {
        let said: String
        let isGood: Bool
        let letter: String?
    }

    static let endpoints: [PageEndpoint] = [
        .get("/pay/c/:session/card") { call in
            let visit = try await call.visit()
            guard visit.place.takesCard else { return .seeOther(visit.next) }
            let draft = call.draft(of: visit.paths.card)
            let content = Content(visit, draft, practiceCards: call.pages.practiceCards)
            return visit.page(content.heading, content, draft: draft)
        },
        .post("/pay/c/:session/card") { call in
            let visit = try await call.visit()
            guard visit.place.takesCard, let attempt = Int(try call.form.text("attempt")) else {
                return .seeOther(visit.paths.entry)
            }
            return try await CardPayment(call: call, visit: visit, attempt: attempt).reply()
        },
        .post("/pay/c/:session/promotion") { call in
            let visit = try await call.visit()
            guard visit.place.takesCard, visit.takesPromotionCode else { return .seeOther(visit.next) }
            var draft = Draft()
            draft.keep(["promotion_code"], of: call.form)
            let code = try call.form.text("promotion_code")
            do {
                guard !code.isEmpty else { throw CheckoutError.missingField("promotion_code") }
                _ = try await call.engine.redeem(code, on: visit.session.id)
                call.done(visit.paths.card)
                return .seeOther(visit.paths.card)
            } catch CheckoutError.invalidField(_, _, let expected) {
                draft.refuse("promotion_code", "This code does not count here; expected \(expected).")
            } catch CheckoutError.missingField {
                draft.refuse("promotion_code", "Enter the code.")
            } catch CheckoutError.amountOutOfRange {
                draft.refuse("promotion_code", "With this code less would be left than a card can be charged.")
            } catch CheckoutError.sessionNotOpen {
                return .seeOther(visit.paths.entry)
            }
            return call.retry(visit.paths.card, draft)
        },
    ]
}

extension Visit {
    /// Whether a promotion code can still be taken off: before a card was tried.
    var takesPromotionCode: Bool { session.details.allowsPromotionCodes && session.attempt == 0 }
}

extension CardPage.Content {
    init(_ visit: Visit, _ draft: Draft, practiceCards: [PracticeCardLine]) {
        let (session, cart) = (visit.session, CartView(visit.arrival, isFree: visit.isFree))
        heading = visit.cardHeading
        notices = visit.letterNotices + visit.trialNotices
        problem = draft.problem ?? (draft.isRefused ? nil : session.failure?.decline.map(CardComplaint.words))
        self.cart = session.lines.isEmpty ? nil : cart
        promotion =
            visit.takesPromotionCode
            ? FieldView("promotion_code", "Promotion code", isRequired: false, in: draft) : nil
        promotionAction = visit.paths.promotion
        let address = session.details.shippingDetails
        shipsTo =
            session.details.collectsShippingAddress
            ? ["line1", "line2", "city", "state", "postal_code"].compactMap { address[$0] }.joined(separator: ", ")
            : nil
        shippingChange = visit.paths.shipping
        // A subscription of Flex's is charged to one card, and so is what a set-up saves for itself.
        let split = session.mode == .payment || session.tokenizes ? cart.split : nil
        let isKept = session.setupFutureUse || session.tokenizes
        form = CardForm(
            action: visit.paths.card, attempt: session.attempt, button: heading,
            hints: [
                isKept ? "The card is kept, so that later purchases can be charged to it while you are away." : nil,
                session.details.customText["submit"],
            ],
            split: split.map { split in
                (
                    "An HSA/FSA card pays \(split.health) of this cart; add an ordinary card below for the other "
                        + "\(split.rest). An ordinary card alone pays all of it.",
                    "Ordinary card for \(split.rest)"
                )
            }, practiceCards: visit.settings.mode == .test ? practiceCards : [], draft)
    }
}

extension Visit {
    fileprivate var cardHeading: String {
        if session.details.nextBill != nil { return "Start your free trial" }
        return isFree ? "Save your card" : "Pay \(session.amountTotal)"
    }

    /// What is billed after a free trial.
    fileprivate var trialNotices: [CardPage.Notice] {
        session.details.nextBill.map { bill in
            [
                CardPage.Notice(
                    said: "Nothing is charged today. The trial ends on \(bill.date); \(bill.amount) is billed then.",
                    isGood: true, letter: nil)
            ]
        } ?? []
    }
}

extension Visit {
    /// What came of the consultations so far.
    fileprivate var letterNotices: [CardPage.Notice] {
        letters.compactMap { letter in
            if letter.status == .inReview {
                return CardPage.Notice(
                    said: "A practitioner decides about your letter for \(letter.visitType.words). Your card is only "
                        + "\(isFree ? "noted" : "held") until then.", isGood: false, letter: nil)
            }
            guard LetterValidity.isValid(letter, at: now) else { return nil }
            return CardPage.Notice(
                said: "Your letter for \(letter.visitType.words) is valid until \(letter.expiresAt.date).",
                isGood: true, letter: paths.letter(letter.id))
        }
    }
}
