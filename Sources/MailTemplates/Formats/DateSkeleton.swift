/// Which parts of a date a message asks for (`::MMMd`, `medium`), as a pattern. Ours: in the order that English has in the
/// United States.
enum DateSkeleton {
    /// The pattern of a style of a date (`short` to `full`), or of a skeleton behind two colons; without one, `medium`.
    static func pattern(date style: String) -> String {
        switch style {
        case "short": "M/d/YY"
        case "", "medium": "MMM d, YYYY"
        case "long": "MMMM d, YYYY"
        case "full": "EEEE, MMMM d, YYYY"
        case let style where style.hasPrefix("::"): skeleton(style.dropFirst(2))
        default: style
        }
    }

    /// The same of a time of day.
    static func pattern(time style: String) -> String {
        switch style {
        case "short": "h:mm a"
        case "", "medium": "h:mm:ss a"
        case "long", "full": "h:mm:ss a z"
        case let style where style.hasPrefix("::"): skeleton(style.dropFirst(2))
        default: style
        }
    }

    private static func skeleton(_ letters: Substring) -> String {
        func run(_ known: String) -> String? {
            guard let first = letters.firstIndex(where: { known.contains($0) }) else { return nil }
            return String(letters[first...].prefix { $0 == letters[first] })
        }
        let clock = clock(run("hHkKj"), run("m"), run("s"), run("zvV"))
        let weekday = run("Eec").map { $0.count >= 4 ? "EEEE" : "EEE" }
        let day = calendar(weekday, run("yYu"), run("ML"), run("d"))
        let parts = [day, clock].filter { !$0.isEmpty }
        // A weekday alone and a time stand beside each other without a comma.
        return parts.joined(separator: day == weekday ? " " : ", ")
    }

    private static func calendar(_ weekday: String?, _ year: String?, _ month: String?, _ day: String?) -> String {
        let month = month.map { String(repeating: "M", count: min($0.count, 4)) }
        let year = year.map { $0.count == 2 ? "YY" : "YYYY" }
        if let month, month.count <= 2 {
            let numbers = [month, day, year].compactMap { $0 }.joined(separator: "/")
            return [weekday, numbers].compactMap { $0 }.joined(separator: ", ")
        }
        let monthDay = [month, day].compactMap { $0 }.joined(separator: " ")
        // Without a day, a month and a year have no comma between them.
        if day == nil, month != nil {
            return [weekday, [monthDay, year].compactMap { $0 }.joined(separator: " ")].compactMap { $0 }
                .joined(separator: ", ")
        }
        return [weekday, monthDay.isEmpty ? nil : monthDay, year].compactMap { $0 }.joined(separator: ", ")
    }

    private static func clock(_ hour: String?, _ minute: String?, _ second: String?, _ zone: String?) -> String {
        guard let hour else { return [minute, second].compactMap { $0 }.joined(separator: ":") }
        let isLong = hour.hasPrefix("H") || hour.hasPrefix("k")
        let hours = isLong ? "HH" : "h"
        let numbers = [hours, minute.map { _ in "mm" }, second.map { _ in "ss" }].compactMap { $0 }
        return numbers.joined(separator: ":") + (isLong ? "" : " a") + (zone == nil ? "" : " z")
    }
}
