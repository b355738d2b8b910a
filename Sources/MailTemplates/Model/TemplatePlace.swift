/// Where something stands in a template. Lines and columns count from 1; a column is a Unicode scalar.
public struct TemplatePlace: Hashable, Sendable {
    /// The line.
    public let line: Int
    /// The column in that line.
    public let column: Int
    /// How many columns of that line it takes; 0 at the end of the text.
    public let length: Int

    /// Where something stands in a template.
    public init(line: Int, column: Int, length: Int = 1) {
        self.line = line
        self.column = column
        self.length = length
    }
}

extension TemplatePlace: Comparable, CustomStringConvertible {
    public static func < (left: TemplatePlace, right: TemplatePlace) -> Bool {
        (left.line, left.column, left.length) < (right.line, right.column, right.length)
    }

    /// `line 3, column 9`.
    public var description: String { "line \(line), column \(column)" }
}
