// What has to be painted when one frame follows another.
import Glibc

extension Frame {
    /// The columns of a row from the first to the last that differ; all of them without a frame before, which has this
    /// one's size.
    func changedColumns(row y: Int, since before: Frame?) -> Range<Int> {
        guard let before else { return 0..<size.columns }
        if hasSameBytes(row: y, as: before) { return 0..<0 }
        let start = y * size.columns
        var first = 0
        var end = size.columns
        while first < end, isSame(start + first, before) { first += 1 }
        while end > first, isSame(start + end - 1, before) { end -= 1 }
        guard first < end else { return 0..<0 }
        // Wide characters are sent whole.
        if first > 0, cells[start + first].glyph == Cell.rightHalf { first -= 1 }
        if end < size.columns, cells[start + end].glyph == Cell.rightHalf { end += 1 }
        return first..<end
    }

    /// Most rows are as they were, and nothing tells that sooner. A cell has no gap between its fields, in which there could
    /// be anything; a character with marks is a number, which means the same only where the lists of them are the same.
    private func hasSameBytes(row y: Int, as before: Frame) -> Bool {
        guard clusters == before.clusters else { return false }
        let length = size.columns * MemoryLayout<Cell>.stride
        return cells.withUnsafeBytes { new in
            before.cells.withUnsafeBytes { old in
                guard let new = new.baseAddress, let old = old.baseAddress else { return true }
                return memcmp(new + y * length, old + y * length, length) == 0
            }
        }
    }

    private func isSame(_ index: Int, _ before: Frame) -> Bool {
        let new = cells[index]
        let old = before.cells[index]
        if new.glyph < Cell.clusterBase || old.glyph < Cell.clusterBase { return new == old }
        return new.style == old.style && scalars(of: new) == before.scalars(of: old)
    }
}
