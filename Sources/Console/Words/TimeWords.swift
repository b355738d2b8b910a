// Days and moments as an operator reads them. All of it is UTC, as the ledger is.
import Checkout

extension CivilDate {
    /// `03 Mar 2027`.
    var words: String { "\(day < 10 ? "0" : "")\(day) \(Self.months[month - 1]) \(year)" }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension Instant {
    /// The day: `03 Mar 2027`.
    var dayWords: String { date.words }

    /// The time of day to the minute: `14:05`.
    var clockWords: String {
        let minutes = millisecondOfDay / 60_000
        let (hour, minute) = (minutes / 60, minutes % 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// Both: `03 Mar 2027 14:05`.
    var minuteWords: String { "\(dayWords) \(clockWords)" }
}

/// How long something takes, in one unit: `2 d`, `5 h`, `12 min`, `30 s`; always rounded down, so that nothing is said to
/// last longer than it does.
func spanWords(from start: Instant, to end: Instant) -> String {
    let seconds = max(0, (end.milliseconds - start.milliseconds) / 1_000)
    switch seconds {
    case 86_400...: return "\(seconds / 86_400) d"
    case 3_600...: return "\(seconds / 3_600) h"
    case 60...: return "\(seconds / 60) min"
    default: return "\(seconds) s"
    }
}

/// What is left of a letter, and whether it is time to look at it.
struct TimeLeft: Hashable {
    /// In one unit, rounded down.
    let words: String
    /// Whether it runs out within the days that the filter `is:expiring` counts.
    let isShort: Bool

    /// The days before an expiry from which it is worth a warning, the same as `is:expiring` finds.
    static let warningDays: Int64 = 30

    /// What is left until a moment; nil when it has passed.
    init?(until end: Instant, at now: Instant) {
        guard end > now else { return nil }
        words = spanWords(from: now, to: end)
        isShort = end.milliseconds - now.milliseconds <= Self.warningDays * 86_400_000
    }
}
