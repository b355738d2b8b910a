import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("A refusal for where a session stands") struct SessionStandingTests {
    /// A session that is captured by hand, its card given.
    private func held(
        _ counter: Counter, letter: Bool = false, by number: Int
    ) async throws -> ID<CheckoutSession> {
        let new = NewProduct(
            name: "Gym", visitType: letter ? .gym : nil,
            eligibility: letter ? .letterOfMedicalNecessity : .autoSubstantiation)
        let product = try await counter.engine.addProduct(new)
        let price = try await counter.engine.addPrice(product: product.id, unitAmount: Money(minorUnits: 900)).price
        let ana = NewCustomer(name: "Ana Beltrán", email: "ana\(number)@example.com")
        let made = try await counter.engine.createCheckout(
            NewCheckout(customer: .person(ana), items: [CartItem(price: price.id)], capturesManually: true))
        let partner = Partner(counter: counter)
        return try await partner.pay(made.id, Partner.health, .inReview).id
    }

    @Test("says what the session's object says, why, and what can be done")
    func words() async throws {
        try await Counter.open { counter in
            func act(_ action: String, _ id: ID<CheckoutSession>, _ body: JSON? = nil) async throws -> Counter.Answer {
                try await counter.send(.POST, "/v1/checkout/sessions/\(id)/\(action)", body)
            }
            let all: JSON = ["checkout_session": [:]]
            let waiting = try await held(counter, by: 1)
            let refund = try await act("refund", waiting, all)
            #expect(refund.status == 422 && refund.code == "checkout_session_not_complete", "\(refund.text)")
            #expect(refund.message.contains("is complete: its money is held, and not taken yet; capture it, or cancel"))

            #expect(try await act("cancel", waiting).status == 200)
            for (action, body) in [("capture", all), ("reauth", nil), ("refund", all)] as [(String, JSON?)] {
                let answer = try await act(action, waiting, body)
                #expect(answer.message.contains("is canceled: its money was given back"), "\(answer.text)")
            }

            let reviewed = try await held(counter, letter: true, by: 2)
            let shown = try await counter.send(.GET, "/v1/checkout/sessions/\(reviewed)").json["checkout_session"]
            #expect(shown?["status"] == "paid")
            for (action, body) in [("capture", all), ("reauth", nil), ("refund", all)] as [(String, JSON?)] {
                let answer = try await act(action, reviewed, body)
                #expect(answer.status == 422 && answer.code == "checkout_session_not_complete", "\(answer.text)")
                #expect(answer.message.contains("is paid: its money is held until a practitioner"), "\(answer.text)")
            }
        }
    }

    @Test("says of one whose money is taken that it can be refunded, and no more")
    func taken() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let paid = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            let said: JSON = ["checkout_session": ["payment_method": .string(card.id.description)]]
            for action in ["confirm", "capture"] {
                let answer = try await counter.send(
                    .POST, "/v1/checkout/sessions/\(paid.id)/\(action)", said, headers: [("Idempotency-Key", action)])
                #expect(answer.code == "checkout_session_already_processed", "\(answer.text)")
                #expect(answer.message.hasSuffix("its money is taken; it can be refunded."), "\(answer.text)")
            }
        }
    }

    @Test("comes before any money where a confirmation asks for a hold alone, and uses no key up")
    func manual() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let made = try await counter.engine.createCheckout(
                NewCheckout(customer: .known(ana.id), items: [CartItem(price: price.id)]))
            func confirm(_ method: JSON) async throws -> Counter.Answer {
                let said: JSON = ["payment_method": .string(card.id.description), "capture_method": method]
                return try await counter.send(
                    .POST, "/v1/checkout/sessions/\(made.id)/confirm", ["checkout_session": said],
                    headers: [("Idempotency-Key", "k")])
            }
            let refused = try await confirm("manual")
            #expect(refused.status == 422 && refused.code == "manual_capture_not_supported", "\(refused.text)")
            let payments = try await counter.engine.read { reader, _ in try reader.payments(of: made.id) }
            #expect(payments.isEmpty)
            let done = try await confirm("automatic")
            #expect(done.json["checkout_session"]?["amount_received"]?.number == 900, "\(done.text)")
        }
    }

    @Test("names no field that nobody sent: a subscription's checkout is not confirmed for its mode")
    func mode() async throws {
        try await Counter.open { counter in
            let (ana, card) = try await counter.customer()
            let product = try await counter.price().product
            let monthly = try await counter.engine.addPrice(
                product: product, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.monthly)
            ).price
            var new = NewCheckout(customer: .known(ana.id), items: [CartItem(price: monthly.id)])
            new.mode = .subscription
            let made = try await counter.engine.createCheckout(new)
            let answer = try await counter.send(
                .POST, "/v1/checkout/sessions/\(made.id)/confirm",
                ["checkout_session": ["payment_method": .string(card.id.description)]],
                headers: [("Idempotency-Key", "k")])
            #expect(answer.status == 422 && answer.code == "checkout_session_mode_not_supported", "\(answer.text)")
            #expect(answer.json["error"]?["param"] == nil && answer.message.contains("mode subscription"))
        }
    }
}
