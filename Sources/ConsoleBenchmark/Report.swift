// The table that is printed.

/// The figures of all programs side by side.
struct Report {
    let columns: [(name: String, figures: Figures)]

    var text: String {
        let heading = row("", columns.map(\.name) + ["aim", "samples"])
        return ([heading] + Line.all.map(line) + columns.flatMap { slowestFilterKeys(of: $0, figures: $1) }).joined(
            separator: "\n")
    }

    /// Which texts a program took longest for, so that whoever mends it knows where to look.
    private func slowestFilterKeys(of name: String, figures: Figures) -> [String] {
        let slowest = figures.filterKeys.sorted { $0.milliseconds > $1.milliseconds }.prefix(Self.slowestShown)
        guard !slowest.isEmpty else { return [] }
        let keys = slowest.map { "\u{201C}\($0.typed)\u{201D} \(shown($0.milliseconds, "ms"))" }
        return ["slowest filter keys of \(name): " + keys.joined(separator: ", ")]
    }

    private static let slowestShown = 8

    /// An aim that almoner misses is marked.
    private func line(_ line: Line) -> String {
        let values = columns.map { line.value(in: $0.figures) }
        let isMissed = line.aim.map { aim in values.first.flatMap { $0 }.map { $0 > aim } ?? true } ?? false
        let aim = line.aim.map { (isMissed ? "! " : "") + "\u{2264} " + shown($0, line.unit) } ?? ""
        let samples = columns.first.map { $0.figures[line.measure].count } ?? 0
        return row(line.words, values.map { $0.map { shown($0, line.unit) } ?? "\u{2013}" } + [aim, String(samples)])
    }

    private func shown(_ value: Double, _ unit: String) -> String {
        let hundredths = Int((value * 100).rounded())
        let digits = String(hundredths % 100)
        let fraction = value == value.rounded() ? "" : "." + (digits.count < 2 ? "0" : "") + digits
        return "\(hundredths / 100)\(fraction)" + (unit.isEmpty ? "" : " \(unit)")
    }

    private func row(_ name: String, _ cells: [String]) -> String {
        name + String(repeating: " ", count: max(1, 36 - name.count))
            + cells.map { String(repeating: " ", count: max(1, 14 - $0.count)) + $0 }.joined()
    }
}
