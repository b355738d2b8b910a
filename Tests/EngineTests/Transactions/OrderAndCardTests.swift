import Checkout
import OrderedJSON
import Testing
import TransactionProcess

@Suite("Standing orders")
struct StandingOrderTests {
    /// A process whose operator may release what stands unpaid, and whose guest may come back to it.
    private static let source = """
        {:format :v3 :transitions
         [{:name :transition/begin :actor :actor.role/customer :to :state/unpaid}
          {:name :transition/remind :actor :actor.role/operator :from :state/unpaid :to :state/unpaid
           :actions [{:name :action/privileged-update-metadata}]}
          {:name :transition/stumble :actor :actor.role/operator :from :state/unpaid :to :state/released
           :actions [{:name :action/fail}]}
          {:name :transition/release :actor :actor.role/operator :from :state/unpaid :to :state/released}
          {:name :transition/come-back :actor :actor.role/customer :from :state/released :to :state/unpaid}]}
        """

    private func order(_ market: Market, after: Period, _ name: String = "release") async throws -> StandingOrder {
        try await market.engine.order(
            NewStandingOrder(
                process: "unpaid", state: StateName("state/unpaid"), after: after,
                transition: TransitionName("transition/\(name)")))
    }

    private func begin() async throws -> (Market, Transaction) {
        let market = try await Market(NewProcess(name: "unpaid", source: Self.source))
        return (market, try await begin(market))
    }

    private func begin(_ market: Market) async throws -> Transaction {
        try await market.engine.start(
            NewTransaction(process: market.process.id, listing: market.listing.id, customer: market.guest.id))
    }

    @Test("an order acts at its moment, for those that stand there already and those that come, once in each stay")
    func oncePerStay() async throws {
        let (market, before) = try await begin()
        _ = try await order(market, after: .days(2))
        try await market.shop.move(to: Shop.opening + .days(1))
        let after = try await begin(market)
        try await market.shop.move(to: Shop.opening + .days(2) - Period(milliseconds: 1))
        #expect(try await market.state(of: before) == "unpaid")
        try await market.shop.move(to: Shop.opening + .days(2))
        #expect(try await market.state(of: before) == "released")
        #expect(try await market.state(of: after) == "unpaid")
        try await market.take("come-back", before, by: .customer)
        try await market.shop.move(to: Shop.opening + .days(30))
        #expect(
            try await market.story(of: before) == [
                "2026-03-03T12:00:00Z begin by customer", "2026-03-05T12:00:00Z release by operator",
                "2026-03-05T12:00:00Z come-back by customer", "2026-03-07T12:00:00Z release by operator",
            ])
        #expect(try await market.engine.overview(of: before.id).taken.map(\.name).contains("standing order"))
        #expect(try await market.story(of: after).last == "2026-03-06T12:00:00Z release by operator")
    }

    @Test("what is overdue when the order is given is done at once, and once; off is off, and on again is not twice")
    func offAndOn() async throws {
        let (market, tx) = try await begin()
        let release = try await order(market, after: .days(5))
        _ = try await market.engine.switch(release.id, on: false)
        try await market.shop.move(to: Shop.opening + .days(10))
        #expect(try await market.state(of: tx) == "unpaid")
        let stumble = try await order(market, after: .days(7), "stumble")
        try await market.shop.move(to: Shop.opening + .days(11))
        #expect(try await market.engine.overview(of: tx.id).failed.map(\.at) == [Shop.opening + .days(10)])
        _ = try await market.engine.switch(stumble.id, on: false)
        _ = try await market.engine.switch(stumble.id, on: true)
        try await market.shop.move(to: Shop.opening + .days(20))
        #expect(try await market.engine.overview(of: tx.id).failed.count == 1)
        #expect(try await market.engine.overview(of: tx.id).transaction.isSpent == false)
    }

    @Test("of several orders each acts at its own moment, the earlier failing or not")
    func several() async throws {
        let (market, tx) = try await begin()
        _ = try await order(market, after: .days(3))
        _ = try await order(market, after: .days(1), "stumble")
        try await market.shop.move(to: Shop.opening + .days(9))
        #expect(
            try await market.story(of: tx) == [
                "2026-03-03T12:00:00Z begin by customer", "2026-03-04T12:00:00Z stumble fails: action-failed",
                "2026-03-06T12:00:00Z release by operator",
            ])
    }

    @Test("an order needs a process, a transition of its operator’s from that state, and a time after it was entered")
    func refused() async throws {
        let (market, _) = try await begin()
        for name in ["begin", "come-back", "fly"] {
            #expect(
                try await market.shop.refusal { try await order(market, after: .days(1), name) }.code
                    == "invalid_request")
        }
        #expect(try await market.shop.refusal { try await order(market, after: .days(0)) }.code == "invalid_request")
    }
}

@Suite("A card that a transaction is going to charge")
struct NeededCardTests {
    @Test("is not removed as the default, and the refusal names the transactions; once paid or ended, it may be")
    func needed() async throws {
        let market = try await Market()
        let card = try #require(try await market.engine.overview(of: market.guest.id).paymentMethods.first)
        var tx: [Transaction] = []
        for day in [12, 14] {
            tx.append(try await market.request(from: .september(day, 9), to: .september(day, 17)))
        }
        let refusal = try await market.shop.refusal { try await market.engine.remove(card.id) }
        #expect(refusal.code == "payment_method_in_use")
        #expect(tx.allSatisfy { refusal.message.contains($0.id.description) })
        try await market.take("turn-down", tx[0], by: .provider)
        try await market.take("agree", tx[1], by: .provider)
        let second = try await market.shop.refusal { try await market.engine.remove(card.id) }
        #expect(!second.message.contains(tx[0].id.description) && second.message.contains(tx[1].id.description))
        try await market.shop.move(to: .september(13, 9, 5))
        #expect(try await market.state(of: tx[1]) == "paid")
        _ = try await market.engine.remove(card.id)
    }

    @Test("is not removed while it is being charged; another card may be, at any time")
    func whileAsking() async throws {
        let bench = try await Bench(PaymentActionTests.deeds)
        try await bench.does("price", .lines(.line(5_000)))
        let card = try #require(try await bench.overview.defaultCard)
        let other = try await bench.engine.saveCard(try Shop.card("5555555555554444"), for: bench.market.guest.id)
        _ = try await bench.engine.remove(other.id)
        let slow = SlowNetwork(bench.market.shop.network)
        let engine = CheckoutEngine(
            ledger: bench.market.shop.ledger, network: slow, systemTime: { Shop.opening },
            actor: Actor(.operator, name: "tess"))
        let asking = Task { try await engine.take(bench.request("charge")) }
        await slow.waitUntilAsked()
        let refusal = try await bench.market.shop.refusal { try await bench.engine.remove(card.id) }
        #expect(refusal.message.contains(bench.tx.description))
        await slow.answer()
        _ = try await asking.value
        _ = try await bench.engine.remove(card.id)
        try await bench.does("capture")
    }
}
