/// How far a zone's clocks are from UTC at some time.
struct ZoneOffset: Hashable, Sendable {
    /// Seconds east of UTC.
    let seconds: Int
    /// What the zone calls it: `EEST`.
    let name: String

    static let utc = ZoneOffset(seconds: 0, name: "UTC")

    /// `+0300`, or with a colon.
    func digits(separator: String) -> String {
        let minutes = abs(seconds) / 60
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds < 0 ? "-" : "+")\(padded(minutes / 60))\(separator)\(padded(minutes % 60))"
    }
}
