import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

/// Reference section 4.2. What the timeline foretells and what the engine does is compared here too.
@Suite("How long money may be held")
struct HoldLimitTests {
    private static let life: [(number: String, isAway: Bool, hours: Int)] = [
        (Shop.visa, true, 4 * 24 + 18), (Shop.visa, false, 7 * 24), ("5555555555554444", true, 7 * 24),
    ]

    /// Held by its customer, or with the customer away, and captured by the clock so much later.
    private func source(isAway: Bool, capturedAfter period: String, paidOutAfter payout: String = "PT1H") -> String {
        let away = "{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}"
        let there = "{:name :action/stripe-create-payment-intent} {:name :action/stripe-confirm-payment-intent}"
        func after(_ state: String, _ period: String) -> String {
            "{:fn/plus [{:fn/timepoint [:time/first-entered-state :state/\(state)]} {:fn/period [\"\(period)\"]}]}"
        }
        return """
            {:format :v3 :transitions
             [{:name :transition/hold :actor :actor.role/customer :privileged? true :to :state/held
               :actions [{:name :action/privileged-set-line-items} \(isAway ? away : there)]}
              {:name :transition/take :from :state/held :to :state/taken :at \(after("held", period))
               :actions [{:name :action/stripe-capture-payment-intent}]}
              {:name :transition/pay-out :from :state/taken :to :state/paid-out :at \(after("taken", payout))
               :actions [{:name :action/stripe-create-payout}]}
              {:name :transition/wait :from :state/taken :to :state/taken :actor :actor.role/operator}
              {:name :transition/stop :actor :actor.role/operator :from :state/held :to :state/stopped
               :actions [{:name :action/stripe-refund-payment}]}]}
            """
    }

    private func begin(_ source: String, _ number: String, isAway: Bool) async throws -> (Market, Transaction) {
        let market = try await Market(NewProcess(name: "hold", source: source), card: number)
        var parameters = JSON.lines(.line(5_000))
        if !isAway {
            let card = try #require(try await market.engine.overview(of: market.guest.id).paymentMethods.first)
            parameters = parameters.and(["paymentMethod": .string(card.id.description)])
        }
        let tx = try await market.engine.start(
            NewTransaction(
                process: market.process.id, listing: market.listing.id, customer: market.guest.id,
                parameters: parameters, isTrusted: true))
        return (market, tx)
    }

    /// The timeline's transitions, with their moments: `2026-03-08T06:00:00Z take fails`.
    private func foretold(_ source: String, _ number: String) throws -> [String] {
        let process = try #require(ProcessReport(checking: Array(source.utf8)).definition)
        let hold = try #require(process.transitions.first)
        let life = try #require(PracticeCard.all.first { $0.number == number }).holdLife(.offSession)
        let card = TimelineCard(holdLife: Timespan(months: Int64(life.months), milliseconds: life.milliseconds))
        let start = Moment(milliseconds: Shop.opening.milliseconds)
        return ProcessTimeline(process, TimelineStory(start: start, steps: [ActorStep(hold)], card: card)).rows
            .compactMap { row in
                switch row.event {
                case .moves(let transition, _): "\(Instant(row.at)) \(transition.name.short)"
                case .fails(let transition, _): "\(Instant(row.at)) \(transition.name.short) fails"
                case .expires(.hold): "\(Instant(row.at)) \(EventType.transactionHoldLapsed)"
                case .expires(.payout): "\(Instant(row.at)) \(EventType.transactionPayoutMissed)"
                default: nil
                }
            }
    }

    /// What the engine did, in the same words.
    private func done(_ market: Market, _ tx: Transaction) async throws -> [String] {
        let overview = try await market.engine.overview(of: tx.id)
        let events = try await market.engine.read { reader, _ in
            try reader.events(of: nil, from: .first, limit: 200).rows.map(\.row)
        }
        let limits = events.filter {
            [EventType.transactionHoldLapsed, EventType.transactionPayoutMissed].contains($0.type)
        }.map { ($0.at, 0, $0.type) }
        let taken = overview.taken.map { ($0.at, 1, $0.transition.short) }
        let failed = overview.failed.map { ($0.at, 1, "\($0.transition.short) fails") }
        return (limits + taken + failed).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { "\($0.0) \($0.2)" }
    }

    @Test("a hold lapses after a week; after 4 days and 18 hours for Visa with its owner away", arguments: life)
    func lapses(number: String, isAway: Bool, hours: Int) async throws {
        for (period, isInTime) in [("PT\(hours * 3_600 - 1)S", true), ("PT\(hours)H", false), ("P9D", false)] {
            let source = source(isAway: isAway, capturedAfter: period)
            let (market, tx) = try await begin(source, number, isAway: isAway)
            try await market.shop.move(to: Shop.opening + .days(20))
            let overview = try await market.engine.overview(of: tx.id)
            #expect(overview.payment == (isInTime ? .succeeded : .canceled), "\(period)")
            #expect(try await done(market, tx) == foretold(source, number), "\(period)")
            #expect(try await market.shop.network.audit().map(\.operation) == [.hold, isInTime ? .capture : .void])
            if !isInTime {
                #expect(overview.failed.map(\.failure.code) == ["stripe-invalid-payment-intent-status"])
                #expect(overview.session?.failure?.code == "hold_expired")
                // It can be ended without giving back twice.
                try await market.take("stop", tx, by: .operator)
            }
        }
    }

    @Test(
        "a payout that comes after 90 days is told of then, and made all the same",
        arguments: [("P90D", true), ("PT7776001S", false), ("P200D", false)])
    func payout(period: String, isInTime: Bool) async throws {
        let source = source(isAway: true, capturedAfter: "PT1H", paidOutAfter: period)
        let (market, tx) = try await begin(source, Shop.visa, isAway: true)
        try await market.shop.move(to: Shop.opening + .days(300))
        let done = try await done(market, tx)
        #expect(try done == foretold(source, Shop.visa))
        let missed = "2026-06-01T13:00:00Z \(EventType.transactionPayoutMissed)"
        #expect(done.contains(missed) == !isInTime)
        #expect(try await market.engine.overview(of: tx.id).transaction.contents.paidOutAt != nil)
    }

    @Test("a late payout is told of once, whatever is done meanwhile")
    func toldOnce() async throws {
        let source = source(isAway: true, capturedAfter: "PT1H", paidOutAfter: "P200D")
        let (market, tx) = try await begin(source, Shop.visa, isAway: true)
        try await market.shop.move(to: Shop.opening + .days(100))
        try await market.take("wait", tx, by: .operator)
        try await market.shop.move(to: Shop.opening + .days(120))
        let told = try await done(market, tx).filter { $0.hasSuffix(EventType.transactionPayoutMissed) }
        #expect(told == ["2026-06-01T13:00:00Z \(EventType.transactionPayoutMissed)"])
    }

    @Test("the limits stand on the agenda, and go with what they are about")
    func agenda() async throws {
        let (market, tx) = try await begin(source(isAway: true, capturedAfter: "P1D"), Shop.visa, isAway: true)
        func due() async throws -> [DueItem] { try await market.engine.agenda(limit: 9).due }
        #expect(
            try await due() == [
                DueItem(at: Shop.opening + .days(1), what: .transition(tx.id)),
                DueItem(at: Shop.opening + .hours(114), what: .transactionHold(tx.id)),
            ])
        try await market.shop.move(to: Shop.opening + .days(1))
        #expect(
            try await due() == [
                DueItem(at: Shop.opening + .hours(25), what: .transition(tx.id)),
                DueItem(at: Shop.opening + .days(91), what: .payoutLimit(tx.id)),
            ])
        try await market.shop.move(to: Shop.opening + .hours(25))
        #expect(try await due().isEmpty)
    }
}
