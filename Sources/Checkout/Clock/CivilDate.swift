import Gregorian

/// A day of the Gregorian calendar, without a time: a date of birth, the day a trial ends.
public struct CivilDate: Hashable, Comparable, Sendable {
    private let inCalendar: GregorianDay

    /// The year, 1 up to 9999.
    public var year: Int { inCalendar.year }
    /// The month, 1 for January up to 12.
    public var month: Int { inCalendar.month }
    /// The day of the month, from 1.
    public var day: Int { inCalendar.day }

    private init(_ inCalendar: GregorianDay) { self.inCalendar = inCalendar }

    /// A day that the calendar has; nil for 30 February, month 13 or a year outside 1…9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), let day = GregorianDay(year: year, month: month, day: day) else { return nil }
        self.init(day)
    }

    /// The day this many days after 1970-01-01.
    public init(daysSinceEpoch days: Int) { self.init(GregorianDay(daysSince1970: days)) }

    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int { inCalendar.daysSince1970 }

    /// The same day a number of months later, or the last day of that month where it is shorter (29 Feb → 28 Feb).
    public func adding(months: Int) -> CivilDate { CivilDate(inCalendar.adding(months: months)) }

    /// The day this many days later.
    public func adding(days: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch + days)
    }

    /// Completed years from this day, of birth, to another day; somebody born on 29 February ages on 1 March.
    public func age(on day: CivilDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (month, self.day)
        return day.year - year - (hadBirthday ? 0 : 1)
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.inCalendar < right.inCalendar
    }
}

extension CivilDate: CustomStringConvertible, LosslessStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }

    /// Reads `YYYY-MM-DD`.
    public init?(_ text: String) {
        var scanner = TimeScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }
}
