import Checkout
import Testing

@Suite("A payout’s week")
struct PayoutPeriodTests {
    private func instant(_ text: String) throws -> Instant { try #require(Instant(text)) }

    @Test(
        "reaches from Monday 00:00 UTC up to the next, and is paid out on the Wednesday after it",
        arguments: [
            ("2026-03-02T00:00:00Z", "2026-03-02", "2026-03-11"),
            ("2026-03-08T23:59:59.999Z", "2026-03-02", "2026-03-11"),
            ("2026-03-09T00:00:00Z", "2026-03-09", "2026-03-18"), ("2026-12-31T12:00:00Z", "2026-12-28", "2027-01-06"),
            ("2028-02-29T12:00:00Z", "2028-02-28", "2028-03-08"), ("1970-01-05T00:00:00Z", "1970-01-05", "1970-01-14"),
            ("1970-01-04T23:59:59Z", "1969-12-29", "1970-01-07"),
        ])
    func week(moment: String, start: String, paid: String) throws {
        let period = PayoutPeriod(holding: try instant(moment))
        #expect(period.start == (try instant(start)))
        #expect(period.end == period.start + .days(7))
        #expect(period.paidAt == (try instant(paid)))
        #expect(period.moments.contains(try instant(moment)))
    }

    @Test("is paid out from the very moment of its payout on")
    func paid() throws {
        let period = PayoutPeriod(holding: try instant("2026-03-04"))
        #expect(!period.isPaid(at: try instant("2026-03-10T23:59:59.999Z")))
        #expect(period.isPaid(at: try instant("2026-03-11")))
    }

    @Test("is known again by its payout’s identifier, and by no other")
    func identifier() throws {
        let first = PayoutPeriod(holding: try instant("2026-03-04"))
        for week in 0..<600 {
            let period = PayoutPeriod(holding: first.start + .days(7 * week))
            #expect(PayoutPeriod(period.id) == period)
            #expect(PayoutPeriod(ID<Payout>(period.id.uuid) ?? ID(bits: 0)) == period)
        }
        #expect(first.id.uuid == "019cda31-7400-7000-8000-000000000000")
        #expect(PayoutPeriod(ID<Payout>(bits: first.id.bits + 1)) == nil)
        #expect(PayoutPeriod(ID<Payout>(at: first.paidAt + .days(1), random: 0)) == nil)
        #expect(PayoutPeriod(ID<Payout>(bits: 0)) == nil)
        #expect(PayoutPeriod(ID<Payout>(bits: .max)) == nil)
    }
}
