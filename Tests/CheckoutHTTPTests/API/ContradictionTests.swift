import Checkout
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("Fields that contradict each other") struct ContradictionTests {
    /// Refused by a 400 that names both fields.
    private func expect(
        _ answer: Counter.Answer, _ param: String, beside other: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(answer.status == 400, "\(answer.text)", sourceLocation: sourceLocation)
        let error = answer.json["error"]
        #expect(error?["param"]?.text == param, "\(answer.text)", sourceLocation: sourceLocation)
        #expect(answer.message.contains(other), "\(answer.text)", sourceLocation: sourceLocation)
        #expect(error?["given"]?.text?.isEmpty == false, "\(answer.text)", sourceLocation: sourceLocation)
    }

    @Test("are refused where a session, a price or a coupon is made")
    func creations() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, _) = try await counter.customer()
            let ben = try await counter.engine.addCustomer(NewCustomer(name: "Ben"))
            let product = JSON.string(price.product.description)
            let (id, lines): (JSON, JSON) = (
                .string(price.id.description), [["price": .string(price.id.description)]]
            )
            func session(_ fields: JSON) async throws -> Counter.Answer {
                let said: JSON = ["success_url": "https://shop.example/", "line_items": lines]
                return try await counter.send(
                    .POST, "/v1/checkout/sessions", ["checkout_session": said.with(fields)])
            }
            let both: JSON = ["price": id, "price_data": ["product": product, "unit_amount": 1]]
            expect(
                try await session(["line_items": [both]]), "checkout_session.line_items[0].price_data",
                beside: "checkout_session.line_items[0].price")
            let (one, other) = (JSON.string(ana.id.description), JSON.string(ben.id.description))
            expect(
                try await session(["customer": one, "defaults": ["customer_id": other]]),
                "checkout_session.defaults.customer_id", beside: "checkout_session.customer")
            let same = try await session(["customer": one, "defaults": ["customer_id": one]])
            #expect(same.status == 200, "\(same.text)")
            expect(
                try await session(["mode": "setup", "customer": one]), "checkout_session.line_items",
                beside: "checkout_session.mode")
            let tax: JSON = ["mode": "setup", "customer": one, "line_items": [], "tax_rate": ["amount": 5]]
            expect(try await session(tax), "checkout_session.tax_rate", beside: "checkout_session.mode")
            let once: JSON = ["product": product, "unit_amount": 100, "trial_period_days": 7]
            expect(
                try await counter.send(.POST, "/v1/prices", ["price": once]), "price.trial_period_days",
                beside: "price.recurring")
            let typed: JSON = ["product": product, "unit_amount": 100, "type": "recurring"]
            expect(
                try await counter.send(.POST, "/v1/prices", ["price": typed]), "price.type", beside: "price.recurring")
            let monthly: JSON = ["type": "one_time", "recurring": ["interval": "monthly"]]
            expect(
                try await counter.send(.POST, "/v1/prices", ["price": typed.with(monthly)]), "price.type",
                beside: "price.recurring")
            let agreeing = try await counter.send(.POST, "/v1/prices", ["price": typed.with(["type": "one_time"])])
            #expect(agreeing.status == 200, "\(agreeing.text)")
            let coupon: JSON = ["amount_off": 100, "percent_off": 5]
            expect(
                try await counter.send(.POST, "/v1/promo_codes", ["promo_code": ["code": "A", "coupon": coupon]]),
                "promo_code.coupon.percent_off", beside: "promo_code.coupon.amount_off")
        }
    }

    @Test("are refused where a session is confirmed: its card is the customer's that is named")
    func confirmation() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let ben = try await counter.engine.addCustomer(NewCustomer(name: "Ben"))
            let made = try await counter.engine.createCheckout(
                NewCheckout(customer: nil, items: [CartItem(price: price.id)]))
            func confirm(_ customer: String, _ key: String) async throws -> Counter.Answer {
                let said: JSON = ["payment_method": .string(card.id.description), "customer": .string(customer)]
                return try await counter.send(
                    .POST, "/v1/checkout/sessions/\(made.id)/confirm", ["checkout_session": said],
                    headers: [("Idempotency-Key", key)])
            }
            expect(try await confirm(ben.id.description, "a"), "checkout_session.customer", beside: "payment_method")
            let nobody = try await confirm("fcus_01HW5KTQQAAQ66WV19MFW4DTT4", "b")
            #expect(nobody.status == 404 && nobody.code == "customer_not_found", "\(nobody.text)")
            #expect(try await confirm(ana.id.description, "c").status == 200)
        }
    }

    @Test("are refused where money is captured or given back: an amount, or parts of the cart")
    func money() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let paid = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            let line: JSON = ["product": .string(price.product.description)]
            for action in ["refund", "refund_allocation", "capture"] {
                let path = "/v1/checkout/sessions/\(paid.id)/\(action)"
                for (name, value) in [("line_items", [line]), ("amount_tax", 1)] as [(String, JSON)] {
                    let said: JSON = .object([.init("amount", 5), .init(name, value)])
                    expect(
                        try await counter.send(.POST, path, ["checkout_session": said]), "checkout_session.amount",
                        beside: "checkout_session.\(name)")
                }
            }
            let session = try await counter.engine.read { reader, _ in try reader.find(paid.id) }
            #expect(session?.amountRefunded == .zero)
        }
    }
}

@Suite("Money that is asked for") struct MoneyFieldTests {
    @Test("needs its envelope: nothing is given back or taken by a body that names nothing")
    func envelope() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            let paid = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            func send(_ action: String, _ body: JSON?) async throws -> Counter.Answer {
                try await counter.send(
                    .POST, "/v1/checkout/sessions/\(paid.id)/\(action)", body, headers: [("Idempotency-Key", action)])
            }
            for body in [nil, [:], ["amount": 5], ["checkout_session": nil]] as [JSON?] {
                for action in ["refund", "refund_allocation", "capture", "confirm"] {
                    let answer = try await send(action, body)
                    #expect(answer.status == 400, "\(action): \(answer.text)")
                    #expect(answer.message == "Missing required parameter: checkout_session.", "\(action)")
                }
            }
            // A field that is null is absent here too, so this is everything.
            let all = try await send("refund", ["checkout_session": ["amount": nil]])
            #expect(all.json["checkout_session"]?["amount_refunded"]?.number == 900, "\(all.text)")
        }
    }

    @Test("is named where it is wrong, with what was given and what is expected")
    func named() async throws {
        try await Counter.open { counter in
            let price = try await counter.price()
            let product = JSON.string(price.product.description)
            let ana = try await counter.customer().0
            let terms = CartTerms(tax: Money(minorUnits: 100))
            let held = try await counter.engine.createCheckout(
                NewCheckout(
                    customer: .known(ana.id), items: [CartItem(price: price.id)], capturesManually: true, terms: terms))
            let card = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
            _ = try await counter.engine.pay(held.id, card: card)
            let line: JSON = ["product": product]
            let unknown = "fprice_01HW5KTQQAAQ66WV19MFW4DTT4"
            let cases: [(String, Int, JSON, param: String, given: String)] = [
                ("capture", 422, ["amount_tax": 101], "amount_tax", "101"),
                ("capture", 422, ["amount": 1_001], "amount", "1001"),
                (
                    "capture", 422, ["line_items": [line.with(["amount_to_capture": 901])]], "line_items[0]", "901"
                ),
                (
                    "capture", 400, ["line_items": [line, ["price": .string(unknown)]]], "line_items[1].price", unknown
                ),
                ("capture", 400, ["line_items": []], "line_items", "[]"),
                (
                    "capture", 400, ["line_items": [line.with(["amount_to_capture": 0])]],
                    "line_items[0].amount_to_capture", "0"
                ),
                (
                    "capture", 400, ["line_items": [line.with(["amount_to_capture": -1])]],
                    "line_items[0].amount_to_capture", "-1"
                ),
                ("refund_allocation", 400, ["amount": 0], "amount", "0"),
                ("refund", 400, ["amount": 0], "amount", "0"),
            ]
            for (action, status, fields, param, given) in cases {
                let answer = try await counter.send(
                    .POST, "/v1/checkout/sessions/\(held.id)/\(action)", ["checkout_session": fields])
                let error = answer.json["error"]
                #expect(answer.status == status, "\(fields.compact): \(answer.text)")
                #expect(error?["param"]?.text == "checkout_session.\(param)", "\(answer.text)")
                #expect(error?["given"]?.text == given && error?["expected"]?.text?.isEmpty == false, "\(answer.text)")
            }
        }
    }
}
