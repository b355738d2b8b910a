import Checkout
import Testing

@Suite("The hosted pages")
struct HostedStoryTests {
    @Test("lead a stranger from their name over the consultation to the card, and on to the shop")
    func foundingStory() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("gym", by: nil)
            var page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "Your details")
            page = try await visitor.submit(
                page.path,
                [("first_name", "Ana"), ("last_name", "Beltrán"), ("email", "ana@example.com"), ("state", "CA")])
            #expect(page.heading == "Which state do you live in?")
            #expect(page.says("value=\"CA\" selected"))
            page = try await visitor.walk(session, .gym)
            #expect(page.heading == "Read your answers once more")
            #expect(page.says("High blood pressure, High cholesterol"))
            page = try await visitor.sign(page)
            #expect(page.heading == "Pay $49.00")
            #expect(page.says("Your letter for gym is valid until 2027-03-03"))
            let paid = try await visitor.post(page.path, Visitor.card("4242424242424242"))
            #expect(paid.status == 303)
            #expect(paid.location == "https://shop.example/thanks?id=\(session.id)")
        }
        let sessions = try await shop.engine.read { reader, _ in
            try reader.sessions(of: nil, from: .first, limit: 10).rows.map(\.row.session)
        }
        let session = try #require(sessions.first)
        #expect(session.status == .complete)
        let cards = try await shop.engine.overview(of: try #require(session.customer)).paymentMethods
        #expect(cards.map(\.offSession) == [true])
    }

    @Test("never charge again once it is paid")
    func once() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let card = "/pay/c/\(session.id)/card"
            _ = try await visitor.post(card, Visitor.card("4242424242424242"))
            let again = try await visitor.submit(card, Visitor.card("4242424242424242"))
            #expect(again.heading == "Paid")
            #expect(again.says("You paid $9.00"))
            #expect(again.says("href=\"https://shop.example/thanks?id=\(session.id)\""))
            for path in ["", "/card", "/you", "/questions", "/questions/1", "/answers", "/shipping", "/bank", "/leave"]
            {
                #expect(try await visitor.open("/pay/c/\(session.id)\(path)").heading == "Paid")
            }
            #expect(try await shop.payments(session.id).count == 1)
        }
    }

    @Test("keep a returning customer by their e-mail, and ask them no consultation whose letter is valid")
    func returning() async throws {
        let shop = try await HostedShop()
        let ana = try await shop.engine.addCustomer(HostedShop.ana)
        try await shop.serve { visitor in
            for (place, heading) in ["Which state do you live in?", "Pay $49.00"].enumerated() {
                let session = try await shop.checkout("gym", by: nil)
                let page = try await visitor.submit(
                    "/pay/c/\(session.id)/you",
                    [("first_name", "X"), ("last_name", "Y"), ("email", " ANA@example.com "), ("state", "NY")])
                #expect(page.heading == heading)
                #expect(try await shop.session(session.id).customer == ana.id)
                if place == 0 { _ = try await visitor.sign(try await visitor.walk(session, .gym)) }
            }
        }
        let after = try await shop.engine.read { reader, _ in try require(ana.id, reader.find) }
        #expect(after == ana)
    }

    @Test("fill in what the merchant knows, and write nothing from outside as markup")
    func prefilled() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let hostile = "<script>\"'&\"\u{301} autofocus x=\""
            let session = try await shop.checkout(
                "nasty", by: nil,
                details: SessionDetails(defaults: ["first_name": hostile, "email": "a@example.com", "state": "Texas"]))
            let page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.tag("email")?.contains("value=\"a@example.com\"") == true)
            #expect(page.says("value=\"TX\" selected"))
            #expect(!page.says("<script"))
            // A quotation mark ends an attribute, whatever mark combines with it.
            #expect(page.says("value=\"&lt;script&gt;&quot;&#39;&amp;&quot;\u{301} autofocus x=&quot;\""))
            #expect(page.says("&lt;script&gt;alert(1)&lt;/script&gt; &quot;\u{301} onfocus=x"))
        }
    }

    @Test("say at each field what is missing of a name, and lose nothing of it")
    func identifyErrors() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage", by: nil)
            let path = "/pay/c/\(session.id)/you"
            let answer = try await visitor.post(path, [("first_name", "Ana"), ("last_name", ""), ("email", "")])
            #expect(answer.location == path + "#last_name")
            var page = try await visitor.open(path)
            #expect(page.says("<title>Error: Your details – clinic</title>"))
            #expect(page.error(at: "first_name") == nil)
            #expect(page.error(at: "last_name") == "Enter your last name.")
            #expect(page.error(at: "email") == "Enter your e-mail address.")
            #expect(page.error(at: "state") == "Choose the state you live in.")
            #expect(page.tag("first_name")?.contains("value=\"Ana\"") == true)
            page = try await visitor.submit(
                path, [("first_name", "Ana"), ("last_name", ""), ("email", "nonsense"), ("state", "CA")])
            #expect(page.error(at: "last_name") == "Enter your last name.", "beside what does not read")
            #expect(page.error(at: "email") == "Enter an address such as ana@example.com.")
            page = try await visitor.submit(
                path, [("first_name", "Ana"), ("last_name", "B"), ("email", "ana@b.example"), ("state", "CA")])
            #expect(page.heading == "Pay $9.00")
        }
    }

    @Test("ask where the goods go, and take a promotion code where the session allows it")
    func shippingAndPromotion() async throws {
        let shop = try await HostedShop()
        _ = try await shop.engine.addPromoCode("SPRING", new: NewCoupon(off: .amount(Money(minorUnits: 400))))
        try await shop.serve { visitor in
            let session = try await shop.checkout(
                "bandage",
                terms: CartTerms(
                    tax: Money(minorUnits: 70),
                    shipping: ShippingChoice(displayName: "Post", amount: Money(minorUnits: 500))),
                details: SessionDetails(allowsPromotionCodes: true, collectsShippingAddress: true))
            var page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.heading == "Where shall it go?")
            page = try await visitor.submit(page.path, [("line1", "1 Elm St"), ("postal_code", "9")])
            #expect(page.error(at: "city") == "Enter the city.")
            #expect(page.error(at: "postal_code") == "Enter a ZIP code, such as 90210.")
            #expect(page.tag("line1")?.contains("value=\"1 Elm St\"") == true)
            let address = [("line1", "1 Elm St"), ("city", "Fresno"), ("state", "CA")]
            page = try await visitor.submit(page.path, address + [("postal_code", "9")])
            #expect(page.error(at: "postal_code") == "Enter a ZIP code, such as 90210.")
            page = try await visitor.submit(page.path, address + [("postal_code", "93701")])
            #expect(page.heading == "Pay $14.70")
            #expect(page.says("1 Elm St, Fresno, CA, 93701"))
            #expect(page.says("Shipping, Post") && page.says("$5.00") && page.says("$0.70"))
            let promotion = "/pay/c/\(session.id)/promotion"
            page = try await visitor.submit(promotion, [("promotion_code", "WINTER")])
            #expect(page.error(at: "promotion_code")?.hasPrefix("This code does not count here") == true)
            #expect(page.tag("promotion_code")?.contains("value=\"WINTER\"") == true)
            page = try await visitor.submit(promotion, [("promotion_code", "SPRING")])
            #expect(page.heading == "Pay $10.70")
            #expect(page.says("-$4.00"))
        }
    }
}
