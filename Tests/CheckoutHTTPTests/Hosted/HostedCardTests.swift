import Checkout
import Testing

@Suite("The card's page")
struct HostedCardTests {
    @Test(
        "says at the right field what to type again, and never writes number or code back",
        arguments: [
            ("4242424242424241", "number"), ("4000000000000127", "cvc"), ("4000000000000069", "expires"),
        ])
    func wrongDetails(_ number: String, _ field: String) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let path = "/pay/c/\(session.id)/card"
            let answer = try await visitor.post(path, Visitor.card(number))
            #expect(answer.location == "\(path)#\(field)")
            let page = try await visitor.open(path)
            #expect(page.error(at: field) != nil)
            #expect(page.tag("expires")?.contains("value=\"12/30\"") == true)
            #expect(page.tag("postal_code")?.contains("value=\"90210\"") == true)
            for id in ["number", "cvc"] { #expect(page.tag(id)?.contains("value=\"\"") == true) }
            #expect(!page.says("value=\"123\"") && !page.says("value=\"\(number)\""))
            let attempt = try #require(page.value("attempt").flatMap { Int($0) })
            let paid = try await visitor.post(path, Visitor.card("4242424242424242", attempt: attempt))
            #expect(paid.location?.hasPrefix("https://shop.example/thanks") == true)
        }
    }

    @Test("names everything that is missing or does not read at once")
    func missing() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let path = "/pay/c/\(session.id)/card"
            var page = try await visitor.submit(path, [("attempt", "0")])
            for field in ["number", "expires", "cvc", "postal_code"] { #expect(page.error(at: field) != nil) }
            page = try await visitor.submit(
                path,
                [
                    ("attempt", "0"), ("number", "4242 4242 4242 4242"), ("expires", "13/30"), ("cvc", "123"),
                    ("postal_code", "90210"),
                ])
            #expect(page.error(at: "expires") == "Enter month and year, such as 12/28.")
            page = try await visitor.submit(path, [("attempt", "0"), ("expires", "13/20"), ("cvc", "1")])
            #expect(page.error(at: "number") == "Enter the card number.")
            #expect(page.error(at: "expires") == "Enter month and year, such as 12/28.")
            #expect(page.error(at: "cvc") == "Enter 3 digits, or 4 on American Express.")
            #expect(page.error(at: "postal_code") == "Enter the ZIP code of the card’s bill.")
        }
    }

    @Test(
        "offers another card after a decline, and hides that one was reported stolen",
        arguments: [
            ("4000000000000002", "The card was declined. Use another card."),
            ("4000000000009995", "The card was declined: insufficient funds. Try again later, or use another card."),
            ("4000000000009979", "The card was declined. Use another card."),
        ])
    func declined(_ number: String, _ words: String) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let path = "/pay/c/\(session.id)/card"
            let answer = try await visitor.post(path, Visitor.card(number))
            #expect(answer.location == "\(path)#problem")
            let page = try await visitor.open(path)
            #expect(page.says(words))
            // The form that is sent a second time does not try the card again.
            _ = try await visitor.post(path, Visitor.card("4242424242424242"))
            #expect(try await shop.session(session.id).status == .open)
            _ = try await visitor.post(path, Visitor.card("4242424242424242", attempt: 1))
            #expect(try await shop.session(session.id).status == .complete)
        }
    }

    @Test("pays once when a form is sent several times at the same moment")
    func together() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        _ = try await visitor.post("/pay/c/\(session.id)/card", Visitor.card("4242424242424242"))
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await shop.payments(session.id).count == 1)
            #expect(try await shop.session(session.id).amountReceived == Money(minorUnits: 900))
        }
    }

    @Test("splits a cart between an HSA/FSA card and an ordinary one, and says which pays what")
    func split() async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage", "towel")
            let path = "/pay/c/\(session.id)/card"
            var page = try await visitor.open(path)
            #expect(page.says("An HSA/FSA card pays $9.00 of this cart"))
            #expect(page.says("Ordinary card for $15.00"))
            #expect(page.says("Not HSA/FSA eligible"))
            page = try await visitor.submit(path, Visitor.card("4000051230000072"))
            #expect(page.error(at: "second_number")?.contains("cannot pay for Towel") == true)
            page = try await visitor.submit(
                path, Visitor.card("4000051230000072") + Visitor.card("4000000000000127", prefix: "second_"))
            #expect(page.error(at: "second_cvc") != nil)
            #expect(page.error(at: "cvc") == nil)
            let attempt = try await shop.session(session.id).attempt
            _ = try await visitor.post(
                path,
                Visitor.card("4000051230000072", attempt: attempt) + Visitor.card("4242424242424242", prefix: "second_")
            )
            let payments = try await shop.payments(session.id).filter { $0.attempt == attempt + 1 }
            #expect(payments.map(\.amount.minorUnits).sorted() == [900, 1_500])
            #expect(try await shop.session(session.id).status == .complete)
        }
    }

    @Test("lets the bank ask the card's owner", arguments: [true, false])
    func bank(_ isConfirmed: Bool) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            var page = try await visitor.submit("/pay/c/\(session.id)/card", Visitor.card("4000002760003184"))
            #expect(page.heading == "Confirm with your bank")
            #expect(page.says("$9.00 with the card ending in 3184"))
            let fields = [("attempt", try #require(page.value("attempt"))), ("answer", isConfirmed ? "yes" : "no")]
            let answer = try await visitor.post(page.path, fields)
            if isConfirmed {
                #expect(answer.location?.hasPrefix("https://shop.example/thanks") == true)
                #expect(try await visitor.submit(page.path, fields).heading == "Paid")
            } else {
                page = try await visitor.open(try #require(answer.location))
                #expect(page.says("Your bank did not hear from you"))
                #expect(try await shop.session(session.id).status == .open)
            }
        }
    }

    @Test("says that a discount was used up meanwhile, and what to do", arguments: [true, false])
    func couponUsedUp(_ isAskedByBank: Bool) async throws {
        let shop = try await HostedShop()
        try await shop.serve { visitor in
            let coupon = try await shop.engine.addPromoCode(
                "ONCE", new: NewCoupon(off: .percent(hundredths: 1_000), maxRedemptions: 1)
            ).coupon
            let terms = CartTerms(discounts: [.coupon(coupon.id)])
            let session = try await shop.checkout("bandage", terms: terms)
            let path = "/pay/c/\(session.id)/card"
            let other = try await shop.checkout("bandage", terms: terms)
            if isAskedByBank { _ = try await visitor.submit(path, Visitor.card("4000002760003184")) }
            let entry = try CardEntry(number: "4242424242424242", expiry: "12/30", cvc: "123", postalCode: "90210")
            _ = try await shop.engine.pay(other.id, card: entry)
            let fields = [("attempt", "1"), ("answer", "yes")]
            let page =
                isAskedByBank
                ? try await visitor.submit("/pay/c/\(session.id)/bank", fields)
                : try await visitor.submit(path, Visitor.card("4242424242424242"))
            #expect(page.status == 200 && page.path.hasPrefix(path))
            #expect(page.says("A discount of this order was used up meanwhile. Go back to the shop and order again."))
            #expect(try await shop.session(session.id).amountReceived == .zero)
        }
    }

    @Test(
        "shows the practice cards of a test ledger, and none of a live one",
        arguments: [
            LedgerSettings.Mode.test, .live,
        ])
    func practice(_ mode: LedgerSettings.Mode) async throws {
        let shop = try await HostedShop(mode: mode)
        try await shop.serve { visitor in
            let session = try await shop.checkout("bandage")
            let page = try await visitor.open("/pay/c/\(session.id)")
            #expect(page.says("4242 4242 4242 4242") == (mode == .test))
            #expect(page.says("no money moves") == (mode == .test))
        }
    }
}
