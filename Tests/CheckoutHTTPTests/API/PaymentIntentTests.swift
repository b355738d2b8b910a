import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Payment intents") struct PaymentIntentTests {
    private func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
    }

    /// A checkout of a gym pass for 4,900, which needs a letter, and a towel for 1,900, which is not eligible.
    private func cart(_ counter: Counter, _ customer: Buyer) async throws -> CheckoutSession {
        let pass = try await counter.engine.addProduct(
            NewProduct(name: "Gym pass", visitType: .gym, eligibility: .letterOfMedicalNecessity))
        let prices = [
            try await counter.engine.addPrice(product: pass.id, unitAmount: Money(minorUnits: 4_900)).price,
            try await counter.price("Towel", cents: 1_900, eligibility: .notEligible),
        ]
        return try await counter.engine.createCheckout(
            NewCheckout(customer: customer, items: prices.map { CartItem(price: $0.id) }))
    }

    private func intents(_ counter: Counter, of session: CheckoutSession) async throws -> [JSON] {
        let path = "/v1/payment_intents?checkout_session=\(session.id)"
        return try await counter.send(.GET, path).json["payment_intents"]?.elements ?? []
    }

    private func consult(_ counter: Counter, _ purpose: ConsultationPurpose) async throws {
        let open = try await counter.engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(.approved, for: USState(code: "CA")) {
            _ = try await counter.engine.answer(open.consultation.id, question: question, answer)
        }
        _ = try await counter.engine.sign(open.consultation.id)
    }

    @Test(
        "of a split cart are the health card's, primary, and the other's, secondary, whenever the letter came",
        arguments: [true, false])
    func splitCart(isEarlier: Bool) async throws {
        try await Counter.open { counter in
            let ana = try await counter.engine.addCustomer(NewCustomer(name: "Ana", email: "ana@example.com"))
            if isEarlier { try await consult(counter, .customer(ana.id, .gym)) }
            let session = try await cart(counter, .known(ana.id))
            if !isEarlier { try await consult(counter, .session(session.id)) }
            _ = try await counter.engine.pay(
                session.id, card: card("4000051230000072"), secondCard: card("4242424242424242"))
            let shown = try await intents(counter, of: session).map { intent in
                "\(intent["amount"]?.number ?? 0) \(intent["payment_card_type"]?.text ?? "")"
            }
            #expect(Set(shown) == ["4900 primary", "1900 secondary"])
        }
    }

    @Test("are captured with both notes of the capture, whose amounts are nothing where the card did not agree again")
    func captures() async throws {
        try await Counter.open { counter in
            let price = try await counter.price(cents: 1_798)
            // The second pays once, and declines from then on.
            for (number, taken) in [("4242424242424242", 1_798), ("4000009905000041", 0)] {
                let session = try await counter.engine.createCheckout(
                    NewCheckout(
                        customer: .person(NewCustomer(name: "Ana")), items: [CartItem(price: price.id)],
                        capturesManually: true))
                _ = try await counter.engine.pay(session.id, card: card(number))
                if taken == 0 { _ = try await counter.engine.advance(by: .days(8)) }
                let path = "/v1/checkout/sessions/\(session.id)"
                let notes: JSON = ["metadata": ["a": "1", "b": "1"], "capture_metadata": ["b": "2"]]
                _ = try await counter.send(.POST, path + "/capture", ["checkout_session": notes])
                let shown = try await counter.send(.GET, path).json["checkout_session"]
                let capture = try #require(shown?["captures"]?.elements.first)
                #expect(capture["metadata"] == ["a": "1", "b": "2"])
                #expect(capture["amount_captured"]?.number == taken)
                #expect(capture["items"]?.elements.first?["amount_captured"]?.number == taken)
                #expect(capture["status"]?.text == (taken > 0 ? "succeeded" : "failed"))
            }
        }
    }

    @Test("are primary where one ordinary card pays, for a whole cart or for what a confirmation charges")
    func oneCard() async throws {
        try await Counter.open { counter in
            let (ana, saved) = try await counter.customer()
            try await consult(counter, .customer(ana.id, .gym))
            let paid = try await cart(counter, .known(ana.id))
            _ = try await counter.engine.pay(paid.id, card: card("4242424242424242"))
            let confirmed = try await cart(counter, .known(ana.id))
            _ = try await counter.engine.confirm(confirmed.id, paymentMethod: saved.id, idempotencyKey: "c")
            for session in [paid, confirmed] {
                #expect(try await intents(counter, of: session).map { $0["payment_card_type"]?.text } == ["primary"])
            }
        }
    }
}
