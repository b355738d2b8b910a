import CardSimulator
import Checkout
import Testing

@Suite("A free trial")
struct TrialTests {
    @Test("charges nothing, verifies the card and makes the token, which the next bill charges")
    func approvedAtOnce() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.trial(ana, try shop.cart("gym"))
        #expect(session.amountTotal == .zero && session.expiresAt == nil)
        #expect(try await shop.refusal { try await shop.charge(try #require(session.token)) }.code == "SessionPending")
        try await shop.consult(.session(session.id))
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        #expect(paid.status == .complete && paid.amountReceived == .zero)
        #expect(try await shop.network.audit().isEmpty, "no money moved, and none is held")
        let token = try await shop.token(paid.token)
        #expect(token.status == .active)
        let overview = try await shop.engine.overview(of: ana.id)
        #expect(overview.paymentMethods.map(\.offSession) == [true])
        #expect(try await shop.charge(token.id).amountReceived == Money(minorUnits: 4_900))
    }

    @Test("passes through processing on its way to captured")
    func processing() async throws {
        let shop = try await Shop()
        let session = try await shop.trial(try await shop.customer(), [Shop.order()])
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let types = try await shop.engine.read { reader, _ in
            try reader.events(about: Subject(session.id), limit: 20).map(\.type)
        }
        #expect(types.contains(EventType.sessionProcessing) && types.contains(EventType.sessionCompleted))
    }

    @Test("in review keeps the token provisioning, and a practitioner's approval completes both")
    func approvedLater() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.trial(ana, try shop.cart("gym"))
        let signed = try await shop.consult(.session(session.id), .inReview)
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        #expect(paid.status == .inReview)
        #expect(try await shop.token(session.token).status == .provisioning)
        #expect(try await shop.refusal { try await shop.charge(try #require(session.token)) }.code == "SessionPending")
        _ = try await shop.engine.review(signed.consultation.id, .approve)
        #expect(try await shop.session(session.id).status == .complete)
        #expect(try await shop.token(session.token).status == .active)
        #expect(try await shop.network.audit().isEmpty)
    }

    @Test("that a practitioner denies is rejected: no token, and the card is not verified")
    func denied() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.trial(ana, try shop.cart("gym"))
        let signed = try await shop.consult(.session(session.id), .inReview)
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        _ = try await shop.engine.review(signed.consultation.id, .deny)
        let done = try await shop.session(session.id)
        #expect(done.status == .rejected && done.failure?.code == "review_denied")
        let token = try await shop.token(session.token)
        #expect(token.status == .provisioning && token.cards.isEmpty)
        #expect(try await shop.engine.overview(of: ana.id).paymentMethods.map(\.offSession) == [false])
        #expect(try await shop.network.audit().isEmpty)
    }

    @Test("of which a line is not eligible takes two cards, and the token charges both")
    func twoCards() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let items = try shop.cart("gym", "towel")
        let session = try await shop.trial(ana, items)
        try await shop.consult(.session(session.id))
        let refusal = try await shop.refusal {
            try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        }
        #expect(refusal.code == "second_payment_method_required")
        _ = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.visa), secondCard: try Shop.card(Shop.health))
        #expect(try await shop.cards(of: session.token) == ["0072", "4242"])
        let bill = try await shop.engine.charge(TokenCharge(token: try #require(session.token), items: items))
        let amounts = try await shop.engine.read { reader, _ in
            try reader.payments(of: bill.id).map(\.amountCaptured.minorUnits)
        }
        #expect(amounts == [4_900, 1_500])
    }

    @Test("of which the second card declines waits for another card, and keeps neither")
    func secondDeclines() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.trial(ana, try shop.cart("gym", "towel"))
        try await shop.consult(.session(session.id))
        let refusal = try await shop.refusal {
            try await shop.engine.pay(
                session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.declined))
        }
        #expect(refusal.decline != nil)
        #expect(try await shop.session(session.id).status == .open)
        #expect(try await shop.token(session.token).status == .provisioning)
        #expect(try await shop.engine.overview(of: ana.id).paymentMethods.allSatisfy { !$0.offSession })
        let paid = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(paid.status == .complete)
        #expect(try await shop.cards(of: session.token) == ["0072", "4242"])
    }

    @Test("of items that cost nothing is a trial all the same")
    func zeroPriced() async throws {
        let shop = try await Shop()
        let session = try await shop.trial(
            try await shop.customer(), [Shop.order("Sample", cents: 0), Shop.order("Gift", cents: 0, .notEligible)])
        let paid = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(paid.status == .complete && paid.amountReceived == .zero)
        #expect(try await shop.cards(of: session.token) == ["0072", "4242"])
    }

    @Test("whose survey ends ineligible is rejected before any card")
    func ineligible() async throws {
        let shop = try await Shop()
        let session = try await shop.trial(try await shop.customer(), try shop.cart("gym"))
        try await shop.consult(.session(session.id), .ineligible)
        #expect(try await shop.session(session.id).status == .rejected)
        #expect(try await shop.token(session.token).status == .provisioning)
    }

    @Test("costs nothing, and needs a token")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        var details = SessionDetails()
        details.nextBill = NextBill(
            amount: Money(minorUnits: 100), date: try #require(CivilDate(year: 2026, month: 4, day: 3)))
        var new = NewCheckout(customer: .known(ana.id), items: [Shop.order()], tokenize: true, details: details)
        new.statedTotal = Money(minorUnits: 2_500)
        let dear = new
        #expect(
            try await shop.refusal { try await shop.engine.createCheckout(dear) }
                == .totalInvalid(.trialNotFree(Money(minorUnits: 2_500))))
        new.tokenize = false
        new.statedTotal = .zero
        let loose = new
        #expect(try await shop.refusal { try await shop.engine.createCheckout(loose) }.code == "invalid_request")
    }
}
