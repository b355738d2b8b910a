import Gregorian

/// A Joda-Time pattern, which says what of a time is written and how: `d. MMM, YYYY`, `HH:mm` (reference section 2.3).
///
/// Ours: the names of months and days are English whatever the language is; letters that mean nothing stand as they are.
enum DatePattern {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// A moment in a zone, written by a pattern.
    static func text(_ moment: MailInstant, _ pattern: String, in zone: MailZone) -> String {
        let (time, offset) = zone.time(of: moment)
        var text = ""
        var rest = Array(pattern)[...]
        while let letter = rest.first {
            if letter == "'" {
                rest = rest.dropFirst()
                if rest.first == "'" {
                    text += "'"
                    rest = rest.dropFirst()
                } else {
                    text += quoted(&rest)
                }
                continue
            }
            let count = rest.prefix { $0 == letter }.count
            rest = rest.dropFirst(count)
            if letter == "z" || letter == "Z" {
                text += zoneText(letter, count, zone, offset)
            } else {
                text += field(letter, count, time) ?? String(repeating: letter, count: count)
            }
        }
        return text
    }

    /// What stands in quotes; two quotes in it are one.
    private static func quoted(_ rest: inout ArraySlice<Character>) -> String {
        var text = ""
        while let letter = rest.popFirst() {
            guard letter == "'" else {
                text.append(letter)
                continue
            }
            guard rest.first == "'" else { break }
            rest = rest.dropFirst()
            text += "'"
        }
        return text
    }

    private static func field(_ letter: Character, _ count: Int, _ time: CivilTime) -> String? {
        switch letter {
        case "G": time.day.year > 0 ? "AD" : "BC"
        case "C": padded(time.day.year / 100, count)
        case "Y", "y", "x": count == 2 ? padded((time.day.year % 100 + 100) % 100, 2) : padded(time.day.year, count)
        case "M" where count >= 3: name(months[time.day.month - 1], count)
        case "M": padded(time.day.month, count)
        case "d": padded(time.day.day, count)
        case "D": padded(time.day.dayOfYear, count)
        case "E": name(days[time.day.weekday - 1], count)
        case "e": padded(time.day.weekday, count)
        case "a": time.hour < 12 ? "AM" : "PM"
        case "H": padded(time.hour, count)
        case "k": padded(time.hour == 0 ? 24 : time.hour, count)
        case "K": padded(time.hour % 12, count)
        case "h": padded(time.hour % 12 == 0 ? 12 : time.hour % 12, count)
        case "m": padded(time.minute, count)
        case "s": padded(time.second, count)
        case "S": fraction(time.millisecond, count)
        default: nil
        }
    }

    /// Whole from four letters on, else the first three letters.
    private static func name(_ name: String, _ count: Int) -> String { count >= 4 ? name : String(name.prefix(3)) }

    private static func fraction(_ millisecond: Int, _ count: Int) -> String {
        let digits = padded(millisecond, 3)
        return String((digits + String(repeating: "0", count: max(0, count - 3))).prefix(count))
    }

    private static func zoneText(_ letter: Character, _ count: Int, _ zone: MailZone, _ offset: ZoneOffset) -> String {
        if letter == "z" { return offset.name }
        return count >= 3 ? zone.name : offset.digits(separator: count == 2 ? ":" : "")
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number.magnitude)
        let zeros = String(repeating: "0", count: min(100, max(0, width - digits.count)))
        return (number < 0 ? "-" : "") + zeros + digits
    }
}
