// Layout is cutting rectangles: every helper takes what is asked for, or as much as there is, and never goes below
// zero.

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
    /// The leftmost column.
    public var x: Int
    /// The topmost row.
    public var y: Int
    /// Columns, never negative.
    public var width: Int
    /// Rows, never negative.
    public var height: Int

    /// A rectangle; negative extents count as zero.
    public init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// The whole of a screen.
    public init(_ size: Size) {
        self.init(x: 0, y: 0, width: size.columns, height: size.rows)
    }

    /// The first column to the right of it.
    public var right: Int { x + width }
    /// The first row below it.
    public var bottom: Int { y + height }
    /// Whether it holds no cell.
    public var isEmpty: Bool { width == 0 || height == 0 }
    /// Its extent.
    public var size: Size { Size(columns: width, rows: height) }

    /// Whether the cell lies inside.
    public func contains(_ position: Position) -> Bool {
        (x..<right).contains(position.x) && (y..<bottom).contains(position.y)
    }

    /// What it shares with another rectangle, perhaps nothing.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(x: left, y: top, width: min(right, other.right) - left, height: min(bottom, other.bottom) - top)
    }

    /// A rectangle of the given extent, or what fits, in the middle of this one.
    public func centred(width: Int, height: Int) -> Rect {
        let inner = Rect(x: 0, y: 0, width: min(width, self.width), height: min(height, self.height))
        return Rect(
            x: x + (self.width - inner.width) / 2, y: y + (self.height - inner.height) / 2,
            width: inner.width, height: inner.height)
    }
}

extension Rect {
    /// The rectangle without `count` cells on every side.
    public func inset(_ count: Int = 1) -> Rect {
        inset(horizontal: count, vertical: count)
    }

    /// The rectangle without some columns on the left and right and some rows above and below.
    public func inset(horizontal: Int, vertical: Int) -> Rect {
        let across = min(max(0, horizontal), width / 2 + width % 2)
        let down = min(max(0, vertical), height / 2 + height % 2)
        return Rect(x: x + across, y: y + down, width: width - 2 * across, height: height - 2 * down)
    }

    /// Cuts off the upper `count` rows.
    public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
        let taken = min(max(0, count), height)
        return (
            Rect(x: x, y: y, width: width, height: taken),
            Rect(x: x, y: y + taken, width: width, height: height - taken)
        )
    }

    /// Cuts off the lower `count` rows.
    public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
        let (top, rest) = splitTop(height - min(max(0, count), height))
        return (top, rest)
    }

    /// Cuts off the `count` columns on the left.
    public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
        let taken = min(max(0, count), width)
        return (
            Rect(x: x, y: y, width: taken, height: height),
            Rect(x: x + taken, y: y, width: width - taken, height: height)
        )
    }

    /// Cuts off the `count` columns on the right.
    public func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
        let (left, rest) = splitLeft(width - min(max(0, count), width))
        return (left, rest)
    }

    /// Cuts the height into rows of rectangles in proportion to the weights; the first ones get what does not divide.
    public func stacked(_ weights: [Int]) -> [Rect] {
        var rest = self
        return Rect.shares(of: height, weights).map { share in
            let (top, below) = rest.splitTop(share)
            rest = below
            return top
        }
    }

    /// Shares a length out in proportion to the weights, so that the shares add up to it.
    static func shares(of length: Int, _ weights: [Int]) -> [Int] {
        let total = weights.reduce(0) { $0 + max(0, $1) }
        guard total > 0 else { return weights.map { _ in 0 } }
        var shares = weights.map { length * max(0, $0) / total }
        var left = length - shares.reduce(0, +)
        for index in weights.indices where left > 0 && weights[index] > 0 {
            shares[index] += 1
            left -= 1
        }
        return shares
    }
}
