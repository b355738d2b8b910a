// What a program shows instead of rubbish when its screen is too small.

extension Frame {
    /// A frame that only says how large the screen has to be.
    public static func tooSmall(_ size: Size, needed: Size, glyphs: Glyphs = .unicode) -> Frame {
        var frame = Frame(size: size, glyphs: glyphs)
        let times = glyphs.isUnicode ? "×" : "x"
        let text =
            "This screen is \(size.columns)\(times)\(size.rows); \(needed.columns)\(times)\(needed.rows) is needed."
        let lines = wrap(text, width: size.columns, glyphs: glyphs)
        for (row, line) in lines.enumerated() {
            let y = max(0, (size.rows - lines.count) / 2) + row
            frame.put(line, x: 0, y: y, style: .warn, align: .centre)
        }
        return frame
    }
}
