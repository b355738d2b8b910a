// The table that is printed.

/// One line of it.
struct Figures {
    let count: Int
    /// How long it took to begin and agree the bookings.
    let prepared: Duration
    let year: Year
    let transitions: Int
    let charges: Int
    /// How long the plain statements took.
    let plain: Duration

    static let heading = row([
        "transactions", "begun/s", "year, s", "transitions/s", "charges/s", "plain transitions/s", "ratio", "commits",
        "resident MiB",
    ])

    var line: String {
        let (own, other) = (rate(transitions, year.elapsed), rate(transitions, plain))
        return Figures.row([
            String(count), whole(rate(count, prepared)), tenths(year.elapsed / .seconds(1)), whole(own),
            whole(rate(charges, year.elapsed)), whole(other), tenths(own / other * 10) + "/10", String(year.commits),
            tenths(Double(year.memory) / 1_048_576),
        ])
    }

    private func rate(_ count: Int, _ elapsed: Duration) -> Double { Double(count) / (elapsed / .seconds(1)) }

    private func whole(_ number: Double) -> String { String(Int(number.rounded())) }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func row(_ cells: [String]) -> String {
        cells.map { String(repeating: " ", count: max(1, 20 - $0.count)) + $0 }.joined()
    }
}
