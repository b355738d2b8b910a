import Testing

@testable import Terminal

@Suite("What is sent when a frame follows another")
struct FrameDifferenceTests {
    private func frame(_ text: String, style: Style = .text) -> Frame {
        var frame = Frame(size: Size(columns: 10, rows: 1))
        frame.put(text, x: 0, y: 0, style: style)
        return frame
    }

    @Test("Nothing, when nothing has changed")
    func same() {
        #expect(frame("Ana\u{308}").changedColumns(row: 0, since: frame("Ana\u{308}")).isEmpty)
    }

    @Test("Everything, when nothing was there")
    func first() {
        #expect(frame("Ana").changedColumns(row: 0, since: nil) == 0..<10)
    }

    @Test("From the first to the last cell that differ, in text, marks or style")
    func changed() {
        #expect(frame("abcdef").changedColumns(row: 0, since: frame("abXdYf")) == 2..<5)
        #expect(frame("ab", style: .ok).changedColumns(row: 0, since: frame("ab")) == 0..<2)
        #expect(frame("ae\u{301}").changedColumns(row: 0, since: frame("ae\u{302}")) == 1..<2)
    }

    @Test("A cell has no gap between its fields, so that two that are the same are so byte by byte")
    func gapless() {
        #expect(MemoryLayout<Cell>.stride == MemoryLayout<UInt32>.size + MemoryLayout<Style>.size)
    }

    @Test("Wide characters whole")
    func wide() {
        #expect(frame("日本").changedColumns(row: 0, since: frame("日語")) == 2..<4)
        #expect(frame("日x").changedColumns(row: 0, since: frame("abx")) == 0..<2)
    }
}
