// The table that is printed.

/// One turn of each side.
struct Round {
    let charges: Int
    let engine: EngineRun
    let plainCommits: Int
    let plainElapsed: Duration

    /// Charges per second.
    var engineRate: Double { Double(charges) / (engine.elapsed / .seconds(1)) }
    var plainRate: Double { Double(charges) / (plainElapsed / .seconds(1)) }
}

enum Report {
    static let heading = row([
        "callers", "engine charges/s", "plain charges/s", "ratio", "engine commits", "plain commits", "writes a commit",
    ])

    /// Medians of the rounds; the ratio is the median of the rounds' own ratios.
    static func line(callers: Int, _ rounds: [Round]) -> String {
        row([
            String(callers), whole(median(rounds.map(\.engineRate))), whole(median(rounds.map(\.plainRate))),
            hundredths(median(rounds.map { $0.engineRate / $0.plainRate })),
            whole(median(rounds.map { Double($0.engine.commits) })),
            whole(median(rounds.map { Double($0.plainCommits) })),
            hundredths(median(rounds.map { Double($0.engine.writes) / Double($0.engine.commits) })),
        ])
    }

    private static func row(_ cells: [String]) -> String {
        cells.map { String(repeating: " ", count: max(0, 17 - $0.count)) + $0 }.joined()
    }

    private static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }

    private static func whole(_ number: Double) -> String { String(Int(number.rounded())) }

    private static func hundredths(_ number: Double) -> String {
        let parts = Int((number * 100).rounded())
        return "\(parts / 100).\(parts % 100 < 10 ? "0" : "")\(parts % 100)"
    }
}
