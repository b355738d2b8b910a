import Checkout
import Foundation
import Randomness
import Testing

@Suite("Moments")
struct InstantTests {
    @Test(
        "print as ISO 8601 in UTC, with a fraction only when it is not zero",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_812_535_500_000, "2027-06-09T10:05:00Z"), (1, "1970-01-01T00:00:00.001Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
        ])
    func printing(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
        #expect(Instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test(
        "read offsets, fractions, missing seconds and bare dates",
        arguments: [
            ("2026-11-20T14:05:00+02:00", "2026-11-20T12:05:00Z"), ("2026-11-20", "2026-11-20T00:00:00Z"),
            ("2026-11-20T14:05Z", "2026-11-20T14:05:00Z"), ("2026-11-20 14:05:00.5Z", "2026-11-20T14:05:00.500Z"),
            ("2024-06-13T16:03:07.473219Z", "2024-06-13T16:03:07.473Z"),
        ])
    func reading(text: String, canonical: String) {
        #expect(Instant(text)?.description == canonical)
    }

    @Test(
        "refuse what is no moment",
        arguments: [
            "", "now", "2026-02-29", "2026-13-01", "2026-11-31T00:00:00Z", "2026-11-20T24:00:00Z",
            "2026-11-20T10:60:00Z",
            "2026-11-20T10:00:00", "2026-11-20T10:00:00Zjunk", "0000-01-01", "2026-11-20T10:00:00+24:00",
        ])
    func refusing(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test("agree with Foundation's calendar on days from 1 to 9999")
    func days() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        for _ in 0..<2_000 {
            // From 1583 on, where Foundation's calendar is Gregorian too.
            let days = Int.random(in: -141_000...2_900_000, using: &random)
            let date = CivilDate(daysSinceEpoch: days)
            let theirs = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            #expect(
                (date.year, date.month, date.day) == (theirs.year, theirs.month, theirs.day),
                "seed \(seed), day \(days)")
            #expect(date.daysSinceEpoch == days, "seed \(seed)")
        }
    }
}

@Suite("Periods")
struct PeriodTests {
    @Test(
        "read ISO 8601 and print it in its shortest form",
        arguments: [
            ("P1Y", "P1Y"), ("P6D", "P6D"), ("PT90M", "PT1H30M"), ("P2W", "P14D"), ("P1Y2M10DT2H30M", "P1Y2M10DT2H30M"),
            ("PT0.5S", "PT0.500S"), ("PT0S", "PT0S"), ("P14M", "P1Y2M"),
        ])
    func reading(text: String, canonical: String) {
        #expect(Period(text)?.description == canonical)
    }

    @Test(
        "refuse what is none",
        arguments: [
            "", "P", "PT", "1Y", "P1", "PY", "P1H", "PT1D", "P1D1Y", "P-1D", "P1.5D", "P99999999999Y", "p1y", "PT1S2S",
        ])
    func refusing(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(
        "add months of the calendar first, on the last day where the month is shorter, then the fixed part",
        arguments: [
            ("2026-01-31T10:00:00Z", "P1M", "2026-02-28T10:00:00Z"),
            ("2028-02-29T10:00:00Z", "P1Y", "2029-02-28T10:00:00Z"),
            ("2027-02-28T10:00:00Z", "P1Y", "2028-02-28T10:00:00Z"),
            ("2026-12-31T23:59:59.999Z", "P1D", "2027-01-01T23:59:59.999Z"),
            ("2026-01-31T00:00:00Z", "P1M1D", "2026-03-01T00:00:00Z"),
            ("2026-11-20T00:00:00Z", "PT0S", "2026-11-20T00:00:00Z"),
        ])
    func adding(start: String, period: String, end: String) throws {
        #expect((at(start) + (try #require(Period(period)))).description == end)
    }
}

@Suite("Ages")
struct AgeTests {
    @Test(
        "count completed years; somebody born on 29 February ages on 1 March",
        arguments: [
            ("2008-11-20", "2026-11-20", 18), ("2008-11-21", "2026-11-20", 17), ("2008-02-29", "2026-02-28", 17),
            ("2008-02-29", "2026-03-01", 18), ("2008-02-29", "2028-02-29", 20),
        ])
    func ages(born: String, day: String, age: Int) throws {
        #expect(try #require(CivilDate(born)).age(on: try #require(CivilDate(day))) == age)
    }
}
