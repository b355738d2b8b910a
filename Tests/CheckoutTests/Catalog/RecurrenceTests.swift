import Checkout
import Testing

@Suite("A recurring price")
struct RecurrenceTests {
    static let anchor = Instant("2026-01-31T09:30:00Z") ?? Instant(milliseconds: 0)

    @Test(
        "is charged on the day of the anchor, or on the last day of a shorter month",
        arguments: [
            (0, "2026-01-31"), (1, "2026-02-28"), (2, "2026-03-31"), (3, "2026-04-30"), (12, "2027-01-31"),
            (25, "2028-02-29"),
        ])
    func monthly(period: Int, day: String) throws {
        #expect(Recurrence(.monthly).start(of: period, from: RecurrenceTests.anchor).description == "\(day)T09:30:00Z")
    }

    @Test(
        "counts its periods in units of its interval",
        arguments: [
            (Recurrence(.daily), "2026-02-01"), (Recurrence(.daily, count: 90), "2026-05-01"),
            (Recurrence(.weekly, count: 2), "2026-02-14"), (Recurrence(.monthly, count: 3), "2026-04-30"),
            (Recurrence(.yearly), "2027-01-31"),
        ])
    func intervals(recurrence: Recurrence, day: String) throws {
        #expect(recurrence.start(of: 1, from: RecurrenceTests.anchor).description == "\(day)T09:30:00Z")
    }

    @Test("that began on 29 February falls on the 28th until the next leap year")
    func leapDay() throws {
        let anchor = try #require(Instant("2028-02-29T00:00:00Z"))
        let days = (1...4).map { Recurrence(.yearly).start(of: $0, from: anchor).date.description }
        #expect(days == ["2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"])
    }

    @Test("keeps time with another of the same interval and count only, whatever their trials")
    func together() {
        let monthly = Recurrence(.monthly)
        #expect(monthly.keepsTime(with: Recurrence(.monthly, trialDays: 7)))
        #expect(!monthly.keepsTime(with: Recurrence(.monthly, count: 2)))
        #expect(!monthly.keepsTime(with: Recurrence(.weekly)))
    }
}
