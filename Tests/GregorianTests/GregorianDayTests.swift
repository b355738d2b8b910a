import Gregorian
import Testing

@Suite("A day of the calendar")
struct GregorianDayTests {
    @Test("counts every day of 1,200 years around year 0 and 1970 on, and back")
    func days() throws {
        var day = try #require(GregorianDay(year: -400, month: 1, day: 1))
        var number = day.daysSince1970
        var weekday = day.weekday
        while day.year < 400 || (1_600..<2_000).contains(day.year) {
            #expect(GregorianDay(daysSince1970: number) == day)
            #expect((day.daysSince1970, day.weekday) == (number, weekday))
            let next =
                GregorianDay(year: day.year, month: day.month, day: day.day + 1)
                ?? GregorianDay(firstOf: day.month + 1, in: day.year)
            #expect(next > day)
            #expect(next.dayOfYear == (next.year == day.year ? day.dayOfYear + 1 : 1))
            day = next
            number += 1
            weekday = weekday % 7 + 1
            if day.year == 400, day.dayOfYear == 1 {
                day = try #require(GregorianDay(year: 1_600, month: 1, day: 1))
                (number, weekday) = (-135_140, 6)
            }
        }
        #expect(number == 10_957)
    }

    @Test(
        "is none where the calendar has none",
        arguments: [(2_027, 2, 29), (1_900, 2, 29), (2_027, 4, 31), (2_027, 13, 1), (2_027, 0, 1), (2_027, 1, 0)])
    func none(year: Int, month: Int, day: Int) {
        #expect(GregorianDay(year: year, month: month, day: day) == nil)
    }

    @Test(
        "keeps its day months later, or is the last of a shorter month",
        arguments: [
            ((2_027, 1, 31), 1, (2_027, 2, 28)), ((2_028, 1, 31), 1, (2_028, 2, 29)),
            ((2_028, 2, 29), 12, (2_029, 2, 28)),
            ((2_027, 3, 31), -1, (2_027, 2, 28)), ((2_027, 1, 15), -1, (2_026, 12, 15)), ((1, 1, 31), -24, (-1, 1, 31)),
            ((2_027, 11, 30), 1_203, (2_128, 2, 29)),
        ])
    func months(start: (Int, Int, Int), months: Int, end: (Int, Int, Int)) throws {
        let day = try #require(GregorianDay(year: start.0, month: start.1, day: start.2)).adding(months: months)
        #expect((day.year, day.month, day.day) == end)
    }
}
