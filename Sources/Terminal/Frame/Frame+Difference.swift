// What has to be painted when one frame follows another.

extension Frame {
    /// The columns of a row from the first to the last that differ; all of them without a frame before, which has this
    /// one's size.
    func changedColumns(row y: Int, since before: Frame?) -> Range<Int> {
        guard let before else { return 0..<size.columns }
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

    private func isSame(_ index: Int, _ before: Frame) -> Bool {
        let new = cells[index]
        let old = before.cells[index]
        if new.glyph < Cell.clusterBase || old.glyph < Cell.clusterBase { return new == old }
        return new.style == old.style && scalars(of: new) == before.scalars(of: old)
    }
}
