/// Where something stands in a text. Lines and columns count from 1; a column is a Unicode scalar, a tab is one, and a
/// byte order mark is none. A line ends with a line feed, a carriage return, or both.
public struct EDNPlace: Hashable, Sendable {
    /// The line.
    public let line: Int
    /// The column in that line.
    public let column: Int
    /// How many columns of that line it takes: all of it, or what stands on its first line. 0 at the end of a text.
    public let length: Int

    /// Where something stands in a text.
    public init(line: Int, column: Int, length: Int = 1) {
        self.line = line
        self.column = column
        self.length = length
    }
}

extension EDNPlace: Comparable, CustomStringConvertible {
    /// In the order of the text; of two that begin together, the shorter first.
    public static func < (left: EDNPlace, right: EDNPlace) -> Bool {
        (left.line, left.column, left.length) < (right.line, right.column, right.length)
    }

    /// `line 3, column 9`.
    public var description: String { "line \(line), column \(column)" }
}
