import Gregorian

/// A moment, as the contexts of mails write it: ISO 8601, in UTC or with an offset; a day alone is its midnight in UTC.
struct MailInstant: Hashable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    let seconds: Int
    /// The rest, 0 to 999.
    let millisecond: Int

    init(seconds: Int, millisecond: Int) {
        self.seconds = seconds
        self.millisecond = millisecond
    }

    /// Nil of what is no such text.
    init?(_ text: String) {
        var reader = InstantReader(text.utf8)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let dayOfMonth = reader.number(2), let day = GregorianDay(year: year, month: month, day: dayOfMonth)
        else { return nil }
        var time = CivilTime(day: day)
        var offset = 0
        if reader.take("T") || reader.take(" ") {
            guard let hour = reader.number(2), hour < 24, reader.take(":"), let minute = reader.number(2), minute < 60
            else { return nil }
            (time.hour, time.minute) = (hour, minute)
            if reader.take(":") {
                guard let second = reader.number(2), second < 61 else { return nil }
                time.second = second
                if reader.take(".") {
                    guard let fraction = reader.milliseconds() else { return nil }
                    time.millisecond = fraction
                }
            }
            guard let read = reader.offset() else { return nil }
            offset = read
        }
        guard reader.isAtEnd else { return nil }
        self.init(seconds: time.seconds - offset, millisecond: time.millisecond)
    }

    /// The same, so many days later, as texts write it.
    func text(daysLater days: Int) -> String? {
        guard days.magnitude < 4_000_000 else { return nil }
        let time = CivilTime(seconds: seconds + days * 86_400, millisecond: millisecond)
        guard (0...9_999).contains(time.day.year) else { return nil }
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.count)) + text
        }
        let day = "\(padded(time.day.year, 4))-\(padded(time.day.month))-\(padded(time.day.day))"
        let clock = "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
        return "\(day)T\(clock).\(padded(time.millisecond, 3))Z"
    }
}

/// Reads the parts of a moment.
private struct InstantReader {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == mark.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
        rest = rest.dropFirst(digits)
        return Int(Substring(text))
    }

    mutating func milliseconds() -> Int? {
        let digits = rest.prefix(while: \.isDigit)
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        rest = rest.dropFirst(digits.count)
        return Int((Substring(digits) + "00").prefix(3))
    }

    /// Seconds east of UTC; nothing written is UTC.
    mutating func offset() -> Int? {
        if isAtEnd || take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), hours < 24 else { return nil }
        _ = take(":")
        guard let minutes = isAtEnd ? 0 : number(2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
