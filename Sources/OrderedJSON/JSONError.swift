/// Why a text is not JSON, and where reading stopped.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// The byte in that line, from 1.
    public let column: Int
    /// What was met there, or missed: `expected a value`.
    public let problem: String

    /// One clause for a sentence: `expected “,” or “}” at line 2, column 9`.
    public var description: String { "\(problem) at line \(line), column \(column)" }
}
