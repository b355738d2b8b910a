import CardSimulator
import Checkout
import OrderedJSON
import Testing
import TransactionProcess

/// The process of reference section 4, under names of our own: each row of its timeline, on a real ledger and clock.
@Suite("A booking charged with its guest away")
struct TimelineStoryTests {
    private let start = Instant("2026-09-12T09:00:00Z") ?? Shop.opening
    private let end = Instant("2026-09-12T17:00:00Z") ?? Shop.opening

    private func agreed(_ market: Market) async throws -> Transaction {
        let tx = try await market.request(from: start, to: end)
        return try await market.take("agree", tx, by: .provider)
    }

    @Test("goes from the request to the reviews by itself, each step at its moment")
    func happyPath() async throws {
        let market = try await Market()
        let tx = try await agreed(market)
        try await market.shop.move(to: end + .days(8))
        #expect(
            try await market.story(of: tx) == [
                "2026-03-03T12:00:00Z request by customer", "2026-03-03T12:00:00Z agree by provider",
                "2026-03-03T12:00:00Z mail requested to provider", "2026-03-03T12:00:00Z mail agreed to customer",
                "2026-09-11T09:00:00Z make-charge-due by system", "2026-09-11T09:05:00Z charge by system",
                "2026-09-12T17:00:00Z finish by system", "2026-09-12T17:00:00Z mail paid-out to provider",
                "2026-09-12T17:00:00Z mail rate-the-guest to provider",
                "2026-09-12T17:00:00Z mail rate-the-owner to customer", "2026-09-19T17:00:00Z close-unrated by system",
            ])
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.isPaid && overview.session?.amountReceived == Money(minorUnits: 12_000))
        #expect(overview.transaction.contents.payout == Money(minorUnits: 10_800))
        #expect(overview.transaction.contents.paidOutAt == end)
        #expect(try await market.shop.network.audit().map(\.operation) == [.hold, .capture])
    }

    @Test("whose card fails stands still, keeps no payment, says why, and asks the guest by mail")
    func failingCard() async throws {
        let market = try await Market(card: Shop.failsLater)
        let tx = try await agreed(market)
        try await market.shop.move(to: end + .days(30))
        #expect(
            try await market.story(of: tx).suffix(3) == [
                "2026-09-11T09:00:00Z make-charge-due by system",
                "2026-09-11T09:05:00Z charge fails: generic_decline",
                "2026-09-11T09:10:00Z mail payment-wanted to customer",
            ])
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "charge-due" && overview.payment == .none)
        #expect(overview.transaction.session == nil && overview.transaction.isSpent)
        #expect(overview.lastFailure?.failure.code == "transaction-payment-failed")
    }

    @Test("is paid by hand after the charge failed, through the bank's question too, and charged once")
    func byHand() async throws {
        let market = try await Market(card: Shop.failsLater)
        let tx = try await agreed(market)
        try await market.shop.move(to: start)
        try await market.take("pay-by-hand", tx, by: .customer)
        let session = try #require(try await market.engine.overview(of: tx.id).transaction.session)
        // The card asks its owner first; they confirm.
        let refusal = try await market.shop.refusal {
            try await market.engine.pay(session, card: try Shop.card("4000002760003184"), presence: .onSessionUnasked)
        }
        #expect(refusal.decline?.reason == "authentication_required")
        #expect(try await market.engine.overview(of: tx.id).payment == .requiresAction)
        let early = try await market.shop.refusal { try await market.take("finish-paying", tx, by: .customer) }
        #expect(early.code == "stripe-invalid-payment-intent-status")
        _ = try await market.engine.answerBank(session, attempt: 1, isConfirmed: true)
        try await market.take("finish-paying", tx, by: .customer)
        try await market.shop.move(to: end)
        let overview = try await market.engine.overview(of: tx.id)
        #expect(overview.transaction.state.short == "returned")
        #expect(overview.session?.amountReceived == Money(minorUnits: 12_000))
        #expect(try await market.shop.network.audit().filter { $0.operation == .capture }.count == 1)
    }
}
