import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("The filters of lists") struct FilterTests {
    @Test("of promotion codes are those that are active, those that are not, or all")
    func promoCodes() async throws {
        try await Counter.open { counter in
            let new = NewCoupon(off: .amount(Money(minorUnits: 50)))
            _ = try await counter.engine.addPromoCode("NEW", new: new, customer: nil)
            let old = try await counter.engine.addPromoCode("OLD", new: new, customer: nil)
            _ = try await counter.engine.setPromoCode(old.code.id, active: false)
            for (query, codes) in [("", ["OLD", "NEW"]), ("?active=true", ["NEW"]), ("?active=false", ["OLD"])] {
                let found = try await counter.send(.GET, "/v1/promo_codes\(query)").json["promo_codes"]?.elements
                #expect(found?.compactMap { $0["code"]?.text } == codes, "\(query)")
            }
        }
    }

    @Test("of consultations are one customer's")
    func consultations() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            let ben = try await counter.engine.addCustomer(NewCustomer(name: "Ben", state: "CA"))
            for customer in [ana, ben, ana] {
                let type: VisitType = customer.id == ana.id ? .gym : .skincare
                let open = try await counter.engine.startConsultation(.customer(customer.id, type))
                _ = try await counter.engine.abandonConsultation(open.consultation.id)
            }
            for (query, count) in [("", 3), ("?customer=\(ana.id)", 2), ("?customer=\(ben.id)&limit=1", 1)] {
                let answer = try await counter.send(.GET, "/v1/consultations\(query)")
                let found = answer.json["consultations"]?.elements ?? []
                #expect(found.count == count && answer.json["has_more"] == false, "\(query): \(answer.text)")
            }
            let page = try await counter.send(.GET, "/v1/consultations?customer=\(ana.id)&limit=1")
            #expect(page.json["has_more"] == true && page.json["consultations"]?.elements.count == 1)
        }
    }

    @Test("of sessions find the one that a payment intent is of, where the other filters hold too")
    func sessionOfPayment() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            var sessions: [CheckoutSession] = []
            for _ in 0..<2 {
                sessions.append(
                    try await counter.engine.charge(
                        OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)])))
            }
            let first = sessions[0].id
            let payment = try await counter.engine.read { reader, _ in try reader.payments(of: first).first?.id }
            let intent = try #require(payment)
            let nobody = "fcus_01HW5KTQQAAQ66WV19MFW4DTT4"
            for (query, found) in [("", [first.description]), ("&customer=\(ana.id)", [first.description])]
                + [("&customer=\(nobody)", [])]
            {
                let answer = try await counter.send(.GET, "/v1/checkout/sessions?payment_intent=\(intent)\(query)")
                let shown = answer.json["checkout_sessions"]?.elements ?? []
                #expect(shown.compactMap { $0["checkout_session_id"]?.text } == found, "\(answer.text)")
            }
            let none = try await counter.send(
                .GET, "/v1/checkout/sessions?payment_intent=fpi_01HW5KTQQAAQ66WV19MFW4DTT4")
            #expect(none.status == 200 && none.json["checkout_sessions"]?.elements.isEmpty == true, "\(none.text)")
        }
    }

    @Test("that a list does not have are refused, so that nobody takes all of it for a part")
    func unknown() async throws {
        try await Counter.open { counter in
            for (path, param, says) in [
                ("/v1/checkout/sessions?status=bogus", "status", "client_reference_id"),
                ("/v1/checkout/sessions?status=open", "status", "customer"),
                ("/v1/subscriptions?status=active", "status", "customer"),
                ("/v1/consultations?status=bogus", "status", "customer"),
                ("/v1/events?event_type=customer.created", "event_type", "not narrowed"),
                ("/v1/products?active=true", "active", "not narrowed"), ("/v1/webhooks?active=true", "active", "not"),
                ("/v1/customers?customer=x", "customer", "email"),
            ] {
                let answer = try await counter.send(.GET, path)
                #expect(answer.status == 400 && answer.json["error"]?["param"]?.text == param, "\(answer.text)")
                #expect(answer.message.contains(says), "\(answer.text)")
            }
        }
    }

    @Test("say every word that they take, where one was given that they do not")
    func words() async throws {
        try await Counter.open { counter in
            let answer = try await counter.send(.GET, "/v1/refunds?status=bogus")
            let words = "one of pending, requires_action, succeeded, failed, canceled"
            #expect(answer.json["error"]?["expected"]?.text == words, "\(answer.text)")
            for status in ["pending", "requires_action", "succeeded", "failed", "canceled"] {
                #expect(try await counter.send(.GET, "/v1/refunds?status=\(status)").status == 200)
            }
        }
    }
}
