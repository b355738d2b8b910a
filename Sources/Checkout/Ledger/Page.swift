/// A piece of a long list, cut by keys rather than counted offsets, so that page one and page ten thousand cost the same.
public struct Page<Row: Sendable>: Sendable {
    /// The rows, in the list's order.
    public var rows: [Listed<Row>]
    /// Whether the list goes on before the first row.
    public var hasEarlier: Bool
    /// Whether the list goes on after the last row.
    public var hasLater: Bool

    /// A piece of a list.
    public init(rows: [Listed<Row>], hasEarlier: Bool, hasLater: Bool) {
        self.rows = rows
        self.hasEarlier = hasEarlier
        self.hasLater = hasLater
    }
}

extension Page: Equatable where Row: Equatable {}

/// One row with its place in the list.
public struct Listed<Row: Sendable>: Sendable {
    /// The row.
    public var row: Row
    /// Its place, from which reading can go on.
    public let cursor: Cursor

    /// One row with its place.
    public init(_ row: Row, cursor: Cursor) {
        self.row = row
        self.cursor = cursor
    }
}

extension Listed: Equatable where Row: Equatable {}

/// A place in a list: the sort key of a row and its number. Only the ledger that made it reads it.
public struct Cursor: Hashable, Sendable {
    /// The sort key, when it is text.
    public let text: String
    /// The sort key, when it is a number.
    public let key: Int64
    /// The row's number, which settles ties.
    public let number: Int64

    /// A place in a list.
    public init(text: String = "", key: Int64 = 0, number: Int64) {
        self.text = text
        self.key = key
        self.number = number
    }
}

/// Where a page begins.
public enum Seek: Hashable, Sendable {
    /// At the start of the list.
    case first
    /// At the start, leaving out so many rows (Flex: `offset`); the more of them, the longer it takes.
    case offset(Int)
    /// At its end.
    case last
    /// After a row, leaving out the next `skipping` rows.
    case after(Cursor, skipping: Int = 0)
    /// Before a row, leaving out the `skipping` rows nearest to it.
    case before(Cursor, skipping: Int = 0)
}

/// How many rows a list has: counted up to a bound, and said to be more beyond it.
public enum RowCount: Hashable, Sendable {
    /// Exactly this many.
    case exactly(Int)
    /// More than this many.
    case moreThan(Int)

    /// The bound up to which lists count. Ours.
    public static let bound = 1_000

    /// The count for a person: `14`, `1,000+`.
    public var words: String {
        switch self {
        case .exactly(let count): return count >= 1_000 ? "\(count / 1_000),\(padded(count % 1_000, 3))" : "\(count)"
        case .moreThan(let count): return RowCount.exactly(count).words + "+"
        }
    }
}
