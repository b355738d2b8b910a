// What is measured, in which unit, and how much of it is aimed at.

/// One thing that is measured.
enum Measure: CaseIterable, Hashable {
    case start, firstByte, lastByte, flood, floodBytes, filter, filterCount, jump, sort, memory, peakMemory, wakeUps
}

/// Everything that was measured of a program.
struct Figures {
    private var samples: [Measure: [Double]] = [:]
    /// What was in the filter when its rows came, and how many milliseconds after the key.
    var filterKeys: [(typed: Substring, milliseconds: Double)] = []

    subscript(measure: Measure) -> [Double] {
        get { samples[measure] ?? [] }
        set { samples[measure] = newValue }
    }

    mutating func add(_ other: Figures) {
        samples.merge(other.samples) { $0 + $1 }
        filterKeys += other.filterKeys
    }
}

/// One line of the report.
struct Line {
    let words: String
    let measure: Measure
    /// Which sample counts: 0.5 the middle one, 0.99 one that few exceed, 1 the greatest.
    let quantile: Double
    let unit: String
    /// At most so much of it for almoner; nil where no aim was set.
    let aim: Double?

    static let all = [
        Line(words: "start to a useful screen, median", measure: .start, quantile: 0.5, unit: "ms", aim: 15),
        Line(words: "key to first byte, median", measure: .firstByte, quantile: 0.5, unit: "ms", aim: nil),
        Line(words: "key to first byte, p99", measure: .firstByte, quantile: 0.99, unit: "ms", aim: 1),
        Line(words: "key to last byte, median", measure: .lastByte, quantile: 0.5, unit: "ms", aim: nil),
        Line(words: "key to last byte, p99", measure: .lastByte, quantile: 0.99, unit: "ms", aim: 5),
        Line(words: "400 keys at once to quiet, median", measure: .flood, quantile: 0.5, unit: "ms", aim: 10),
        Line(words: "400 keys at once, bytes, greatest", measure: .floodBytes, quantile: 1, unit: "KiB", aim: 20),
        Line(words: "filter key to its rows, median", measure: .filter, quantile: 0.5, unit: "ms", aim: nil),
        Line(words: "filter key to its rows, p99", measure: .filter, quantile: 0.99, unit: "ms", aim: 16),
        Line(words: "filter key to its count, median", measure: .filterCount, quantile: 0.5, unit: "ms", aim: nil),
        Line(words: "filter key to its count, p99", measure: .filterCount, quantile: 0.99, unit: "ms", aim: nil),
        Line(words: "jump to the last row, median", measure: .jump, quantile: 0.5, unit: "ms", aim: 5),
        Line(words: "another order, median", measure: .sort, quantile: 0.5, unit: "ms", aim: 10),
        Line(words: "another order, slowest", measure: .sort, quantile: 1, unit: "ms", aim: nil),
        Line(words: "resident memory after the start", measure: .memory, quantile: 1, unit: "MiB", aim: 24),
        Line(words: "resident memory, most ever", measure: .peakMemory, quantile: 1, unit: "MiB", aim: 24),
        Line(words: "wake-ups in 5 idle seconds, most", measure: .wakeUps, quantile: 1, unit: "", aim: 0),
    ]

    /// The sample that counts; nil where the program has no such thing.
    func value(in figures: Figures) -> Double? {
        let sorted = figures[measure].sorted()
        guard !sorted.isEmpty else { return nil }
        let rank = Int((quantile * Double(sorted.count)).rounded(.up))
        return sorted[max(0, min(sorted.count, rank) - 1)]
    }
}
