import CardSimulator
import Checkout
import Testing

@Suite("A payment token")
struct TokenTests {
    static func saved(_ reason: String) throws -> String {
        try #require(PracticeCard.all.first { $0.name == "pm_card_saved_\(reason)" }).number
    }

    @Test("is made by a paid checkout; before that, charging it answers SessionPending")
    func provisioning() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym"), tokenize: true))
        let token = try #require(session.token)
        #expect(try await shop.refusal { try await shop.charge(token) }.code == "SessionPending")
        try await shop.consult(.session(session.id))
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        #expect(try await shop.charge(token).status == .complete)
    }

    @Test("whose card declines opens UpdatePaymentMethod, once; then it is pending until the card form is finished")
    func declinedCard() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let token = try await shop.token(of: ana, with: try TokenTests.saved("insufficient_funds"))
        let refusal = try await shop.refusal { try await shop.charge(token) }
        #expect(refusal.nextAction == .updatePaymentMethod && refusal.decline?.reason == "insufficient_funds")
        let pending = try await shop.refusal { try await shop.charge(token) }
        #expect(pending == .tokenUpdatePending(id: token.description, action: .updatePaymentMethod))
        let declined = try await shop.refusal {
            try await shop.engine.repair(token, card: try Shop.card(Shop.declined))
        }
        #expect(declined.decline != nil)
        #expect(try await shop.engine.overview(of: token).token.pendingUpdate?.tries == 1)
        let repaired = try await shop.engine.repair(token, card: try Shop.card("5555555555554444"))
        #expect(repaired.pendingUpdate == nil)
        #expect(
            try await shop.engine.overview(of: ana.id).totals.captured == Money(minorUnits: 4_900),
            "nothing is charged by itself")
        #expect(try await shop.charge(token).status == .complete)
    }

    @Test("whose letter ran out opens TakeHealthSurvey, and works again once the letter is renewed")
    func expiredLetter() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let token = try await shop.token(of: ana)
        try await shop.move(to: Shop.opening + .years(1))
        #expect(
            try await shop.refusal { try await shop.charge(token, key: "month 13") }.nextAction == .takeHealthSurvey)
        let wrong = try await shop.refusal { try await shop.engine.repair(token, card: try Shop.card(Shop.visa)) }
        #expect(wrong == .wrongRepair(id: token.description, action: .takeHealthSurvey))
        try await shop.consult(.token(token))
        #expect(try await shop.engine.overview(of: token).token.pendingUpdate == nil)
        #expect(
            try await shop.refusal { try await shop.charge(token, key: "month 13") }.nextAction == .takeHealthSurvey,
            "the old key replays the old refusal")
        #expect(try await shop.charge(token, key: "month 13, again").status == .complete)
    }

    @Test("in review after its survey is repaired by the practitioner's approval, and stays pending on a denial")
    func surveyInReview() async throws {
        for decision in ReviewDecision.allCases {
            let shop = try await Shop()
            let ana = try await shop.customer()
            let token = try await shop.token(of: ana)
            try await shop.move(to: Shop.opening + .years(1))
            _ = try await shop.refusal { try await shop.charge(token) }
            let signed = try await shop.consult(.token(token), .inReview)
            #expect(try await shop.engine.overview(of: token).token.pendingUpdate != nil)
            _ = try await shop.engine.review(signed.consultation.id, decision)
            let isPending = try await shop.engine.overview(of: token).token.pendingUpdate != nil
            #expect(isPending == (decision == .deny))
        }
    }

    @Test("stays pending when its repair is given up, and counts the try")
    func abandoned() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let token = try await shop.token(of: ana, with: try TokenTests.saved("lost_card"))
        _ = try await shop.refusal { try await shop.charge(token) }
        #expect(try await shop.engine.abandonRepair(token).pendingUpdate?.tries == 1)
        #expect(try await shop.refusal { try await shop.charge(token) }.code == "PendingPaymentTokenUpdate")
    }

    @Test("with a health card alone cannot pay for what is not eligible; an ordinary card beside it can")
    func ordinaryCard() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let token = try await shop.token(of: ana, with: Shop.health)
        let items = try shop.cart("gym", "towel")
        #expect(try await shop.engine.overview(of: token).refusal == nil, "it was made for the pass alone")
        let refusal = try await shop.refusal { try await shop.engine.charge(TokenCharge(token: token, items: items)) }
        #expect(refusal.nextAction == .updatePaymentMethod)
        let useless = try await shop.refusal {
            try await shop.engine.repair(token, card: try Shop.card("4000009905000041"))
        }
        #expect(useless.code == "second_payment_method_required")
        _ = try await shop.engine.repair(token, card: try Shop.card(Shop.visa))
        let paid = try await shop.engine.charge(TokenCharge(token: token, items: items))
        #expect(paid.status == .complete)
        let shares = try await shop.engine.read { reader, _ in
            try reader.payments(of: paid.id).map(\.amountCaptured.minorUnits)
        }
        #expect(shares == [4_900, 1_500])
    }

    @Test("with a health card alone pays for a cart in which only what is free is not eligible, and is repaired for it")
    func freeLine() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let items = try shop.cart("gym") + [Shop.order("Tote", cents: 0, .notEligible)]
        let token = try await shop.token(of: ana, with: Shop.health)
        #expect(try await shop.engine.charge(TokenCharge(token: token, items: items)).status == .complete)
        let lost = try await shop.token(of: ana, with: "4000009905000058")
        let refusal = try await shop.refusal { try await shop.engine.charge(TokenCharge(token: lost, items: items)) }
        #expect(refusal.nextAction == .updatePaymentMethod && refusal.decline?.reason == "lost_card")
        #expect(try await shop.engine.repair(lost, card: try Shop.card(Shop.health)).pendingUpdate == nil)
    }

    @Test("counts a card that was refused as a try, and nothing else that goes wrong")
    func tries() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("lost_card"))
        _ = try await shop.refusal { try await shop.charge(token) }
        func tries() async throws -> Int? { try await shop.token(token).pendingUpdate?.tries }
        let visa = try Shop.card(Shop.visa)
        shop.network.fail(next: 1, with: .unreachable)
        let silence = try await shop.refusal { try await shop.engine.repair(token, card: visa) }
        #expect(silence.code == "card_network_unreachable")
        #expect(try await tries() == 0)
        let stranger = try Shop.card("4000000000001000")
        _ = try await shop.refusal { try await shop.engine.keep(stranger, toRepair: token) }
        #expect(try await tries() == 1)
        let kept = try await shop.engine.keep(visa, toRepair: token)
        shop.network.fail(next: 1, with: .unreachable)
        _ = try await shop.refusal { try await shop.engine.repair(token, with: kept) }
        #expect(try await tries() == 1)
    }

    @Test("tells why a card was refused although its ledger is too busy to count the try", arguments: [true, false])
    func busyLedger(isTyped: Bool) async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("lost_card"))
        _ = try await shop.refusal { try await shop.charge(token) }
        let ledger = MeddledLedger(shop.ledger)
        let engine = shop.engine(on: ledger)
        // The first is refused before anything is written; for the second, the question and its answer are.
        let refused = try Shop.card(isTyped ? "4000000000001000" : Shop.declined)
        ledger.before(isTyped ? 1 : 3, .write) { throw LedgerFailure.busy(path: "the ledger") }
        let refusal = try await shop.refusal { try await engine.repair(token, card: refused) }
        #expect(refusal.code == (isTyped ? "unknown_card" : "card_declined"))
        #expect(!ledger.isArmed)
        #expect(try await shop.token(token).pendingUpdate?.tries == 0)
    }

    @Test("counts a survey that is given up as a try only while it waits for one")
    func abandonedSurvey() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        try await shop.move(to: Shop.opening + .years(1))
        _ = try await shop.refusal { try await shop.charge(token) }
        for _ in 0..<2 {
            let page = try await shop.engine.startConsultation(.token(token)).consultation.id
            _ = try await shop.engine.abandonConsultation(page)
        }
        #expect(try await shop.token(token).pendingUpdate?.tries == 2)
        let stale = try await shop.engine.startConsultation(.token(token)).consultation.id
        _ = try await shop.engine.update(
            TokenUpdate(token: token, items: try shop.cart("bandage"), asksForCard: true))
        _ = try await shop.engine.abandonConsultation(stale)
        let pending = try #require(try await shop.token(token).pendingUpdate)
        #expect(pending.action == .updatePaymentMethod && pending.tries == 0)
    }

    @Test("that is deleted is not found")
    func deleted() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer())
        _ = try await shop.engine.deleteToken(token)
        #expect(try await shop.refusal { try await shop.charge(token) }.code == "payment_token_not_found")
        #expect(try await shop.refusal { try await shop.engine.deleteToken(token) }.code == "payment_token_not_found")
    }

    @Test("whose card expires is stuck from the first moment of the next month")
    func cardExpires() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("gym"), tokenize: true))
        try await shop.consult(.session(session.id))
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa, expires: "05/26"))
        let token = try #require(paid.token)
        let end = try #require(Instant("2026-06-01"))
        try await shop.move(to: end.adding(milliseconds: -1))
        #expect(try await shop.charge(token).status == .complete)
        try await shop.move(to: end)
        let refusal = try await shop.refusal { try await shop.charge(token) }
        #expect(refusal.nextAction == .updatePaymentMethod && refusal.decline?.code == "expired_card")
    }

    @Test("charged twice at one moment opens one update")
    func twoAtOnce() async throws {
        let shop = try await Shop()
        let token = try await shop.token(of: try await shop.customer(), with: try TokenTests.saved("do_not_honor"))
        let refusals = try await withThrowingTaskGroup(of: CheckoutError.self) { group in
            for number in 0..<8 {
                group.addTask { try await shop.refusal { try await shop.charge(token, key: "key \(number)") } }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.allSatisfy { $0.nextAction == .updatePaymentMethod })
        #expect(refusals.filter { $0.code == "payment_token_update_required" }.count == 1)
        let opened = try await shop.engine.overview(of: token).events.filter { $0.type == EventType.tokenUpdateOpened }
        #expect(opened.count == 1)
    }
}
