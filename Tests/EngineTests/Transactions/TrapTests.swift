import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

/// What somebody finds who reads the process of reference section 4 closely: its gaps, kept as documented.
@Suite("The traps of a charge with the guest away")
struct TrapTests {
    private let start = Instant.september(12, 9)
    private let end = Instant.september(12, 17)
    private let due = Instant.september(11, 9)

    private func agreed(_ market: Market) async throws -> Transaction {
        try await market.take("agree", try await market.request(from: start, to: end), by: .provider)
    }

    /// What happened after the request was agreed.
    private func sequel(_ market: Market, _ tx: Transaction) async throws -> [String] {
        try await Array(market.story(of: tx).drop { !$0.contains("agree by") }.dropFirst())
    }

    @Test("1: asked for within a day of its end, it declines itself at once", arguments: [0, 1])
    func shortNotice(minutesMore: Int) async throws {
        let market = try await Market()
        let now = Shop.opening
        let tx = try await market.request(from: now + .hours(1), to: now + .days(1) + .minutes(minutesMore))
        #expect(tx.state.short == (minutesMore == 0 ? "turned-down" : "requested"))
        try await market.shop.move(to: now + .minutes(minutesMore))
        #expect(try await market.state(of: tx) == "turned-down")
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.taken.map(\.at) == [now, now + .minutes(minutesMore)])
        #expect(overview.transaction.contents.booking?.state == .declined)
        // The time is free again.
        _ = try await market.request(from: now + .hours(1), to: now + .days(3))
    }

    @Test("2: agreed late, its charge is due at once and made five minutes later")
    func lateAgreement() async throws {
        let market = try await Market()
        let now = Shop.opening
        let tx = try await market.request(from: now + .hours(20), to: now + .days(2))
        #expect(try await market.take("agree", tx, by: .provider).state.short == "charge-due")
        try await market.shop.move(to: now + .minutes(4))
        #expect(try await market.state(of: tx) == "charge-due")
        try await market.shop.move(to: now + .minutes(5))
        #expect(
            try await sequel(market, tx).filter { !$0.contains("mail") } == [
                "2026-03-03T12:00:00Z make-charge-due by system", "2026-03-03T12:05:00Z charge by system",
            ])
    }

    @Test("3: once the charge failed, nothing moves it, and its time is taken even long after it is over")
    func deadEnd() async throws {
        let market = try await Market(card: Shop.failsLater)
        let tx = try await agreed(market)
        try await market.shop.move(to: end + .days(300))
        #expect(try await market.state(of: tx) == "charge-due")
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.next == nil && overview.transaction.contents.booking?.state == .accepted)
        #expect(overview.offered(to: .operator).isEmpty && overview.offered(to: .provider).isEmpty)
        #expect(overview.offered(to: .customer).map(\.name.short) == ["pay-by-hand"])
        let again = try await market.shop.refusal { try await market.request(from: start, to: end) }
        #expect(again.code == "transaction-booking-time-not-available")
    }

    @Test("4: a failed charge is never tried again, and a second transition of the same stay never runs")
    func noRetry() async throws {
        // Declined once, this card would pay the next time.
        let way = """
              {:name :transition/give-up :from :state/charge-due :to :state/turned-down
               :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["P1D"]}]}}
            {:name :transition/pay-by-hand
            """
        let source = try Market.source("boat-hire").replacing("{:name :transition/pay-by-hand", with: way)
        let market = try await Market(NewProcess(name: "boat-hire", source: source), card: "4000009909000013")
        let tx = try await agreed(market)
        try await market.shop.move(to: end + .days(300))
        #expect(
            try await sequel(market, tx).suffix(3) == [
                "2026-09-11T09:00:00Z make-charge-due by system",
                "2026-09-11T09:05:00Z charge fails: insufficient_funds",
                "2026-09-11T09:10:00Z mail payment-wanted to customer",
            ])
        #expect(try await market.engine.overview(of: tx.id).failed.count == 1)
    }

    @Test(
        "5: a guest who pays in the five minutes before the charge cancels the charge and the mail, and is charged once"
    )
    func paidBefore() async throws {
        let market = try await Market()
        let tx = try await agreed(market)
        try await market.shop.move(to: due + .minutes(4))
        try await market.take("pay-by-hand", tx, by: .customer)
        let session = try #require(try await market.engine.overview(of: tx.id).session)
        _ = try await market.engine.pay(session.id, card: try Shop.card(Shop.visa))
        try await market.shop.move(to: due + .hours(1))
        try await market.take("finish-paying", tx, by: .customer)
        try await market.shop.move(to: end)
        #expect(
            try await sequel(market, tx).filter { !$0.contains("mail") } == [
                "2026-09-11T09:00:00Z make-charge-due by system", "2026-09-11T09:04:00Z pay-by-hand by customer",
                "2026-09-11T10:00:00Z finish-paying by customer", "2026-09-12T17:00:00Z finish by system",
            ])
        #expect(try await market.shop.network.audit().map(\.operation) == [.hold, .capture])
        let mails = try await market.engine.overview(of: tx.id).mails
        #expect(mails.first { $0.notification.short == "payment-wanted" }?.status == .dropped)
    }

    @Test("5: a guest who begins to pay and stops stays there; an operator may call it off")
    func abandoned() async throws {
        let market = try await Market()
        let tx = try await agreed(market)
        try await market.shop.move(to: due + .minutes(4))
        try await market.take("pay-by-hand", tx, by: .customer)
        try await market.shop.move(to: end + .days(300))
        #expect(try await market.state(of: tx) == "paying")
        try await market.take("call-off-paying", tx, by: .operator)
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.payment == .canceled && overview.transaction.contents.payin == .zero)
        #expect(try await market.shop.network.audit().isEmpty)
    }

    @Test("6: the failed charge leaves no payment, so that paying by hand may make one; a second one is refused")
    func onePayment() async throws {
        let source = try Market.source("boat-hire").replacing(
            "{:name :transition/finish-paying",
            with: """
                {:name :transition/pay-again :actor :actor.role/customer :from :state/paying :to :state/paying
                  :actions [{:name :action/stripe-create-payment-intent}]}
                {:name :transition/finish-paying
                """)
        let market = try await Market(NewProcess(name: "boat-hire", source: source), card: Shop.failsLater)
        let tx = try await agreed(market)
        try await market.shop.move(to: due + .minutes(5))
        #expect(try await market.engine.overview(of: tx.id).payment == .none)
        try await market.take("pay-by-hand", tx, by: .customer)
        let before = try await market.engine.overview(of: tx.id)
        let refusal = try await market.shop.refusal { try await market.take("pay-again", tx, by: .customer) }
        #expect(refusal.code == "transaction-invalid-action-sequence")
        #expect(try await market.engine.overview(of: tx.id).session == before.session)
    }

    @Test("9: a request after a question sends no mail, since the file names the other transition only")
    func askedFirst() async throws {
        let market = try await Market()
        let asked = try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.guest.id,
                transition: TransitionName("transition/ask")))
        try await market.take("request-after-asking", asked, by: .customer, Market.request(start, end))
        #expect(try await market.state(of: asked) == "requested")
        #expect(try await market.engine.overview(of: asked.id).mails.isEmpty)
        let direct = try await market.request(from: end, to: end + .days(1))
        #expect(try await market.engine.overview(of: direct.id).mails.map(\.notification.short) == ["requested"])
    }
}
