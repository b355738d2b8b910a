import Checkout
import Testing

@Suite("A subscription ends")
struct SubscriptionEndingTests {
    @Test("with its period, unless it is taken back before; then it is charged as ever")
    func atPeriodEnd() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        let (leaving, staying) = (
            try await shop.subscribed(ana, to: [price]), try await shop.subscribed(ana, to: [price])
        )
        for id in [leaving, staying] {
            let canceled = try await shop.engine.cancelSubscription(id)
            #expect(canceled.status == .active && canceled.cancelAtPeriodEnd && canceled.canceledAt == Shop.opening)
        }
        let end = try await shop.find(leaving).currentPeriodEnd
        #expect(try await shop.engine.overview(of: leaving).next == .ends(at: end))
        let kept = try await shop.engine.editSubscription(staying, SubscriptionEdit(cancelAtPeriodEnd: false))
        #expect(kept.canceledAt == nil)
        try await shop.move(to: end.adding(milliseconds: -1))
        #expect(try await shop.find(leaving).status == .active)
        try await shop.move(to: end)
        let ended = try await shop.find(leaving)
        #expect(ended.status == .canceled && ended.endedAt == end && ended.dueAt == nil)
        #expect(try await shop.find(staying).status == .active)
        #expect(try await shop.charges().count == 3)
        #expect(try await shop.happenings(of: leaving).last == EventType.subscriptionDeleted)
        for again in [true, false] {
            #expect(
                try await shop.refusal { try await shop.engine.cancelSubscription(leaving, atPeriodEnd: again) }
                    == .subscriptionNotOpen(id: leaving.description, status: .canceled))
        }
    }

    @Test("now, at a moment that was named, or with its trial, and is not charged")
    func otherWays() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        let now = try await shop.subscribed(ana, to: [price])
        #expect(try await shop.engine.cancelSubscription(now, atPeriodEnd: false).status == .canceled)
        let moment = Shop.opening + .days(10)
        let named = try await shop.subscribed(ana, to: [price], SubscriptionTerms(cancelAt: moment))
        let trial = try await shop.subscribed(
            ana, to: [price], SubscriptionTerms(trialDays: 10, cancelAtPeriodEnd: true))
        try await shop.move(to: moment.adding(milliseconds: -1))
        #expect(try await shop.find(named).status == .active)
        #expect(try await shop.find(trial).status == .trialing)
        try await shop.move(to: moment)
        #expect(try await shop.find(named).status == .canceled)
        #expect(try await shop.find(trial).status == .canceled)
        try await shop.move(to: moment + .years(1))
        #expect(try await shop.charges().count == 2, "the two first periods")
    }

    @Test("at once where its renewal has failed, and owes nothing then")
    func pastDue() async throws {
        for atPeriodEnd in [true, false] {
            let shop = try await Shop()
            let ana = try await shop.customer()
            let id = try await shop.subscribed(
                ana, to: [try await shop.recurring(Shop.supplies)],
                with: try Shop.card(try TokenTests.saved("insufficient_funds")))
            try await shop.move(to: try await shop.find(id).currentPeriodEnd)
            #expect(try await shop.find(id).status == .pastDue)
            let ended = try await shop.engine.cancelSubscription(id, atPeriodEnd: atPeriodEnd)
            #expect(ended.status == .canceled)
            let invoice = try await shop.invoice(of: id)
            #expect(invoice.status == .void && invoice.nextAttemptAt == nil)
            #expect(try await shop.refusal { try await shop.engine.payInvoice(invoice.id) }.code == "invoice_not_open")
        }
    }

    @Test("with its checkout where that is not paid")
    func incomplete() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.subscription(of: ana, to: [try await shop.recurring(Shop.supplies)])
        let id = try #require(session.subscription)
        let invoice = try await shop.invoice(of: id)
        #expect(
            try await shop.refusal { try await shop.engine.payInvoice(invoice.id) }
                == .subscriptionNotOpen(id: id.description, status: .incomplete))
        #expect(try await shop.engine.cancelSubscription(id).status == .incompleteExpired)
        let closed = try await shop.engine.read { reader, _ in try reader.find(session.id) }
        #expect(closed?.status == .canceled)
    }

    @Test("never by a change of its items, nor to a stranger's card")
    func edits() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        let id = try await shop.subscribed(ana, to: [price])
        let bo = try await shop.customer("bo@example.com")
        let theirs = try await shop.engine.saveCard(try Shop.card(Shop.health), for: bo.id)
        let refusal = { (edit: SubscriptionEdit) in
            try await shop.refusal { try await shop.engine.editSubscription(id, edit) }.code
        }
        #expect(try await refusal(SubscriptionEdit(items: [CartItem(price: price)])) == "invalid_request")
        #expect(
            try await refusal(SubscriptionEdit(defaultPaymentMethod: theirs.id)) == "payment_method_not_found")
        #expect(try await refusal(SubscriptionEdit(metadata: ["": ""])) == "invalid_request")
        let noted = try await shop.engine.editSubscription(id, SubscriptionEdit(metadata: ["plan": "gold"]))
        #expect(noted.metadata == ["plan": "gold"])
    }
}
