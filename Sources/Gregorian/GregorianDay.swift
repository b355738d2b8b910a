/// A day of the proleptic Gregorian calendar, without a time and a zone.
public struct GregorianDay: Hashable, Comparable, Sendable {
    /// The year; 0 is the one before 1.
    public let year: Int
    /// The month, 1 for January up to 12.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int

    private init(known year: Int, _ month: Int, _ day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// A day that the calendar has; nil for 30 February or month 13.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1 else { return nil }
        self.init(known: year, month, day)
        guard day <= daysInMonth else { return nil }
    }

    /// The first day of a month that is counted on over the year's end: 0 is December of the year before.
    public init(firstOf month: Int, in year: Int) {
        let count = year * 12 + month - 1
        let year = count >= 0 ? count / 12 : (count - 11) / 12
        self.init(known: year, count - year * 12 + 1, 1)
    }

    /// The day this many days after 1970-01-01.
    public init(daysSince1970 days: Int) {
        // Counted in eras of 400 years that begin in March, so that a leap day ends one.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01, negative before it.
    public var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The same day a number of months later, or the last day of that month where it is shorter (29 Feb → 28 Feb).
    public func adding(months: Int) -> GregorianDay {
        let first = GregorianDay(firstOf: month + months, in: year)
        return GregorianDay(known: first.year, first.month, min(day, first.daysInMonth))
    }

    /// How many days its month has.
    public var daysInMonth: Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int { ((daysSince1970 + 3) % 7 + 7) % 7 + 1 }

    /// The day of the year, from 1.
    public var dayOfYear: Int { daysSince1970 - GregorianDay(firstOf: 1, in: year).daysSince1970 + 1 }

    public static func < (left: GregorianDay, right: GregorianDay) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}
