/// A moment in UTC, to the millisecond. Every time in a ledger is an `Instant`; only `LedgerClock` says which one is now.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
    public let milliseconds: Int64

    /// The moment that lies this many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The last moment of the year 9999, to which calendar and identifiers are made: 9999-12-31T23:59:59.999Z.
    public static let last = Instant(milliseconds: 253_402_300_799_999)

    /// A moment from its UTC calendar fields; nil when the calendar has no such date or the clock no such time.
    public init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
    ) {
        guard let date = CivilDate(year: year, month: month, day: day),
            (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999).contains(millisecond)
        else { return nil }
        let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1_000 + Int64(millisecond))
    }

    /// The first moment of a day.
    public init(startOf date: CivilDate) {
        self.init(milliseconds: Int64(date.daysSinceEpoch) * 86_400_000)
    }

    /// The UTC day that holds this moment.
    public var date: CivilDate {
        CivilDate(daysSinceEpoch: Int(milliseconds.flooredQuotient(by: 86_400_000)))
    }

    /// Milliseconds since the start of the UTC day: 0 up to 86,399,999.
    public var millisecondOfDay: Int {
        Int(milliseconds - milliseconds.flooredQuotient(by: 86_400_000) * 86_400_000)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, the form of a checkout session's `created_at` and `expires_at`.
    public var unixSeconds: Int64 { milliseconds.flooredQuotient(by: 1_000) }

    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// The moment this many milliseconds later.
    public func adding(milliseconds: Int64) -> Instant {
        Instant(milliseconds: self.milliseconds + milliseconds)
    }
}

extension Int64 {
    /// Division that rounds toward minus infinity, so that days before 1970 are whole days too.
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

extension Instant: CustomStringConvertible, LosslessStringConvertible {
    /// ISO 8601 in UTC, with a fraction only when it is not zero: `2027-06-09T10:05:00Z`.
    public var description: String {
        let time = millisecondOfDay
        let seconds = time / 1_000
        var text = "\(date)T\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
        if time % 1_000 != 0 { text += ".\(padded(time % 1_000, 3))" }
        return text + "Z"
    }

    /// Reads `2027-06-09T10:05:00Z`, with an optional fraction of a second, an offset such as `+02:00` in place of `Z`,
    /// seconds left out, or a date alone, which means its first moment.
    public init?(_ text: String) {
        var scanner = TimeScanner(text)
        guard let date = scanner.date() else { return nil }
        if scanner.isAtEnd {
            self.init(startOf: date)
            return
        }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "), let time = scanner.timeOfDay(),
            let offset = scanner.offset(), scanner.isAtEnd
        else { return nil }
        self = Instant(startOf: date).adding(milliseconds: Int64(time) - Int64(offset) * 60_000)
    }
}

/// A number with leading zeros, at least `width` digits.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
