import Checkout
import Testing

@Suite("A repair that somebody else ends")
struct RepairEndTests {
    private func pending(_ shop: HostedShop) async throws -> (ID<PaymentToken>, CheckoutSession) {
        let token = try await shop.token(
            for: HostedShop.bandages, card: try HostedShop.declining("insufficient_funds"))
        return (token, try await shop.refusedCharge(of: token, for: HostedShop.bandages))
    }

    @Test("says that the shop was first, and tries no card that is sent late")
    func operatorFirst() async throws {
        let shop = try await HostedShop()
        let (token, refused) = try await pending(shop)
        try await shop.serve { visitor in
            let form = try await visitor.open("/pay/c/\(refused.id)")
            _ = try await shop.engine.repair(token, card: try HostedShop.entry("5555555555554444"))
            let page = try await visitor.submit(form.path, Visitor.card("4242424242424242"))
            #expect(page.heading == "This is done")
            #expect(page.says("The shop saw to it on 2026-03-03"))
            #expect(page.says("href=\"https://shop.example/thanks?id=\(refused.id.uuid)\""))
            let card = try await shop.engine.overview(of: token).cards.first?.card
            #expect(card?.last4 == "4444")
        }
    }

    @Test("tells the operator in turn that nothing waits any more")
    func customerFirst() async throws {
        let shop = try await HostedShop()
        let (token, refused) = try await pending(shop)
        try await shop.serve { visitor in
            _ = try await visitor.post("/pay/c/\(refused.id)/renewal", Visitor.card("4242424242424242"))
            await #expect(throws: CheckoutError.noPendingUpdate(id: token.description)) {
                try await shop.engine.repair(token, card: try HostedShop.entry("5555555555554444"))
            }
        }
    }

    @Test("happens once when the form is sent several times at the same moment")
    func together() async throws {
        let shop = try await HostedShop()
        let (token, refused) = try await pending(shop)
        try await shop.serve { visitor in
            try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        _ = try await visitor.post("/pay/c/\(refused.id)/renewal", Visitor.card("4242424242424242"))
                    }
                }
                try await group.waitForAll()
            }
        }
        let told = try await shop.engine.read { reader, _ in
            try reader.events(about: Subject(token), limit: 100)
                .filter { $0.type == EventType.tokenUpdated && $0.changes.contains { $0.to == refused.id.uuid } }
        }
        #expect(told.count == 1)
        let all = try await shop.engine.read { reader, _ in
            try reader.events(about: Subject(token), limit: 100).filter { $0.type == EventType.tokenUpdated }
        }
        #expect(all.count == 2, "once when it was made, once when it was repaired")
    }

    @Test("says so when the token was deleted meanwhile")
    func deleted() async throws {
        let shop = try await HostedShop()
        let (token, refused) = try await pending(shop)
        try await shop.serve { visitor in
            let form = try await visitor.open("/pay/c/\(refused.id)")
            _ = try await shop.engine.deleteToken(token)
            let page = try await visitor.submit(form.path, Visitor.card("4242424242424242"))
            #expect(page.heading == "There is nothing to renew any more")
            #expect(page.says("href=\"https://shop.example/failed?id=\(refused.id.uuid)\""))
            #expect(try await visitor.submit("/pay/c/\(refused.id)/stop", []).heading == page.heading)
        }
    }

    @Test("leads on to the request that took its place, and to failure_url: nothing was finished")
    func superseded() async throws {
        let shop = try await HostedShop()
        let (token, refused) = try await pending(shop)
        let request = try await shop.engine.update(
            TokenUpdate(token: token, asksForCard: true, successURL: HostedShop.thanks, failureURL: HostedShop.failed))
        try await shop.serve { visitor in
            let page = try await visitor.open("/pay/c/\(refused.id)")
            #expect(page.heading == "Something else is asked for now")
            #expect(page.says("href=\"/pay/c/\(request.id)\""))
            #expect(page.says("href=\"https://shop.example/failed?id=\(refused.id.uuid)\""))
            #expect(!page.says("https://shop.example/thanks"))
            #expect(try await visitor.open("/pay/c/\(request.id)").heading == "Renew your card")
            let later = try await shop.engine.update(TokenUpdate(token: token, asksForCard: true))
            #expect(try await visitor.open("/pay/c/\(request.id)").says("href=\"/pay/c/\(later.id)\""))
        }
    }
}

@Suite("The page of a merchant’s request to renew a token")
struct RenewalRequestTests {
    @Test("asks survey and card one after the other, and leads to success_url after the second")
    func both() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.bandages, card: "4000051230000072")
        let request = try await shop.engine.update(
            TokenUpdate(
                token: token, items: [CartItem(.ordered(HostedShop.pass[0]), quantity: 1)], asksForCard: true,
                successURL: HostedShop.thanks, failureURL: HostedShop.failed))
        try await shop.serve { visitor in
            var page = try await visitor.open("/pay/c/\(request.id.uuid)")
            #expect(page.says("After them, a new card is asked for."))
            page = try await visitor.sign(try await visitor.walk(request, .gym))
            #expect(page.heading == "Renew your card")
            #expect(page.says("The shop asks for a new card"))
            #expect(page.amounts == ["$49.00", "-$49.00", "$0.00"])
            let done = try await visitor.post(page.path, Visitor.card("4000051230000072"))
            #expect(done.location == "https://shop.example/thanks?id=\(request.id.uuid)")
            #expect(try await shop.session(request.id).status == .complete)
            #expect(try await visitor.open("/pay/c/\(request.id)").says("You did it on 2026-03-03"))
        }
    }

    @Test("waits for the practitioner before it asks for the card")
    func reviewBefore() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.bandages, card: "4000051230000072")
        let request = try await shop.engine.update(
            TokenUpdate(
                token: token, items: [CartItem(.ordered(HostedShop.pass[0]), quantity: 1)], asksForCard: true))
        try await shop.serve { visitor in
            var page = try await visitor.sign(try await visitor.walk(request, .gym, .inReview))
            #expect(page.says("When they approve, this page asks for a new card; come back to it then."))
            _ = try await shop.engine.advance(by: .days(2))
            page = try await visitor.open("/pay/c/\(request.id)")
            #expect(page.heading == "Renew your card")
        }
    }

    @Test("says that there is nothing to do where there is not")
    func nothing() async throws {
        let shop = try await HostedShop()
        let token = try await shop.token(for: HostedShop.bandages)
        let request = try await shop.engine.update(TokenUpdate(token: token, successURL: HostedShop.thanks))
        try await shop.serve { visitor in
            let page = try await visitor.open("/pay/c/\(request.id)")
            #expect(page.heading == "This is done")
            #expect(page.says("The shop saw to it on 2026-03-03; no card or answer is needed here any more."))
        }
    }
}
