import Checkout

/// The cart and the card.
enum CardPage {
    struct Content: PageContent {
        static let template = "card"
        let heading: String
        let notices: [Notice]
        let problem: String?
        let cart: CartView
        /// The cart, where it needs two cards.
        let split: CartView?
        let promotion: FieldView?
        let promotionAction: String
        let shipsTo: String?
        let shippingChange: String
        let action: String
        let attempt: String
        let firstLegend: String
        let number: FieldView
        let details: [FieldView]
        let secondNumber: FieldView
        let secondDetails: [FieldView]
        let isKept: Bool
        let submitText: String?
        let button: String
        let isPractice: Bool
        let practiceCards: [PracticeCardLine]
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
            return call.retry(visit.paths.card, of: visit, draft)
        },
    ]
}

extension Visit {
    /// Whether a promotion code can still be taken off: before a card was tried.
    var takesPromotionCode: Bool { session.details.allowsPromotionCodes && session.attempt == 0 }
}

extension CardPage.Content {
    init(_ visit: Visit, _ draft: Draft, practiceCards: [PracticeCardLine]) {
        let (session, cart) = (visit.session, CartView(visit))
        let isFree = session.amountTotal == .zero
        heading = isFree ? "Save your card" : "Pay \(session.amountTotal)"
        button = heading
        notices = visit.letterNotices
        problem = draft.problem ?? (draft.isRefused ? nil : session.failure?.decline.map(CardComplaint.words))
        self.cart = cart
        split = cart.split ? cart : nil
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
        (action, attempt) = (visit.paths.card, String(session.attempt))
        firstLegend = cart.split ? "HSA/FSA card, or any card" : "Card"
        number = CardFields.number("", draft)
        details = CardFields.details("", draft)
        secondNumber = CardFields.number(CardFields.second, draft)
        secondDetails = CardFields.details(CardFields.second, draft)
        isKept = session.setupFutureUse || session.tokenizes
        submitText = session.details.customText["submit"]
        isPractice = visit.settings.mode == .test && !practiceCards.isEmpty
        self.practiceCards = isPractice ? practiceCards : []
    }
}

extension Visit {
    /// What came of the consultations so far.
    fileprivate var letterNotices: [CardPage.Notice] {
        letters.compactMap { letter in
            if letter.status == .inReview {
                return CardPage.Notice(
                    said: "A practitioner decides about your letter for \(letter.visitType.words). Your card is only "
                        + "held until then.", isGood: false, letter: nil)
            }
            guard LetterValidity.isValid(letter, at: now) else { return nil }
            return CardPage.Notice(
                said: "Your letter for \(letter.visitType.words) is valid until \(letter.expiresAt.date).",
                isGood: true, letter: paths.letter(letter.id))
        }
    }
}
