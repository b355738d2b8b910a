import Checkout
import Testing

@Suite("A payment session's pages")
struct OrderPageTests {
    @Test("show items, charges and discounts that add up to the total")
    func cart() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.mixed, charges: 700, discounts: -200)
            let page = try await visitor.open("/pay/c/\(session.id.uuid)")
            #expect(page.heading == "Pay $115.00")
            #expect(page.amounts.prefix(5) == ["$55.00", "$20.00", "$52.00", "-$12.00", "$115.00"])
            #expect(page.says("Charges") && page.says("Discount"))
            #expect(session.amountTotal == Money(minorUnits: 5_500 + 2_000 + 5_200 - 1_200))
        }
    }

    @Test("call charges and discounts by the names that the merchant gave them, where these say all of it")
    func names() async throws {
        let shop = try await HostedShop()
        let order =
            #"{"additional_charges_details":[{"name":"Shipping <b>","amount":500},{"name":"Tax","amount":200}]}"#
        let bike =
            #"{"additional_charges_details":[{"name":"Color Upgrade","amount":4500}],"#
            + #""discounts_details":[{"name":"Spring","amount":-1000}]}"#
        try await shop.serve { visitor in
            let named = try await shop.order(
                HostedShop.mixed, charges: 700,
                details: SessionDetails(amountDetails: ["order": order, "0": bike]))
            var page = try await visitor.open("/pay/c/\(named.id)")
            #expect(page.amounts.prefix(7) == ["$55.00", "$20.00", "$45.00", "$5.00", "$2.00", "-$10.00", "$117.00"])
            for name in ["Color Upgrade", "Shipping &lt;b&gt;", "Tax", "Spring"] { #expect(page.says(name)) }
            let partly = try await shop.order(
                HostedShop.mixed, charges: 700, details: SessionDetails(amountDetails: ["order": order]))
            page = try await visitor.open("/pay/c/\(partly.id)")
            #expect(page.says("Charges") && !page.says("Tax"))
            #expect(page.amounts.prefix(5) == ["$55.00", "$20.00", "$52.00", "-$10.00", "$117.00"])
        }
    }

    @Test("say of a free trial that nothing is charged today, and what is billed next and when")
    func trial() async throws {
        let shop = try await HostedShop()
        let bill = NextBill(amount: Money(minorUnits: 2_500), date: try #require(CivilDate("2026-07-09")))
        try await shop.serve { visitor in
            let session = try await shop.order(
                HostedShop.bandages, tokenize: true, details: SessionDetails(nextBill: bill))
            var page = try await visitor.open("/pay/c/\(session.id.uuid)")
            #expect(page.heading == "Start your free trial")
            #expect(page.says("Nothing is charged today. The trial ends on 2026-07-09; $25.00 is billed then."))
            #expect(page.amounts == ["$9.00", "-$9.00", "$0.00", "$25.00"])
            #expect(page.says("Free trial") && page.says("Total today") && page.says("Billed on 2026-07-09"))
            let done = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(done.location == "https://shop.example/thanks?id=\(session.id.uuid)")
            page = try await visitor.open("/pay/c/\(session.id.uuid)")
            #expect(page.heading == "Card saved")
            #expect(page.says("$25.00 is billed on 2026-07-09"))
            #expect(try await shop.payments(session.id).allSatisfy { $0.amount == .zero })
            #expect(try await shop.token(try #require(session.token)).status == .active)
        }
    }

    @Test("of a free trial that needs two cards ask for both, and hold none of them while a practitioner decides")
    func splitTrial() async throws {
        let shop = try await HostedShop()
        let bill = NextBill(amount: Money(minorUnits: 2_500), date: try #require(CivilDate("2026-07-09")))
        try await shop.serve { visitor in
            let session = try await shop.order(
                HostedShop.pass + [HostedShop.mixed[1]], tokenize: true, details: SessionDetails(nextBill: bill))
            var page = try await visitor.sign(try await visitor.walk(session, .gym, .inReview))
            #expect(page.says("Ordinary card for $20.00"))
            let cards = Visitor.card("4000051230000072") + Visitor.card("4242424242424242", prefix: "second_")
            #expect(try await visitor.post(page.path, cards).location?.hasPrefix("https://shop.example/thanks") == true)
            page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "A practitioner decides")
            #expect(page.says("Your card is saved when they approve. Nothing is charged today."))
        }
    }

    @Test("lead to success_url with the session's UUID, also while a practitioner decides")
    func inReview() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(
                HostedShop.pass, success: HostedShop.thanks + "&not={{ payment_session_id }}")
            let page = try await visitor.sign(try await visitor.walk(session, .gym, .inReview))
            let paid = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(try await shop.session(session.id).status == .inReview)
            #expect(
                paid.location == "https://shop.example/thanks?id=\(session.id.uuid)&not={{%20payment_session_id%20}}")
        }
    }

    @Test("tell who is ineligible at the survey why, take no money, and lead to failure_url")
    func ineligible() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.pass)
            let page = try await visitor.sign(try await visitor.walk(session, .gym, .ineligible))
            #expect(page.heading == "Health money cannot pay for this")
            #expect(page.says("href=\"https://shop.example/failed?id=\(session.id.uuid)\""))
            #expect(try await shop.session(session.id).status == .rejected)
            #expect(try await shop.payments(session.id).isEmpty)
        }
    }

    @Test("lead who gives up to failure_url, and tell the merchant that it was the customer")
    func givenUp() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.bandages)
            let left = try await visitor.post("/pay/c/\(session.id)/leave", [])
            #expect(left.location == "https://shop.example/failed?id=\(session.id.uuid)")
            #expect(try await shop.session(session.id).failure?.code == "abandoned")
            #expect(try await visitor.open("/pay/c/\(session.id)").heading == "This checkout was given up")
        }
    }

    @Test("have timed out where the merchant canceled meanwhile, and link to failure_url")
    func canceled() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.bandages)
            let path = "/pay/c/\(session.id.uuid)"
            #expect(try await visitor.open(path).heading == "Pay $9.00")
            _ = try await shop.engine.cancel(session.id)
            let page = try await visitor.submit(path + "/card", Visitor.card("4242424242424242"))
            #expect(page.heading == "This checkout timed out")
            #expect(page.says("href=\"https://shop.example/failed?id=\(session.id.uuid)\""))
            #expect(try await shop.payments(session.id).isEmpty)
        }
    }

    @Test("never lapse by themselves")
    func lasting() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.bandages)
            _ = try await shop.engine.advance(by: .days(400))
            #expect(try await visitor.open("/pay/c/\(session.id)").heading == "Pay $9.00")
        }
    }

    @Test("begin the survey with the full name of customer_state")
    func state() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.pass, details: SessionDetails(defaults: ["state": "RI"]))
            let page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "Which state do you live in?")
            #expect(page.says("<option value=\"RI\" selected>Rhode Island</option>"))
        }
    }

    @Test("provision a token without a charge, from its own request")
    func provisionRequest() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.order(HostedShop.bandages, tokenize: true, mode: .setup)
            let page = try await visitor.open("/pay/c/\(session.id.uuid)")
            #expect(page.heading == "Save your card")
            #expect(page.amounts == ["$9.00", "-$9.00", "$0.00"])
            let done = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(done.location == "https://shop.example/thanks?id=\(session.id.uuid)")
            #expect(try await shop.token(try #require(session.token)).status == .active)
        }
    }

    @Test("ask who buys where the merchant gave no e-mail, with the name that it gave")
    func stranger() async throws {
        let shop = try await HostedShop()
        let key = try await shop.engine.createKey(label: "shop").secret
        try await shop.serve { visitor in
            let order = """
                {"total_amount": 900, "amount_details": {}, "customer_name": "Ana María Beltrán", "customer_state": "CA",
                 "order_items": [{"name": "Bandages", "quantity": 1, "price": 900}],
                 "success_url": "https://shop.example/thanks", "failure_url": "https://shop.example/failed"}
                """
            let made = try await visitor.send(
                "POST", "/payments/v1/create_payment_session", body: order, type: "application/json",
                headers: [("x-truemed-api-key", key)])
            #expect(made.status == 200)
            let start = try #require(made.text.firstRange(of: "/pay/c/")?.lowerBound)
            let page = try await visitor.open(String(made.text[start...].prefix { $0 != "\"" }))
            #expect(page.heading == "Your details")
            #expect(page.tag("first_name")?.contains("value=\"Ana María\"") == true)
            #expect(page.tag("last_name")?.contains("value=\"Beltrán\"") == true)
            #expect(page.says("<option value=\"CA\" selected>California</option>"))
        }
    }
}
