/// A length of time as ISO 8601 writes it: `P1Y`, `P6D`, `PT90M`. Years and months are of the calendar, the rest is of
/// fixed length in UTC.
public struct Period: Hashable, Sendable {
    /// Calendar months; a year is twelve.
    public let months: Int
    /// Milliseconds of fixed length; a day is 24 hours.
    public let milliseconds: Int64

    /// A period of calendar months and fixed milliseconds.
    public init(months: Int = 0, milliseconds: Int64 = 0) {
        self.months = months
        self.milliseconds = milliseconds
    }

    /// A period of whole days.
    public static func days(_ count: Int) -> Period { Period(milliseconds: Int64(count) * 86_400_000) }
    /// A period of whole hours.
    public static func hours(_ count: Int) -> Period { Period(milliseconds: Int64(count) * 3_600_000) }
    /// A period of whole minutes.
    public static func minutes(_ count: Int) -> Period { Period(milliseconds: Int64(count) * 60_000) }
    /// A period of calendar years.
    public static func years(_ count: Int) -> Period { Period(months: count * 12) }
}

extension Instant {
    /// This moment plus a period: the months first, ending on the last day of a shorter month, then the fixed part.
    public static func + (instant: Instant, period: Period) -> Instant {
        var shifted = instant
        if period.months != 0 {
            let date = instant.date.adding(months: period.months)
            shifted = Instant(startOf: date).adding(milliseconds: Int64(instant.millisecondOfDay))
        }
        return shifted.adding(milliseconds: period.milliseconds)
    }

    /// This moment minus a period: the months first, then the fixed part.
    public static func - (instant: Instant, period: Period) -> Instant {
        instant + Period(months: -period.months, milliseconds: -period.milliseconds)
    }
}

extension Period: CustomStringConvertible, LosslessStringConvertible {
    /// The period in ISO 8601, in its shortest form: `P1Y2M`, `P6D`, `PT5M`, `PT0S` for nothing.
    public var description: String {
        var text = months / 12 == 0 ? "" : "\(months / 12)Y"
        if months % 12 != 0 { text += "\(months % 12)M" }
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        if days != 0 { text += "\(days)D" }
        var time = ""
        if rest / 3_600_000 != 0 { time += "\(rest / 3_600_000)H" }
        if rest / 60_000 % 60 != 0 { time += "\(rest / 60_000 % 60)M" }
        let (seconds, fraction) = (rest % 60_000).quotientAndRemainder(dividingBy: 1_000)
        if fraction != 0 {
            time += "\(seconds).\(padded(Int(fraction), 3))S"
        } else if seconds != 0 {
            time += "\(seconds)S"
        }
        if !time.isEmpty { text += "T" + time }
        return text.isEmpty ? "PT0S" : "P" + text
    }

    /// Reads an ISO 8601 duration of whole numbers, weeks included; the seconds may have up to three decimals.
    /// Amounts beyond ten thousand years are refused.
    public init?(_ text: String) {
        guard let reading = PeriodReader(text).read() else { return nil }
        self = reading
    }
}

/// Reads `PnYnMnWnDTnHnMnS` with the designators in that order, each at most once.
private struct PeriodReader {
    private var rest: Substring
    private var months = 0
    private var milliseconds: Int64 = 0

    init(_ text: String) { rest = text[...] }

    func read() -> Period? {
        var reader = self
        guard reader.rest.first == "P" else { return nil }
        reader.rest.removeFirst()
        guard !reader.rest.isEmpty else { return nil }
        let parts = reader.rest.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        let dateUnits: [(Character, Int, Int64)] = [
            ("Y", 12, 0), ("M", 1, 0), ("W", 0, 604_800_000), ("D", 0, 86_400_000),
        ]
        let timeUnits: [(Character, Int, Int64)] = [("H", 0, 3_600_000), ("M", 0, 60_000), ("S", 0, 1_000)]
        guard reader.take(parts[0], units: dateUnits) else { return nil }
        if parts.count == 2 {
            guard !parts[1].isEmpty, reader.take(parts[1], units: timeUnits) else { return nil }
        }
        guard reader.months <= 120_000, reader.milliseconds <= 315_576_000_000_000 else { return nil }
        return Period(months: reader.months, milliseconds: reader.milliseconds)
    }

    private mutating func take(_ part: Substring, units: [(Character, Int, Int64)]) -> Bool {
        var remaining = part
        var units = units[...]
        while !remaining.isEmpty {
            let number = remaining.prefix { $0.isASCIIDigit || $0 == "." }
            remaining = remaining.dropFirst(number.count)
            guard let designator = remaining.popFirst(), let index = units.firstIndex(where: { $0.0 == designator })
            else {
                return false
            }
            let (_, monthsPerUnit, millisecondsPerUnit) = units[index]
            units = units[(index + 1)...]
            if designator == "S", let dot = number.firstIndex(of: ".") {
                let fraction = number[number.index(after: dot)...]
                guard let whole = Int64(number[..<dot]), whole < 1_000_000_000, (1...3).contains(fraction.count),
                    let digits = Int64(fraction + String(repeating: "0", count: 3 - fraction.count))
                else { return false }
                milliseconds += whole * 1_000 + digits
            } else {
                guard let amount = Int64(number), amount < 1_000_000_000 else { return false }
                months += Int(amount) * monthsPerUnit
                milliseconds += amount * millisecondsPerUnit
            }
        }
        return true
    }
}
