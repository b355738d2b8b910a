import Gregorian

/// The rule that every year of a zone keeps: `EET-2EEST,M3.5.0/3,M10.5.0/4`.
struct ZoneYear: Hashable, Sendable {
    private let standard: ZoneOffset
    private let summer: ZoneOffset?
    private let summerBegins: Change
    private let summerEnds: Change

    /// The n-th of a weekday in a month (5 for the last), and the seconds of that day.
    private struct Change: Hashable {
        var month = 3
        var week = 2
        var weekday = 0
        var seconds = 7_200

        /// When the clock of that year shows it, as if it kept UTC.
        func moment(in year: Int) -> Int {
            let first = GregorianDay(firstOf: month, in: year)
            var later = (weekday - first.weekday % 7 + 7) % 7 + (week - 1) * 7
            while later >= first.daysInMonth { later -= 7 }
            return (first.daysSince1970 + later) * 86_400 + seconds
        }
    }

    /// Nil of what is no such rule. Rules that count days instead of weeks are in no zone of today.
    init?(_ text: String) {
        var rest = text[...]
        guard let name = ZoneYear.name(&rest), let west = ZoneYear.time(&rest) else { return nil }
        standard = ZoneOffset(seconds: -west, name: name)
        guard !rest.isEmpty else {
            summer = nil
            (summerBegins, summerEnds) = (Change(), Change())
            return
        }
        guard let other = ZoneYear.name(&rest) else { return nil }
        let offset = ZoneYear.time(&rest).map { -$0 } ?? standard.seconds + 3_600
        let parts = rest.split(separator: ",")
        guard parts.count == 2, let begins = ZoneYear.change(parts[0]), let ends = ZoneYear.change(parts[1]) else {
            return nil
        }
        summer = ZoneOffset(seconds: offset, name: other)
        (summerBegins, summerEnds) = (begins, ends)
    }

    /// How far the zone's clocks are from UTC.
    func offset(at seconds: Int) -> ZoneOffset {
        guard let summer else { return standard }
        let year = CivilTime(seconds: seconds + standard.seconds).day.year
        let begins = summerBegins.moment(in: year) - standard.seconds
        let ends = summerEnds.moment(in: year) - summer.seconds
        // South of the equator it lasts over the new year.
        let isSummer = begins < ends ? (begins..<ends).contains(seconds) : !(ends..<begins).contains(seconds)
        return isSummer ? summer : standard
    }

    private static func name(_ text: inout Substring) -> String? {
        if text.first == "<" {
            guard let end = text.firstIndex(of: ">") else { return nil }
            defer { text = text[text.index(after: end)...] }
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let name = text.prefix(while: \.isLetter)
        text = text.dropFirst(name.count)
        return name.count >= 3 ? String(name) : nil
    }

    /// Hours, and minutes and seconds behind colons.
    private static func time(_ text: inout Substring) -> Int? {
        let written = text.prefix { "+-:0123456789".contains($0) }
        guard !written.isEmpty else { return nil }
        text = text.dropFirst(written.count)
        let parts = written.drop { "+-".contains($0) }.split(separator: ":").map { Int($0) ?? 1_000 }
        guard (1...3).contains(parts.count), parts.allSatisfy({ $0 < 200 }) else { return nil }
        let seconds = zip(parts, [3_600, 60, 1]).map { $0 * $1 }.reduce(0, +)
        return written.first == "-" ? -seconds : seconds
    }

    private static func change(_ text: Substring) -> Change? {
        let parts = text.split(separator: "/", maxSplits: 1)
        guard let first = parts.first, first.first == "M" else { return nil }
        let numbers = first.dropFirst().split(separator: ".").compactMap { Int($0) }
        guard numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
            (0...6).contains(numbers[2])
        else { return nil }
        var change = Change(month: numbers[0], week: numbers[1], weekday: numbers[2])
        if parts.count == 2 {
            var rest = parts[1]
            guard let seconds = time(&rest), rest.isEmpty else { return nil }
            change.seconds = seconds
        }
        return change
    }
}
