import Gregorian

/// A day and a time, without a zone.
struct CivilTime: Hashable, Sendable {
    var day: GregorianDay
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0

    /// The seconds since 1970 that a clock shows which keeps this time as if it were UTC.
    var seconds: Int { day.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second }
}

extension CivilTime {
    /// The time that a clock in UTC shows so long after 1970.
    init(seconds: Int, millisecond: Int = 0) {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let rest = seconds - days * 86_400
        self.init(
            day: GregorianDay(daysSince1970: days), hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60,
            millisecond: millisecond)
    }
}
