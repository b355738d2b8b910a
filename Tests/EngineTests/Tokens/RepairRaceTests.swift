import CardSimulator
import Checkout
import Testing

@Suite("Two who repair one token")
struct RepairRaceTests {
    /// A token whose charge was declined.
    func stuck(_ shop: Shop) async throws -> ID<PaymentToken> {
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("lost_card"))
        _ = try await shop.refusal { try await shop.charge(token) }
        return token
    }

    @Test("with cards: the first that is finished counts, the other is told that nothing is pending")
    func cards() async throws {
        let shop = try await Shop()
        let token = try await stuck(shop)
        let engine = shop.engine
        let page = shop.interrupted { _ = try await engine.repair(token, card: try Shop.card("5555555555554444")) }
        let told = try await shop.refusal { try await page.repair(token, card: try Shop.card(Shop.visa)) }
        #expect(told == .noPendingUpdate(id: token.description))
        #expect(try await shop.cards(of: token) == ["4444"])
        let ana = try await shop.token(token).customer
        let late = try await shop.engine.overview(of: ana).paymentMethods.first { $0.card.last4 == "4242" }
        #expect(late?.offSession == false, "the card that came second may not be charged")
        let updates = try await shop.story(of: token).filter { $0.hasPrefix("payment_token.updated") }
        #expect(
            updates == ["payment_token.updated payment_session_id", "payment_token.updated failed_payment_session_id"])
    }

    @Test("with cards after the token was stuck anew: the late card does not repair what it was not given for")
    func stuckAnew() async throws {
        let shop = try await Shop()
        let token = try await stuck(shop)
        let engine = shop.engine
        let again = try TokenTests.saved("stolen_card")
        let page = shop.interrupted {
            _ = try await engine.repair(token, card: try Shop.card(again))
            await #expect(throws: CheckoutError.self) { try await shop.charge(token, key: "again") }
        }
        let told = try await shop.refusal { try await page.repair(token, card: try Shop.card(Shop.visa)) }
        #expect(told == .noPendingUpdate(id: token.description))
        let pending = try #require(try await shop.token(token).pendingUpdate)
        #expect(pending.reason == "stolen_card" && pending.tries == 0)
    }

    @Test("by the survey: whoever signs second is told that nothing is pending")
    func survey() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let token = try await shop.token(of: ana)
        try await shop.move(to: Shop.opening + .years(1))
        _ = try await shop.refusal { try await shop.charge(token) }
        let page = try await shop.engine.startConsultation(.token(token))
        try await shop.consult(.customer(ana.id, .gym))
        let gone = CheckoutError.noPendingUpdate(id: token.description)
        #expect(try await shop.refusal { try await shop.engine.sign(page.consultation.id) } == gone)
        #expect(
            try await shop.refusal {
                try await shop.engine.answer(
                    page.consultation.id, question: QuestionID.dateOfBirth, .text("1988-04-17"))
            } == gone)
        #expect(try await shop.refusal { try await shop.engine.startConsultation(.token(token)) } == gone)
        #expect(try await shop.engine.overview(of: ana.id).letters.count == 2)
    }

    @Test("of which one deletes the token: the other finds none")
    func deleted() async throws {
        let shop = try await Shop()
        let token = try await stuck(shop)
        let engine = shop.engine
        let page = shop.interrupted { _ = try await engine.deleteToken(token) }
        let told = try await shop.refusal { try await page.repair(token, card: try Shop.card(Shop.visa)) }
        #expect(told == .noPendingUpdate(id: token.description))
        #expect(try await shop.refusal { try await shop.engine.abandonRepair(token) }.code == "payment_token_not_found")
        let gone = try await shop.token(token)
        #expect(gone.status == .deleted && gone.pendingUpdate == nil)
    }

    @Test("of which one deletes it while a renewal is pending: its request ends")
    func deletedRenewal() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        let request = try await shop.engine.update(TokenUpdate(token: token, asksForCard: true))
        _ = try await shop.engine.deleteToken(token)
        let ended = try await shop.session(request.id)
        #expect(ended.status == .canceled && ended.failure?.code == "payment_token_deleted")
    }

    @Test("may not give two cards of one sort")
    func sameSort() async throws {
        let shop = try await Shop()
        let token = try await stuck(shop)
        for (first, second) in [(Shop.visa, "5555555555554444"), (Shop.health, "5200828282828897")] {
            let refusal = try await shop.refusal {
                try await shop.engine.repair(token, card: try Shop.card(first), secondCard: try Shop.card(second))
            }
            #expect(refusal.code == "invalid_request")
        }
    }

    @Test("while a charge of it is under way: the charge's failure finds the update that is pending already")
    func chargeUnderWay() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("lost_card"))
        let engine = shop.engine
        let away = shop.interrupted { _ = try await engine.update(TokenUpdate(token: token, asksForCard: true)) }
        let items = try shop.cart("gym")
        let told = try await shop.refusal { try await away.charge(TokenCharge(token: token, items: items)) }
        #expect(told == .tokenUpdatePending(id: token.description, action: .updatePaymentMethod))
        #expect(try await shop.token(token).pendingUpdate?.reason == PendingUpdate.requested)
    }
}

@Suite("A practitioner who decides while the cards are being held")
struct ReviewRaceTests {
    @Test("approves: the money is captured, or held for a merchant who captures by hand", arguments: [false, true])
    func approves(byHand: Bool) async throws {
        let done = try await decided(.approve, byHand: byHand)
        #expect(done.status == (byHand ? .authorized : .complete))
        #expect(done.amountReceived.minorUnits == (byHand ? 0 : 4_900))
    }

    @Test("denies: the money is given back", arguments: [false, true])
    func denies(byHand: Bool) async throws {
        let done = try await decided(.deny, byHand: byHand)
        #expect(done.status == .rejected && done.amountReceived == .zero && done.failure?.code == "review_denied")
    }

    @Test("approves a trial: its token is provisioned")
    func approvesTrial() async throws {
        let shop = try await Shop()
        let session = try await shop.trial(try await shop.customer(), try shop.cart("gym"))
        let review = try await shop.consult(.session(session.id), .inReview).consultation.id
        let engine = shop.engine
        let page = shop.interrupted { _ = try await engine.review(review, .approve) }
        _ = try await page.pay(session.id, card: try Shop.card(Shop.health))
        #expect(try await shop.session(session.id).status == .complete)
        #expect(try await shop.token(session.token).status == .active)
    }

    private func decided(_ decision: ReviewDecision, byHand: Bool) async throws -> CheckoutSession {
        let shop = try await Shop()
        let session = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(try await shop.customer().id), items: try shop.cart("gym"), capturesManually: byHand))
        let review = try await shop.consult(.session(session.id), .inReview).consultation.id
        let engine = shop.engine
        let page = shop.interrupted { _ = try await engine.review(review, decision) }
        _ = try await page.pay(session.id, card: try Shop.card(Shop.health))
        return try await shop.session(session.id)
    }
}
