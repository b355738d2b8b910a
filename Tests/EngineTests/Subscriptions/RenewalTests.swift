import CardSimulator
import Checkout
import Testing

@Suite("A subscription renews")
struct RenewalTests {
    @Test("for a year, on the last day of short months, through a card that dies and a letter that runs out")
    func aYear() async throws {
        let shop = try await Shop()
        try await shop.move(to: try #require(Instant("2026-03-31T12:00:00Z")))
        let ana = try await shop.customer()
        try await shop.consult(.customer(ana.id, .gym))
        let id = try await shop.subscribed(
            ana, to: [try await shop.recurring()], with: try Shop.card(Shop.health, expires: "08/26"))
        var ends: [String] = []
        for month in 1...5 {
            try await shop.move(to: try await shop.find(id).currentPeriodEnd)
            ends.append(try await shop.find(id).currentPeriodEnd.date.description)
            #expect(try await shop.charges().count == 1 + month)
        }
        #expect(ends == ["2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30"])

        // The card worked on 31 August and is dead on 30 September.
        try await shop.move(to: try #require(Instant("2026-09-30T12:00:00Z")))
        var subscription = try await shop.find(id)
        #expect(subscription.status == .pastDue && subscription.currentPeriodEnd.date.description == "2026-09-30")
        #expect(try await shop.invoice(of: id).failure?.decline?.reason == "expired_card")
        try await shop.move(to: try #require(Instant("2026-10-09T00:00:00Z")))
        #expect(try await shop.invoice(of: id).attempts == 3, "on the 3rd and the 8th too")
        let card = try await shop.engine.saveCard(try Shop.card(Shop.health), for: ana.id)
        _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        #expect(try await shop.find(id).status == .pastDue, "until the next try")
        try await shop.move(to: try #require(Instant("2026-10-15T12:00:00Z")))
        subscription = try await shop.find(id)
        #expect(subscription.status == .active && subscription.currentPeriodEnd.date.description == "2026-10-31")

        // The letter was signed on 31 March 2026 at noon, and the twelfth renewal falls on the moment of its end.
        try await shop.move(to: try #require(Instant("2027-03-31T11:59:59.999Z")))
        #expect(try await shop.find(id).status == .active)
        let overview = try await shop.engine.overview(of: id)
        #expect(overview.standings.first?.isChargeable == false, "what is explained is what will happen")
        try await shop.move(to: try #require(Instant("2027-03-31T12:00:00Z")))
        #expect(try await shop.invoice(of: id).failure?.code == "letter_of_medical_necessity_required")
        try await shop.consult(.customer(ana.id, .gym))
        try await shop.move(to: try #require(Instant("2027-04-03T12:00:00Z")))
        subscription = try await shop.find(id)
        #expect(subscription.status == .active && subscription.currentPeriodEnd.date.description == "2027-04-30")
        #expect(try await shop.charges() == Array(repeating: 4_900, count: 13))
    }

    @Test("at the end of its period and not a moment before, at its own moment however far the clock jumps")
    func boundary() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(ana, to: [try await shop.recurring(Shop.supplies)])
        let end = try await shop.find(id).currentPeriodEnd
        try await shop.move(to: end.adding(milliseconds: -1))
        #expect(try await shop.charges().count == 1)
        try await shop.move(to: end + .days(60))
        #expect(try await shop.charges().count == 3)
        let invoices = try await shop.engine.read { reader, _ in
            try reader.invoices(of: id, from: .first, limit: 9).rows.map(\.row)
        }
        #expect(
            invoices.map(\.createdAt.description) == [
                "2026-05-03T12:00:00Z", "2026-04-03T12:00:00Z", "2026-03-03T12:00:00Z",
            ])
        #expect(invoices.allSatisfy { $0.paidAt == $0.createdAt && $0.status == .paid })
    }

    @Test("three tries later it is unpaid, and nothing is tried by itself any more")
    func retries() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(
            ana, to: [try await shop.recurring(Shop.supplies)],
            with: try Shop.card(try TokenTests.saved("insufficient_funds")))
        let end = try await shop.find(id).currentPeriodEnd
        for (tries, day) in [(1, 0), (2, 3), (3, 8), (4, 15)] {
            try await shop.move(to: (end + .days(day)).adding(milliseconds: -1))
            #expect(try await shop.invoice(of: id).attempts == tries - 1)
            try await shop.move(to: end + .days(day))
            #expect(try await shop.invoice(of: id).attempts == tries)
            #expect(try await shop.invoice(of: id).failure?.decline?.reason == "insufficient_funds")
            #expect(try await shop.find(id).status == (tries == 4 ? .unpaid : .pastDue))
        }
        try await shop.move(to: end + .years(1))
        #expect(try await shop.invoice(of: id).attempts == 4)
        let failed = try await shop.happenings(of: id).filter { $0 == EventType.invoicePaymentFailed }
        #expect(failed.count == 4)
    }

    @Test("at once when somebody asks; what passed unpaid is not charged afterwards")
    func payNow() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(
            ana, to: [try await shop.recurring(Shop.supplies)],
            with: try Shop.card(try TokenTests.saved("insufficient_funds")))
        let end = try await shop.find(id).currentPeriodEnd
        try await shop.move(to: end + .days(1))
        let invoice = try await shop.invoice(of: id)
        #expect(
            try await shop.refusal { try await shop.engine.payInvoice(invoice.id) }.decline?.reason
                == "insufficient_funds")
        var tried = try await shop.invoice(of: id)
        #expect(tried.attempts == 2 && tried.nextAttemptAt == end + .days(3), "the clock's tries are as they were")
        let card = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: ana.id)
        _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        try await shop.move(to: end + .days(2))
        tried = try await shop.engine.payInvoice(invoice.id)
        #expect(tried.status == .paid && tried.nextAttemptAt == nil)
        #expect(try await shop.find(id).currentPeriodEnd.description == "2026-05-03T12:00:00Z")
        #expect(
            try await shop.refusal { try await shop.engine.payInvoice(invoice.id) }
                == .invoiceNotOpen(id: invoice.id.description, status: .paid))
    }

    @Test("after months unpaid from the period that the payment falls into")
    func late() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(
            ana, to: [try await shop.recurring(Shop.supplies)],
            with: try Shop.card(try TokenTests.saved("do_not_honor")))
        try await shop.move(to: try #require(Instant("2026-08-03T12:00:00Z")))
        #expect(try await shop.find(id).status == .unpaid)
        let card = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: ana.id)
        _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        _ = try await shop.engine.payInvoice(try await shop.invoice(of: id).id)
        let subscription = try await shop.find(id)
        #expect(subscription.status == .active)
        #expect(subscription.currentPeriodStart.description == "2026-08-03T12:00:00Z", "it begins at that moment")
        #expect(subscription.currentPeriodEnd.description == "2026-09-03T12:00:00Z")
    }

    @Test("on the customer's default card where its own was removed")
    func removedCard() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(ana, to: [try await shop.recurring(Shop.supplies)])
        let other = try await shop.engine.saveCard(try Shop.card(Shop.health), for: ana.id)
        let own = try #require(try await shop.find(id).defaultPaymentMethod)
        _ = try await shop.engine.remove(own)
        #expect(try await shop.engine.overview(of: id).card?.id == other.id)
        _ = try await shop.engine.remove(other.id)
        let overview = try await shop.engine.overview(of: id)
        guard case .charges(_, .noCard) = overview.next else {
            Issue.record("expected a refusal for want of a card, not \(overview.next)")
            return
        }
        try await shop.move(to: overview.subscription.currentPeriodEnd)
        #expect(try await shop.find(id).status == .pastDue)
    }

    @Test("at a price that is no longer sold, but not for a product that is no longer eligible")
    func catalogueChanges() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        let id = try await shop.subscribed(ana, to: [price])
        let row = try await shop.engine.setPrice(price, active: false)
        _ = try await shop.engine.setProduct(row.product.id, active: false)
        try await shop.move(to: try await shop.find(id).currentPeriodEnd)
        #expect(try await shop.find(id).status == .active)
        var edit = ProductEdit()
        edit.eligibility = .notEligible
        _ = try await shop.engine.editProduct(row.product.id, edit)
        try await shop.move(to: try await shop.find(id).currentPeriodEnd)
        #expect(try await shop.invoice(of: id).failure?.code == "split_cart_not_supported")
    }
}
