import Gregorian

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
        let shifted = span.months == 0 ? milliseconds : adding(months: span.months)
        let (sum, isOver) = shifted.addingReportingOverflow(span.milliseconds)
        guard !isOver, sum.magnitude <= Moment.furthest else { return nil }
        return Moment(milliseconds: sum)
    }

    private static let furthest: UInt64 = 315_569_520_000_000

    /// This moment some calendar months later, its time of day kept.
    private func adding(months: Int64) -> Int64 {
        let days = (milliseconds >= 0 ? milliseconds : milliseconds - 86_399_999) / 86_400_000
        let later = GregorianDay(daysSince1970: Int(days)).adding(months: Int(months))
        return Int64(later.daysSince1970) * 86_400_000 + milliseconds - days * 86_400_000
    }
}
