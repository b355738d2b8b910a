import Checkout
import Testing

@Suite("The page of a charge that was refused")
struct RepairPageTests {
    @Test("says why a card is asked for, takes one without money, and leads to success_url")
    func card() async throws {
        let shop = try await HostedShop()
        let number = try HostedShop.declining("insufficient_funds")
        let token = try await shop.token(for: HostedShop.bandages, card: number)
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.bandages)
        try await shop.serve { visitor in
            let page = try await visitor.open("/pay/c/\(refused.id.uuid)")
            #expect(page.heading == "Renew your card")
            #expect(
                page.says(
                    "could not charge $9.00 to your card ending in \(number.suffix(4)): it was declined: insufficient "
                        + "funds."))
            #expect(page.says("Nothing is charged now."))
            let done = try await visitor.post(page.path, Visitor.card("5555555555554444"))
            #expect(done.location == "https://shop.example/thanks?id=\(refused.id.uuid)")
            #expect(try await shop.token(token).pendingUpdate == nil)
            #expect(try await shop.session(refused.id).status == .canceled, "nothing is charged by itself")
            let again = try await shop.engine.charge(
                TokenCharge(token: token, items: [CartItem(.ordered(HostedShop.bandages[0]), quantity: 1)]))
            #expect(again.status == .complete)
            let late = try await visitor.submit(page.path, Visitor.card("4000000000000002"))
            #expect(late.heading == "This is done")
            #expect(late.says("You did it on 2026-03-03"))
            #expect(late.says("href=\"https://shop.example/thanks?id=\(refused.id.uuid)\""))
        }
    }

    @Test(
        "asks again in place for what was typed wrongly, and counts the try",
        arguments: [("4242424242424241", "number"), ("4000000000000127", "cvc"), ("4000000000000069", "expires")])
    func wrongDetails(_ number: String, _ field: String) async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.bandages)
        try await shop.serve { try await retype(number, field, of: refused, in: shop, $0) }
    }

    private func retype(
        _ number: String, _ field: String, of refused: CheckoutSession, in shop: HostedShop, _ visitor: Visitor
    ) async throws {
        let path = "/pay/c/\(refused.id)/renewal"
        let token = try #require(refused.token)
        let wrong = try await visitor.post(path, Visitor.card(number))
        #expect(wrong.location == "\(path)#\(field)")
        let page = try await visitor.open(path)
        #expect(page.error(at: field) != nil)
        let tries = try #require(try await shop.tries(of: token))
        #expect(page.value("attempt") == String(tries))
        // The form that is sent a second time tries no card again.
        let again = try await visitor.post(path, Visitor.card("4242424242424242"))
        #expect(again.location == "/pay/c/\(refused.id)")
        let after = try await shop.tries(of: token)
        #expect(after == tries)
        let done = try await visitor.post(path, Visitor.card("4242424242424242", attempt: tries))
        #expect(done.location?.hasPrefix("https://shop.example/thanks") == true)
    }

    @Test("offers another card after a decline, and says which of two cards has to be typed again")
    func twoCards() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(
            for: HostedShop.mixed, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.mixed)
        let path = "/pay/c/\(refused.id)/renewal"
        try await shop.serve { visitor in
            var page = try await visitor.open(path)
            #expect(page.says("Ordinary card for the rest"))
            page = try await visitor.submit(path, Visitor.card("4000051230000072"))
            #expect(page.error(at: "second_number")?.contains("cannot pay for Helmet") == true)
            page = try await visitor.submit(
                path, Visitor.card("4000051230000072") + Visitor.card("4242424242424241", prefix: "second_"))
            #expect(page.error(at: "second_number") != nil && page.error(at: "number") == nil)
            let attempt = try #require(page.value("attempt").flatMap { Int($0) })
            page = try await visitor.submit(path, Visitor.card("4000000000000002", attempt: attempt))
            #expect(page.says("The card was declined. Use another card."))
            let tries = try #require(page.value("attempt").flatMap { Int($0) })
            let done = try await visitor.post(
                path,
                Visitor.card("4000051230000072", attempt: tries) + Visitor.card("4242424242424242", prefix: "second_"))
            #expect(done.location?.hasPrefix("https://shop.example/thanks") == true)
            let after = try await shop.token(token)
            #expect(after.healthCard != nil && after.ordinaryCard != nil && after.pendingUpdate == nil)
        }
    }

    @Test("says which items need an ordinary card where the token has none, and for how much")
    func noOrdinaryCard() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.bandages, card: "4000051230000072")
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.mixed)
        let path = "/pay/c/\(refused.id)/renewal"
        try await shop.serve { visitor in
            let page = try await visitor.open(path)
            #expect(page.says("Your HSA/FSA card cannot pay for Helmet; add an ordinary card for $20.00."))
            #expect(page.says("An ordinary card is all that is missing"))
            #expect(!page.says("any more"))
            let done = try await visitor.post(path, Visitor.card("4242424242424242"))
            #expect(done.location?.hasPrefix("https://shop.example/thanks") == true)
            let after = try await shop.token(token)
            #expect(after.healthCard != nil && after.ordinaryCard != nil && after.pendingUpdate == nil)
        }
    }

    @Test("says what the card was asked for that declined its part")
    func part() async throws {
        let shop = try await HostedShop()
        let session = try await shop.order(HostedShop.mixed, tokenize: true)
        let paid = try await shop.engine.pay(
            session.id, card: try HostedShop.entry("4000051230000072"),
            secondCard: try HostedShop.entry(try HostedShop.declining("insufficient_funds")))
        let refused = try await shop.refusedCharge(of: try #require(paid.token), for: HostedShop.mixed)
        try await shop.serve { visitor in
            let page = try await visitor.open("/pay/c/\(refused.id)/renewal")
            #expect(page.says("could not charge $20.00 to your card ending in"))
        }
    }

    @Test("asks the survey again, and leads to success_url when it is approved at once")
    func survey() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.pass, card: "4000051230000072")
        _ = try await shop.engine.advance(by: .years(1))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.pass)
        try await shop.serve { visitor in
            let page = try await visitor.open("/pay/c/\(refused.id.uuid)")
            #expect(page.heading == "Which state do you live in?")
            #expect(page.says("Your letter of medical necessity for Gym pass has run out."))
            let answers = try await visitor.walk(refused, .gym)
            let done = try await visitor.post(
                answers.path,
                [
                    ("consultation", try #require(answers.value("consultation"))), ("attestation", "agreed"),
                    ("signature", "Ana Beltrán"),
                ])
            #expect(done.location == "https://shop.example/thanks?id=\(refused.id.uuid)")
            #expect(try await shop.token(token).pendingUpdate == nil)
        }
    }

    @Test("tells who is ineligible why, leads to failure_url, and lets them answer again")
    func ineligible() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.pass, card: "4000051230000072")
        _ = try await shop.engine.advance(by: .years(1))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.pass)
        try await shop.serve { visitor in
            let page = try await visitor.sign(try await visitor.walk(refused, .gym, .ineligible))
            #expect(page.heading == "Health money cannot pay for this")
            #expect(page.says("wellness"))
            #expect(page.says("href=\"https://shop.example/failed?id=\(refused.id.uuid)\""))
            #expect(try await shop.tries(of: token) == 1)
            #expect(try await visitor.open("/pay/c/\(refused.id)").heading == page.heading)
            let again = try await visitor.open("/pay/c/\(refused.id)/questions")
            #expect(again.heading == "Which state do you live in?")
            _ = try await visitor.sign(try await visitor.walk(refused, .gym))
            #expect(try await shop.token(token).pendingUpdate == nil)
        }
    }

    @Test(
        "says that a practitioner decides and what then, and afterwards what they decided",
        arguments: ReviewDecision.allCases)
    func review(_ decision: ReviewDecision) async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.pass, card: "4000051230000072")
        _ = try await shop.engine.advance(by: .years(1))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.pass)
        try await shop.serve { visitor in
            var page = try await visitor.sign(try await visitor.walk(refused, .gym, .inReview))
            #expect(page.heading == "A practitioner decides")
            #expect(page.says("When they approve, the shop is told and can charge your card again."))
            #expect(page.says("href=\"https://shop.example/thanks?id=\(refused.id.uuid)\""))
            let consultation = try await shop.engine.read { reader, _ in
                try reader.consultations(inReviewOnly: true, from: .first, limit: 1).rows.map(\.row).first
            }
            _ = try await shop.engine.acting(as: Actor(.practitioner)).review(
                try #require(consultation).id, decision, reason: "Not on these answers.")
            page = try await visitor.open("/pay/c/\(refused.id)")
            switch decision {
            case .approve:
                #expect(page.heading == "This is done")
                #expect(page.says("A practitioner approved your letter on 2027-03-03"))
            case .deny:
                #expect(page.heading == "The practitioner did not approve")
                #expect(page.says("Not on these answers."))
                #expect(page.says("href=\"https://shop.example/failed?id=\(refused.id.uuid)\""))
                #expect(
                    try await visitor.open("/pay/c/\(refused.id)/questions").heading == "Which state do you live in?")
            }
        }
    }

    @Test("asks the questionnaires that are left while a practitioner reads the first")
    func twoTypes() async throws {
        let shop = try await HostedShop()
        let both =
            HostedShop.pass + [
                OrderItem(
                    name: "Acne cream", unitAmount: Money(minorUnits: 3_000),
                    whenUnknown: .eligibleWithLetter(.skincare))
            ]
        let token = try await shop.token(for: HostedShop.bandages, card: "4000051230000072")
        let refused = try await shop.refusedCharge(of: token, for: both)
        try await shop.serve { visitor in
            var page = try await visitor.sign(try await visitor.walk(refused, .gym, .inReview))
            #expect(page.says("An HSA/FSA card may pay for Acne cream with a letter of medical necessity."))
            page = try await visitor.sign(try await visitor.walk(refused, .skincare))
            #expect(page.heading == "A practitioner decides")
        }
    }

    @Test("asks once more before it is given up for now, counts it as a try, and leads to failure_url")
    func stopping() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.bandages)
        try await shop.serve { try await stop(refused, in: shop, $0) }
    }

    private func stop(_ refused: CheckoutSession, in shop: HostedShop, _ visitor: Visitor) async throws {
        let base = "/pay/c/\(refused.id)"
        let token = try #require(refused.token)
        let form = try await visitor.open(base)
        #expect(form.says("href=\"\(base)/stop\""))
        let question = try await visitor.open(base + "/stop")
        #expect(question.heading == "Give it up for now?")
        let before = try await shop.tries(of: token)
        #expect(before == 0)
        let left = try await visitor.post(base + "/stop", [])
        #expect(left.location == "https://shop.example/failed?id=\(refused.id.uuid)")
        let after = try await shop.tries(of: token)
        #expect(after == 1)
        let again = try await visitor.open(base)
        #expect(again.heading == "Renew your card", "it can be taken up again")
    }

    @Test(
        "is no checkout: nothing of it is paid, shipped or canceled here, and a charge without a customer has no page")
    func notACheckout() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        let refused = try await shop.refusedCharge(of: token, for: HostedShop.bandages)
        let order = try await shop.order(HostedShop.bandages)
        let charged = try await shop.engine.charge(
            TokenCharge(
                token: try await shop.token(for: HostedShop.bandages),
                items: [CartItem(.ordered(HostedShop.bandages[0]), quantity: 1)]))
        try await shop.serve { visitor in
            let paths =
                ["card", "you", "shipping", "bank", "leave"].map { "\(refused.id)/\($0)" }
                + ["renewal", "stop", "stopped"].map { "\(order.id)/\($0)" } + ["\(charged.id)"]
            for path in paths {
                let page = try await visitor.open("/pay/c/\(path)")
                #expect(page.status == 404, "\(path)")
            }
        }
    }
}
