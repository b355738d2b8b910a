// The sizes of terminal at which the console has to be itself.
import Testing

/// How large a terminal is.
struct WindowSize: CustomTestStringConvertible {
    let columns: Int
    let rows: Int

    var testDescription: String { "\(columns)×\(rows)" }

    /// The smallest that shows everything, and a usual one.
    static let everyday = [small, usual]
    static let small = WindowSize(columns: 80, rows: 24)
    static let usual = WindowSize(columns: 120, rows: 40)
}
