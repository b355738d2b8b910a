import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("The creation of a checkout session") struct SessionRequestTests {
    /// What comes of a session that is asked for with these fields besides an address to go to.
    private func create(_ counter: Counter, _ fields: [JSON.Field]) async throws -> (JSON, Counter.Answer) {
        let address = JSON.Field("success_url", "https://shop.example/thanks")
        let answer = try await counter.send(
            .POST, "/v1/checkout/sessions", ["checkout_session": .object([address] + fields)])
        return (answer.json["checkout_session"] ?? .null, answer)
    }

    private func lines(_ price: Price) -> JSON.Field {
        .init("line_items", [["price": .string(price.id.description)]])
    }

    @Test("keeps the groups that no rule reads as the JSON that they were")
    func groups() async throws {
        try await Counter.open { counter in
            let (price, (ana, _)) = (try await counter.price(), try await counter.customer())
            let (session, answer) = try await create(
                counter,
                [
                    lines(price),
                    .init("defaults", ["email": "ana@example.com", "address": ["city": "Portland", "floor": 2]]),
                    .init("shipping_details", ["line1": "1 Main St", "carrier": ["name": "Post", "express": true]]),
                ])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(session["customer"]?.text == ana.id.description)
            #expect(session["defaults"]?["email"]?.text == "ana@example.com" && session["defaults"]?["phone"] == .null)
            #expect(session["defaults"]?["address"] == ["city": "Portland", "floor": 2])
            #expect(session["shipping_details"]?["line1"]?.text == "1 Main St")
            #expect(session["shipping_details"]?["carrier"] == ["name": "Post", "express": true])
            #expect(session["subscription_data"] == .null)
        }
    }

    @Test("takes a price of its own that recurs, in mode subscription and nowhere else")
    func recurringPriceData() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            let product = try await counter.price().product.description
            func fields(_ mode: JSON, _ recurring: JSON) -> [JSON.Field] {
                let data: JSON = ["product": .string(product), "unit_amount": 900, "recurring": recurring]
                return [
                    .init("line_items", [["price_data": data]]), .init("mode", mode),
                    .init("customer", .string(ana.id.description)),
                ]
            }
            let monthly: JSON = ["interval": "monthly", "interval_count": 3]
            let (session, answer) = try await create(counter, fields("subscription", monthly))
            #expect(answer.status == 200, "\(answer.text)")
            let id = try #require(session["subscription"]?.text)
            let subscription = try await counter.send(.GET, "/v1/subscriptions/\(id)").json["subscription"]
            let price = try #require(subscription?["items"]?.elements.first?["price"]?.text)
            let kept = try await counter.send(.GET, "/v1/prices/\(price)").json["price"]
            #expect(kept?["recurring"]?["interval"]?.text == "monthly" && kept?["unit_amount"]?.number == 900)
            for (mode, recurring) in [("subscription", JSON.null), ("payment", monthly)] {
                let refused = try await create(counter, fields(.string(mode), recurring)).1
                #expect(refused.status == 400, "\(refused.text)")
                #expect(refused.message.contains("price_data.recurring"), "\(refused.text)")
            }
        }
    }

    @Test("charges a fee that says no kind, to an ordinary card; a consultation's is for any card, where it is applied")
    func fees() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let fee: JSON = ["name": "Setup", "amount": 300]
            let (session, answer) = try await create(counter, [lines(price), .init("fees", [fee])])
            #expect(answer.status == 200 && session["amount_total"]?.number == 1_200, "\(answer.text)")
            let shown = session["fees"]?.elements.first
            #expect(shown?["fee_type"]?.text == "service" && shown?["applied"] == true)
            #expect(session["split_cart"]?.text == "split")
            let id = try #require(session["checkout_session_id"]?.text)
            let items = try await counter.send(.GET, "/v1/checkout/sessions/\(id)/line_items").json["line_items"]
            #expect(items?.elements.compactMap { $0["eligibility"]?.text } == ["auto_substantiation", "not_eligible"])
            let consultation: JSON = ["name": "Consultation", "amount": 300, "fee_type": "lmn_consultation"]
            let (other, _) = try await create(counter, [lines(price), .init("fees", [consultation])])
            #expect(other["fees"]?.elements.first?["applied"] == false && other["split_cart"]?.text == "none")
        }
    }

    @Test("without a customer waits for one, who may be created for it; no other session takes one")
    func buyer() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let id = try #require(try await create(counter, [lines(price)]).0["checkout_session_id"]?.text)
            func add(_ name: JSON, to session: String) async throws -> Counter.Answer {
                let customer: JSON = ["first_name": name, "checkout_session_id": .string(session)]
                return try await counter.send(.POST, "/v1/customers", ["customer": customer])
            }
            let customer = try await add("Ana", to: id).json["customer"]?["customer_id"]?.text
            let session = try await counter.send(.GET, "/v1/checkout/sessions/\(id)").json["checkout_session"]
            #expect(customer != nil && session?["customer"]?.text == customer)
            let taken = try await add("Ben", to: id)
            #expect(taken.json["error"]?["param"]?.text == "customer.checkout_session_id", "\(taken.text)")
            let unknown = try await add("Ben", to: "fcs_01HW5KTQQAAQ66WV19MFW4DTT4")
            #expect(unknown.status == 404 && unknown.code == "checkout_session_not_found", "\(unknown.text)")
            let bogus = try await add("Ben", to: "bogus")
            #expect(bogus.status == 400, "\(bogus.text)")
            let customers = try await counter.send(.GET, "/v1/customers").json["customers"]
            #expect(customers?.elements.count == 1)
        }
    }

    @Test("of a subscription needs its customer from the start: an identifier, or an e-mail")
    func subscriber() async throws {
        try await Counter.open { counter in
            let product = try await counter.price().product
            let monthly = try await counter.engine.addPrice(
                product: product, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.monthly)
            ).price
            let cart = [lines(monthly), JSON.Field("mode", "subscription")]
            let refused = try await create(counter, cart).1
            #expect(refused.status == 400, "\(refused.text)")
            #expect(refused.json["error"]?["param"]?.text == "checkout_session.customer")
            #expect(refused.message.contains("or an e-mail in checkout_session.defaults.email"), "\(refused.text)")
            let made = try await create(counter, cart + [.init("defaults", ["email": "ana@example.com"])]).1
            #expect(made.status == 200, "\(made.text)")
        }
    }

    @Test("refuses a coupon that takes nothing off the cart, which is not used up by it")
    func uselessCoupon() async throws {
        try await Counter.open { counter in
            let (bandages, towel) = (try await counter.price(), try await counter.price("Towel", cents: 10))
            let off = NewCoupon(off: .percent(hundredths: 100), appliesTo: [towel.product], maxRedemptions: 1)
            let coupon = try await counter.engine.addPromoCode("TOWEL", new: off).coupon
            func refusal(_ cart: [Price]) async throws -> JSON? {
                let lines = cart.map { JSON.object([.init("price", .string($0.id.description))]) }
                let (_, answer) = try await create(
                    counter, [.init("line_items", .array(lines)), .init("discounts", [["promo_code": "towel"]])])
                #expect(answer.status == 400 && answer.code == "invalid_request", "\(answer.text)")
                #expect(answer.json["error"]?["param"]?.text == "checkout_session.discounts[0].promo_code")
                return answer.json["error"]?["expected"]
            }
            let expected = "a coupon that takes something off this cart; "
            #expect(try await refusal([bandages])?.text == expected + "this one is for other products")
            let less = try await refusal([bandages, towel])?.text
            #expect(less == expected + "of what it is for, nothing is left to take it off")
            let used = try await counter.engine.read { reader, _ in try reader.find(coupon.id)?.timesRedeemed }
            #expect(used == 0)
        }
    }

    @Test("takes a subscription's notes, and shows numbers and truths of its terms as such")
    func subscriptionData() async throws {
        try await Counter.open { counter in
            let (ana, _) = try await counter.customer()
            let product = try await counter.price().product
            let monthly = try await counter.engine.addPrice(
                product: product, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.monthly)
            ).price
            let said: JSON = [
                "cancel_at": 1_800_000_000, "cancel_at_period_end": false, "metadata": ["plan": "a"],
                "trial_period_days": 7,
            ]
            let (session, answer) = try await create(
                counter,
                [
                    lines(monthly), .init("mode", "subscription"), .init("customer", .string(ana.id.description)),
                    .init("subscription_data", said),
                ])
            #expect(answer.status == 200, "\(answer.text)")
            #expect(session["subscription_data"] == said)
            let id = try #require(session["subscription"]?.text)
            let subscription = try await counter.send(.GET, "/v1/subscriptions/\(id)").json["subscription"]
            #expect(subscription?["metadata"] == ["plan": "a"])
        }
    }
}
