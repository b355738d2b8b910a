import CardSimulator
import Checkout
import Testing

@Suite("A subscription begins")
struct SubscriptionBeginningTests {
    @Test("with its first payment, after which its card may be charged and its period runs")
    func first() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.subscription(of: ana, to: [try await shop.recurring()])
        let id = try #require(session.subscription)
        #expect(session.mode == .subscription && session.status == .open)
        #expect(try await shop.find(id).status == .incomplete)
        #expect(try await shop.invoice(of: id).status == .open)
        _ = try await shop.engine.advance(by: .hours(5))
        try await shop.consult(.session(session.id))
        let paid = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
        #expect(paid.status == .complete && paid.amountReceived == Money(minorUnits: 4_900))
        let subscription = try await shop.find(id)
        #expect(subscription.status == .active)
        #expect(subscription.currentPeriodStart.description == "2026-03-03T17:00:00Z", "from the payment on")
        #expect(subscription.currentPeriodEnd.description == "2026-04-03T17:00:00Z")
        let invoice = try await shop.invoice(of: id)
        #expect(invoice.status == .paid && invoice.session == session.id && invoice.attempts == 0)
        #expect(invoice.periodEnd == subscription.currentPeriodEnd)
        let card = try #require(try await shop.engine.overview(of: ana.id).paymentMethods.first)
        #expect(card.offSession && subscription.defaultPaymentMethod == card.id)
        #expect(card.billing == BillingDetails(name: "Ana Beltrán", email: "ana@example.com"))
        #expect(
            try await shop.happenings(of: id) == [
                EventType.invoiceCreated, EventType.subscriptionCreated, EventType.invoicePaid,
                EventType.invoicePaymentSucceeded,
            ])
    }

    @Test("needs the letter as any payment with health money does")
    func letter() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring()
        for terms in [SubscriptionTerms(), SubscriptionTerms(trialDays: 7)] {
            let session = try await shop.subscription(of: ana, to: [price], terms)
            #expect(
                try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.health)) }.code
                    == "letter_of_medical_necessity_required")
        }
    }

    @Test("waits with the card held while a practitioner decides, and begins or ends with the decision")
    func inReview() async throws {
        for decision in [ReviewDecision.approve, .deny] {
            let shop = try await Shop()
            let ana = try await shop.customer()
            let session = try await shop.subscription(of: ana, to: [try await shop.recurring()])
            let id = try #require(session.subscription)
            let signed = try await shop.consult(.session(session.id), .inReview)
            _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.health))
            #expect(try await shop.find(id).status == .incomplete)
            _ = try await shop.engine.review(signed.consultation.id, decision)
            #expect(try await shop.find(id).status == (decision == .approve ? .active : .incompleteExpired))
            #expect(try await shop.invoice(of: id).status == (decision == .approve ? .paid : .void))
        }
    }

    @Test("after a decline with another card; unpaid, it ends with its checkout and not a moment before")
    func expiry() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        let session = try await shop.subscription(of: ana, to: [price])
        let id = try #require(session.subscription)
        #expect(
            try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.declined)) }
                .decline != nil)
        #expect(try await shop.find(id).status == .incomplete)
        let end = try #require(session.expiresAt)
        try await shop.move(to: end.adding(milliseconds: -1))
        #expect(try await shop.find(id).status == .incomplete)
        try await shop.move(to: end)
        #expect(try await shop.find(id).status == .incompleteExpired)
        #expect(try await shop.invoice(of: id).status == .void)

        let other = try await shop.subscription(of: ana, to: [price])
        _ = try await shop.refusal { try await shop.engine.pay(other.id, card: try Shop.card(Shop.declined)) }
        _ = try await shop.engine.pay(other.id, card: try Shop.card(Shop.visa))
        #expect(try await shop.find(try #require(other.subscription)).status == .active)
    }

    @Test("free: nothing is charged until the trial ends, at which moment the first period is")
    func trial() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies, Recurrence(.monthly, trialDays: 14))
        let id = try await shop.subscribed(ana, to: [price])
        let trialing = try await shop.find(id)
        #expect(trialing.status == .trialing && trialing.latestInvoice == nil)
        #expect(trialing.trialEnd == Shop.opening + .days(14) && trialing.currentPeriodEnd == trialing.trialEnd)
        #expect(try await shop.network.audit().map(\.amount.minorUnits).allSatisfy { $0 == 0 })
        let card = try #require(try await shop.engine.overview(of: ana.id).paymentMethods.first)
        #expect(card.offSession, "saved as by a set-up")
        let intent = try await shop.engine.setupIntent(ID(bits: trialing.session.bits))
        #expect(intent.status == .succeeded && intent.subscription == id && intent.paymentMethod == card.id)
        try await shop.move(to: (Shop.opening + .days(14)).adding(milliseconds: -1))
        #expect(try await shop.charges() == [])
        try await shop.move(to: Shop.opening + .days(14))
        #expect(try await shop.charges() == [4_900])
        let active = try await shop.find(id)
        #expect(active.status == .active)
        #expect(active.currentPeriodStart.description == "2026-03-17T12:00:00Z")
        #expect(active.currentPeriodEnd.description == "2026-04-17T12:00:00Z")
    }

    @Test("with the trial that its checkout names rather than the price's, which 0 days takes away")
    func trialTerms() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies, Recurrence(.monthly, trialDays: 14))
        let other = try await shop.recurring(Shop.supplies, Recurrence(.monthly, trialDays: 30))
        let end = { (prices: [ID<Price>], terms: SubscriptionTerms) in
            try await shop.find(try await shop.subscribed(ana, to: prices, terms)).trialEnd
        }
        #expect(try await end([price, other], SubscriptionTerms()) == Shop.opening + .days(30), "the longest")
        #expect(try await end([price], SubscriptionTerms(trialDays: 3)) == Shop.opening + .days(3))
        #expect(try await end([price], SubscriptionTerms(trialDays: 0)) == nil)
        let soonest = Shop.opening + .hours(48)
        #expect(try await end([price], SubscriptionTerms(trialEnd: soonest)) == soonest)
        let odd = [
            SubscriptionTerms(trialEnd: soonest.adding(milliseconds: -1)), SubscriptionTerms(trialDays: -1),
            SubscriptionTerms(trialDays: 731), SubscriptionTerms(trialDays: 3, trialEnd: soonest),
            SubscriptionTerms(cancelAt: Shop.opening),
        ]
        for terms in odd {
            #expect(
                try await shop.refusal { try await shop.subscription(of: ana, to: [price], terms) }.code
                    == "invalid_request")
        }
    }

    @Test("only to prices that recur equally often and that a renewal could charge, with one card")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let monthly = try await shop.recurring(Shop.supplies)
        let weekly = try await shop.recurring(Shop.supplies, Recurrence(.weekly))
        let towels = try await shop.recurring(NewProduct(name: "Towels", eligibility: .notEligible))
        let once = try #require(shop.prices["bandage"])
        let code = { (prices: [ID<Price>]) in
            try await shop.refusal { try await shop.subscription(of: ana, to: prices) }.code
        }
        #expect(try await code([monthly, weekly]) == "invalid_request")
        #expect(try await code([monthly, once]) == "invalid_request")
        #expect(try await code([]) == "invalid_request")
        #expect(try await code([monthly, towels]) == "split_cart_not_supported")
        var manual = NewCheckout(
            customer: .known(ana.id), items: [CartItem(price: monthly)], capturesManually: true)
        manual.mode = .subscription
        let asked = manual
        #expect(try await shop.refusal { try await shop.engine.createCheckout(asked) }.code == "invalid_request")
        let session = try await shop.subscription(of: ana, to: [monthly])
        let second = try await shop.refusal {
            try await shop.engine.pay(
                session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        }
        #expect(second.code == "invalid_request")
    }
}
