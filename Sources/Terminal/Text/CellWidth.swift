// How many columns a text takes on a screen. The answer depends on nothing but the text.

/// Measures text in columns.
public enum CellWidth {
    /// The columns of one character as a terminal shows it: 0 for marks, 2 for wide ones, else 1.
    public static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if WidthTable.contains(value, in: WidthTable.zero) { return 0 }
        if value < 0x1100 { return 1 }
        return WidthTable.contains(value, in: WidthTable.wide) ? 2 : 1
    }

    /// The columns that a text takes once made displayable: what `Frame.put` needs to show it unclipped.
    ///
    ///     CellWidth.of("Anaïs")   // 5
    ///     CellWidth.of("日本")     // 4
    public static func of(_ text: String, glyphs: Glyphs = .unicode) -> Int {
        if let length = PlainText.length(text, glyphs) { return length }
        return DisplayText.glyphs(text, glyphs).reduce(0) { $0 + $1.width }
    }
}
