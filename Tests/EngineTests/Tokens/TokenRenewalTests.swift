import CardSimulator
import Checkout
import Testing

@Suite("A token's renewal")
struct TokenRenewalTests {
    /// What a renewal waits for; nil where it is complete.
    func next(_ shop: Shop, _ update: TokenUpdate) async throws -> (CheckoutSession, UpdateAction?) {
        let session = try await shop.engine.update(update)
        let pending = try await shop.token(update.token).pendingUpdate
        if let pending { #expect(pending.session == session.id && pending.reason == PendingUpdate.requested) }
        #expect((session.status == .complete) == (pending == nil))
        return (session, pending?.action)
    }

    @Test("that needs nothing is complete at once, and changes the items")
    func nothing() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (_, action) = try await next(shop, TokenUpdate(token: token, items: try shop.cart("trainer")))
        #expect(action == nil, "one gym letter is for both")
        #expect(try await shop.token(token).lines.map(\.name) == ["Personal training"])
        #expect(try await shop.story(of: token).last == "payment_token.updated provision_token_request_id")
        #expect(try await next(shop, TokenUpdate(token: token)).1 == nil)
    }

    @Test("with an item that is not eligible waits for an ordinary card although it costs nothing now")
    func freeItem() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: Shop.health)
        let items = try shop.cart("gym") + [Shop.order("Tote", cents: 0, .notEligible)]
        #expect(try await next(shop, TokenUpdate(token: token, items: items)).1 == .updatePaymentMethod)
        let useless = try await shop.refusal {
            try await shop.engine.repair(token, card: try Shop.card("5200828282828897"))
        }
        #expect(useless.code == "second_payment_method_required")
        #expect(try await shop.engine.repair(token, card: try Shop.card(Shop.visa)).pendingUpdate == nil)
    }

    @Test("with items whose letter is missing waits for the survey; charges are refused meanwhile")
    func survey() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (request, action) = try await next(shop, TokenUpdate(token: token, items: try shop.cart("gym", "cream")))
        #expect(action == .takeHealthSurvey)
        #expect(
            try await shop.refusal { try await shop.charge(token) }
                == .tokenUpdatePending(id: token.description, action: .takeHealthSurvey))
        let signed = try await shop.consult(.session(request.id))
        #expect(signed.letter?.visitType == .skincare, "the request's page leads to the token's survey")
        #expect(try await shop.session(request.id).status == .complete)
        #expect(try await shop.charge(token, "cream").status == .complete)
    }

    @Test("that asks for a card waits for it, and goes on waiting after one that declines")
    func card() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (request, action) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
        #expect(action == .updatePaymentMethod)
        _ = try await shop.refusal { try await shop.engine.pay(request.id, card: try Shop.card(Shop.declined)) }
        #expect(try await shop.token(token).pendingUpdate?.tries == 1)
        #expect(try await shop.session(request.id).status == .open)
        let done = try await shop.engine.pay(request.id, card: try Shop.card("5555555555554444"))
        #expect(done.status == .complete)
        #expect(try await shop.cards(of: token) == ["4444"])
        #expect(try await shop.story(of: token).last == "payment_token.updated provision_token_request_id")
        #expect(try await shop.charge(token).status == .complete)
    }

    @Test("may be done by an operator too, who repairs the token and not the request")
    func byOperator() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (request, _) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
        _ = try await shop.engine.repair(token, card: try Shop.card("5555555555554444"))
        #expect(try await shop.session(request.id).status == .complete)
        let late = try await shop.refusal { try await shop.engine.pay(request.id, card: try Shop.card(Shop.visa)) }
        #expect(late.code == "checkout_session_already_processed")
        #expect(try await shop.cards(of: token) == ["4444"])
    }

    @Test("that needs both takes the survey first, and then the card")
    func both() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (request, action) = try await next(
            shop, TokenUpdate(token: token, items: try shop.cart("cream"), asksForCard: true))
        #expect(action == .takeHealthSurvey)
        let early = try await shop.refusal { try await shop.engine.pay(request.id, card: try Shop.card(Shop.visa)) }
        #expect(early == .wrongRepair(id: token.description, action: .takeHealthSurvey))
        try await shop.consult(.token(token))
        let pending = try #require(try await shop.token(token).pendingUpdate)
        #expect(pending.action == .updatePaymentMethod && pending.session == request.id && pending.tries == 0)
        #expect(!pending.message.contains("letter"), "\(pending.message)")
        #expect(try await shop.session(request.id).status == .open)
        let late = try await shop.refusal { try await shop.engine.startConsultation(.session(request.id)) }
        #expect(late == .wrongRepair(id: token.description, action: .updatePaymentMethod))
        _ = try await shop.engine.pay(request.id, card: try Shop.card("5555555555554444"))
        #expect(try await shop.charge(token, "cream").status == .complete)
        let updates = try await shop.story(of: token).filter { $0.hasPrefix("payment_token.updated") }
        #expect(updates.count == 2, "provisioned once, renewed once: \(updates)")
    }

    @Test("with items that its cards cannot pay asks for a card, though nobody said so")
    func cardsDoNotSuffice() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: Shop.health)
        let (request, action) = try await next(shop, TokenUpdate(token: token, items: try shop.cart("gym", "towel")))
        #expect(action == .updatePaymentMethod)
        let useless = try await shop.refusal {
            try await shop.engine.pay(request.id, card: try Shop.card("5200828282828897"))
        }
        #expect(useless.code == "second_payment_method_required")
        _ = try await shop.engine.pay(request.id, card: try Shop.card(Shop.visa))
        #expect(try await shop.cards(of: token) == ["0072", "4242"])
    }

    @Test("of a card that has expired asks for another")
    func cardExpired() async throws {
        let shop = try await Shop()
        let session = try await shop.provisioning(try await shop.customer(), [Shop.order()])
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa, expires: "05/26"))
        let token = try #require(session.token)
        try await shop.move(to: try #require(Instant("2026-06-01")))
        #expect(try await next(shop, TokenUpdate(token: token)).1 == .updatePaymentMethod)
    }

    @Test("takes the place of an earlier one, whose page and repair are told so")
    func supersedes() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (first, _) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
        let (second, _) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
        let superseded = try await shop.session(first.id)
        #expect(superseded.status == .canceled && superseded.failure?.code == "superseded")
        let visa = try Shop.card("5555555555554444")
        #expect(
            try await shop.refusal { try await shop.engine.pay(first.id, card: visa) }.code
                == "checkout_session_canceled")
        let gone = CheckoutError.noPendingUpdate(id: token.description)
        #expect(try await shop.refusal { try await shop.engine.repair(token, card: visa, of: first.id) } == gone)
        #expect(try await shop.refusal { try await shop.engine.abandonRepair(token, of: first.id) } == gone)
        #expect(try await shop.token(token).pendingUpdate?.tries == 0)
        _ = try await shop.engine.repair(token, card: visa, of: second.id)
        #expect(try await shop.session(second.id).status == .complete)
    }

    @Test("supersedes an earlier one while its card is being asked; the card is not taken")
    func supersedesWhileAsking() async throws {
        for number in ["5555555555554444", Shop.declined] {
            let shop = try await Shop()
            let token = try await shop.token(of: try await shop.customer())
            let (first, _) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
            let engine = shop.engine
            let page = shop.interrupted { _ = try await engine.update(TokenUpdate(token: token, asksForCard: true)) }
            _ = try await shop.refusal { try await page.pay(first.id, card: try Shop.card(number)) }
            #expect(try await shop.session(first.id).status == .canceled)
            #expect(try await shop.cards(of: token) == ["4242"])
            let pending = try #require(try await shop.token(token).pendingUpdate)
            #expect(pending.session != first.id && pending.tries == 0)
        }
    }

    @Test("after a card that was declined still asks for one, says why, and keeps the card until another is given")
    func supersedesRefusedCharge() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("lost_card"))
        let refusal = try await shop.refusal { try await shop.charge(token) }
        guard case .tokenUpdateRequired(_, _, let failed, _) = refusal else {
            Issue.record("\(refusal)")
            return
        }
        let message = try await shop.token(token).pendingUpdate?.message
        #expect(try await next(shop, TokenUpdate(token: token)).1 == .updatePaymentMethod)
        #expect(try await shop.token(token).pendingUpdate?.message == message)
        #expect(try await shop.cards(of: token).count == 1)
        #expect(
            try await shop.refusal {
                try await shop.engine.repair(token, card: try Shop.card(Shop.visa), of: ID(failed))
            } == .noPendingUpdate(id: token.description))
        _ = try await shop.engine.repair(token, card: try Shop.card(Shop.health))
        #expect(try await shop.cards(of: token) == ["0072"])
        #expect(try await shop.charge(token).status == .complete, "the card that failed is not charged again")
    }

    @Test("frees a token whose items no longer need the letter that a charge lacked")
    func supersedesRefusedLetter() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        #expect(try await shop.refusal { try await shop.charge(token, "cream") }.nextAction == .takeHealthSurvey)
        #expect(try await next(shop, TokenUpdate(token: token, items: try shop.cart("gym"))).1 == nil)
        #expect(try await shop.charge(token).status == .complete)
    }

    @Test("is refused while the token is provisioned, once it is deleted, and for items that nobody can reckon with")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.provisioning(ana, [Shop.order()])
        let token = try #require(session.token)
        #expect(
            try await shop.refusal { try await shop.engine.update(TokenUpdate(token: token)) }
                == .tokenProvisioning(id: token.description, checkout: .open))
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let vast = CartItem(.ordered(OrderItem(name: "A", unitAmount: Money(minorUnits: .max))), quantity: 3)
        let refusal = try await shop.refusal { try await shop.engine.update(TokenUpdate(token: token, items: [vast])) }
        guard case .totalInvalid = refusal else {
            Issue.record("\(refusal)")
            return
        }
        #expect(try await shop.token(token).lines.map(\.name) == ["Plan"])
        _ = try await shop.engine.deleteToken(token)
        #expect(
            try await shop.refusal { try await shop.engine.update(TokenUpdate(token: token)) }.code
                == "payment_token_not_found")
    }

    @Test("is not taken back like a checkout")
    func notCanceled() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let (request, _) = try await next(shop, TokenUpdate(token: token, asksForCard: true))
        #expect(try await shop.refusal { try await shop.engine.cancel(request.id) }.code == "invalid_request")
        #expect(try await shop.session(request.id).status == .open)
    }
}
