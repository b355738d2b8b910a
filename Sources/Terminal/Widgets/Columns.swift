// A table: which columns fit into a width, and how wide they are.

/// One column of a table.
public struct Column: Hashable, Sendable {
    /// The least width at which it makes sense.
    public var minimum: Int
    /// The width that it never exceeds; nil: takes its share of what is left over.
    public var maximum: Int?
    /// Where its text stands.
    public var align: Alignment
    /// When room is short the column with the lowest priority goes first; of equals the last one.
    public var priority: Int

    /// A column of one width.
    public static func fixed(_ width: Int, align: Alignment = .leading, priority: Int = 0) -> Column {
        Column(minimum: width, maximum: width, align: align, priority: priority)
    }

    /// A column that grows with the table, up to a limit if there is one.
    public static func flexible(
        minimum: Int, maximum: Int? = nil, align: Alignment = .leading, priority: Int = 0
    ) -> Column {
        Column(minimum: minimum, maximum: maximum, align: align, priority: priority)
    }
}

/// The columns of a table.
public struct Columns: Hashable, Sendable {
    /// From left to right.
    public var columns: [Column]
    /// Empty cells between two columns.
    public var gap: Int

    /// A table layout.
    public init(_ columns: [Column], gap: Int = 2) {
        self.columns = columns
        self.gap = max(0, gap)
    }

    /// A column in its place.
    public struct Placed: Hashable, Sendable {
        /// Its number among all columns.
        public let index: Int
        /// Cells from the left edge of the table.
        public let x: Int
        /// Its width.
        public let width: Int
    }

    /// The columns that fit, from left to right. The most important one is always there, cut if need be.
    public func layout(width: Int) -> [Placed] {
        var kept = Array(columns.indices)
        while kept.count > 1, needed(kept) > width {
            let lowest = kept.indices.min { left, right in
                (columns[kept[left]].priority, -left) < (columns[kept[right]].priority, -right)
            }
            guard let lowest else { break }
            kept.remove(at: lowest)
        }
        let widths = grown(kept, width: width)
        var x = 0
        return zip(kept, widths).map { index, width in
            defer { x += width + gap }
            return Placed(index: index, x: x, width: width)
        }
    }

    private func needed(_ kept: [Int]) -> Int {
        kept.reduce(0) { $0 + columns[$1].minimum } + gap * (kept.count - 1)
    }

    /// Shares what is left over among the columns that can still grow, until nothing is left or none can.
    private func grown(_ kept: [Int], width: Int) -> [Int] {
        var widths = kept.map { min(columns[$0].minimum, max(0, width)) }
        var left = width - needed(kept)
        while left > 0 {
            let growing = kept.indices.filter { columns[kept[$0]].maximum.map { [w = widths[$0]] in w < $0 } ?? true }
            guard !growing.isEmpty else { break }
            let shares = Rect.shares(of: left, growing.map { _ in 1 })
            for (place, share) in zip(growing, shares) {
                let room = columns[kept[place]].maximum.map { $0 - widths[place] } ?? share
                widths[place] += min(share, room)
                left -= min(share, room)
            }
        }
        return widths
    }
}
