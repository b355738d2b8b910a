import Checkout
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
