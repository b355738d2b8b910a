/// A day and a time of the proleptic Gregorian calendar, without a zone.
struct CivilTime: Hashable, Sendable {
    var year: Int
    var month: Int
    var day: Int
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0

    /// The seconds since 1970 that a clock shows which keeps this time as if it were UTC.
    var seconds: Int { daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second }

    /// Counted in eras of 400 years that begin in March, so that a leap day ends one.
    var daysSince1970: Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// 1 for Monday to 7 for Sunday.
    var weekday: Int {
        let days = daysSince1970 + 3
        return (days % 7 + 7) % 7 + 1
    }

    /// The day of the year, from 1.
    var dayOfYear: Int { daysSince1970 - CivilTime(year: year, month: 1, day: 1).daysSince1970 + 1 }

    static func days(of month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CivilTime {
    /// The time that a clock in UTC shows so long after 1970.
    init(seconds: Int, millisecond: Int = 0) {
        let days = (seconds >= 0 ? seconds : seconds - 86_399) / 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let rest = seconds - days * 86_400
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60)
        self.millisecond = millisecond
    }
}
