/// A length of time as ISO 8601 writes it: `P1Y`, `P6D`, `PT90M` (reference section 2.5). Years and months are of the
/// calendar, all else is of fixed length in UTC.
public struct Timespan: Hashable, Sendable {
    /// Calendar months; a year is twelve.
    public let months: Int64
    /// Milliseconds of fixed length; a day is 24 hours.
    public let milliseconds: Int64

    /// A length of calendar months and fixed milliseconds.
    public init(months: Int64 = 0, milliseconds: Int64 = 0) {
        self.months = months
        self.milliseconds = milliseconds
    }

    /// As long, back in time.
    public static prefix func - (span: Timespan) -> Timespan {
        Timespan(months: -span.months, milliseconds: -span.milliseconds)
    }

    /// Both, one after the other.
    public static func + (left: Timespan, right: Timespan) -> Timespan {
        Timespan(months: left.months + right.months, milliseconds: left.milliseconds + right.milliseconds)
    }

    /// Reads `PnYnMnWnDTnHnMnS`: whole numbers, in this order, each unit at most once, at least one of them. Signs and
    /// fractions are documented nowhere and refused; so is what is longer than a thousand years. Ours.
    public init?(_ text: String) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves[0].first == "P", halves.count == 1 || halves[1] != "" else { return nil }
        let days = Timespan.amounts(halves[0].dropFirst(), units: "YMWD")
        let times = halves.count == 2 ? Timespan.amounts(halves[1], units: "HMS") : [:]
        guard let days, let times, !(days.isEmpty && times.isEmpty) else { return nil }
        months = days["Y", default: 0] * 12 + days["M", default: 0]
        let seconds = times["H", default: 0] * 3_600 + times["M", default: 0] * 60 + times["S", default: 0]
        milliseconds = ((days["W", default: 0] * 7 + days["D", default: 0]) * 86_400 + seconds) * 1_000
        guard months <= 12_000, milliseconds <= 31_556_952_000_000 else { return nil }
    }

    private static func amounts(_ text: Substring, units: String) -> [Character: Int64]? {
        var rest = text
        var units = units[...]
        var amounts: [Character: Int64] = [:]
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest.removeFirst(digits.count)
            guard (1...9).contains(digits.count), let amount = Int64(digits), let unit = rest.popFirst(),
                let index = units.firstIndex(of: unit)
            else { return nil }
            units = units[units.index(after: index)...]
            amounts[unit] = amount
        }
        return amounts
    }

    /// Whether this is no longer than another, whichever months they fall on.
    func isAtMost(_ other: Timespan) -> Bool {
        if months == other.months { return milliseconds <= other.milliseconds }
        return bounds.upperBound <= other.bounds.lowerBound
    }

    /// How short and how long it can be: a month has 28 to 31 days.
    private var bounds: ClosedRange<Int64> {
        let (short, long) = (months * 28 * 86_400_000, months * 31 * 86_400_000)
        return min(short, long) + milliseconds...max(short, long) + milliseconds
    }
}
