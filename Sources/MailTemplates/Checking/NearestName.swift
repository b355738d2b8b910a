/// What somebody may have meant.
enum NearestName {
    /// The known name that is closest to a written one, as the end of a sentence; empty where none is close.
    static func hint(_ written: String, among known: some Sequence<String>) -> String {
        let name = Array(written.lowercased().utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") })
        guard !name.isEmpty, name.count <= 60 else { return "" }
        let near = known.map { known in
            (known, distance(name, Array(known.utf8.filter { $0 != UInt8(ascii: "-") })))
        }.filter { $0.1 <= max(1, name.count / 4) && $0.1 < name.count }
        return near.min { $0.1 < $1.1 }.map { " Perhaps \($0.0) was meant." } ?? ""
    }

    /// How many letters have to be changed, added, taken away or swapped with their neighbour.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for (row, byte) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, next[column] + 1, last[column] + (byte == other ? 0 : 1))
                if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            (before, last) = (last, next)
        }
        return last[right.count]
    }
}
