// The table that is printed.
import Foundation

enum Report {
    static let heading = row(
        "",
        [
            "connections", "requests/s", "median ms", "p99 ms", "twin requests/s", "twin p99 ms", "ratio",
        ])

    /// Medians of the rounds; the ratio is the median of the rounds' own ratios.
    static func line(_ title: String, connections: Int, _ pairs: [Pair]) -> String {
        func middle(_ figure: (Pair) -> Double, _ format: String = "%.2f") -> String {
            String(format: format, median(pairs.map(figure)))
        }
        return row(
            title,
            [
                String(connections), middle({ $0.own.rate }, "%.0f"), middle { $0.own.median }, middle { $0.own.worst },
                middle({ $0.twin.rate }, "%.0f"), middle { $0.twin.worst }, middle(\.ratio),
            ])
    }

    /// Two readings of the server's memory.
    static func memory(_ name: String, _ first: Double, _ second: Double) -> String {
        "resident memory, \(name): \(String(format: "%.1f MiB, %.1f MiB", first, second))"
    }

    private static func row(_ title: String, _ cells: [String]) -> String {
        title + String(repeating: " ", count: max(0, 16 - title.count))
            + cells.map { String(repeating: " ", count: max(0, 17 - $0.count)) + $0 }.joined()
    }

    private static func median(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
