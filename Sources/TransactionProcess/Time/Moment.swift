/// A moment in UTC, to the millisecond. It is the rooms above that know what time it is; here, times are compared and
/// counted from.
public struct Moment: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    public let milliseconds: Int64

    /// The moment that lies this many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

    /// This moment and a timespan: the months first, ending on the last day of a shorter month, then the fixed part.
    /// Nil beyond ten thousand years from 1970; ours.
    public func adding(_ span: Timespan) -> Moment? {
        let shifted = span.months == 0 ? milliseconds : CalendarDay.shift(milliseconds, months: span.months)
        let (sum, isOver) = shifted.addingReportingOverflow(span.milliseconds)
        guard !isOver, sum.magnitude <= Moment.furthest else { return nil }
        return Moment(milliseconds: sum)
    }

    private static let furthest: UInt64 = 315_569_520_000_000
}

/// A day of the proleptic Gregorian calendar, which months are counted in.
private struct CalendarDay {
    private var year: Int64
    private var month: Int64
    private var day: Int64

    /// A time shifted by calendar months, its time of day kept.
    static func shift(_ milliseconds: Int64, months: Int64) -> Int64 {
        let days = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
        var date = CalendarDay(daysSince1970: days)
        let count = date.year * 12 + date.month - 1 + months
        date.year = count >= 0 ? count / 12 : (count - 11) / 12
        date.month = count - date.year * 12 + 1
        date.day = min(date.day, date.daysInMonth)
        return date.daysSince1970 * 86_400_000 + milliseconds - days * 86_400_000
    }

    /// Counted in eras of 400 years that begin in March, so that a leap day ends one.
    private init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    private var daysSince1970: Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var daysInMonth: Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
