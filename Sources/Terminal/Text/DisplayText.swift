// Text from outside is made fit to be shown: nothing in it can command the terminal, hide, or shift a column.
//
// Terminals disagree about sequences that join into one picture, so nothing that joins is ever sent: a family of emoji
// shows its members side by side, a flag shows its letters. Control and direction characters are shown as what they
// are.

/// One character with its marks, as it goes into cells.
struct DisplayGlyph: Equatable {
    /// The spacing character.
    var base: UInt32
    /// What sits on it, at most four.
    var marks: [UInt32] = []
    /// Columns, 1 or 2.
    var width = 1
}

/// Turns text into what may be shown.
public enum DisplayText {
    /// The text as it will stand on the screen.
    ///
    ///     DisplayText.sanitised("a\u{1B}[2J")   // "a␛[2J"
    ///     DisplayText.sanitised("\u{202E}evil") // "‹U+202E›evil"
    public static func sanitised(_ text: String, glyphs: Glyphs = .unicode) -> String {
        if PlainText.length(text, glyphs) != nil { return text }
        var result = String.UnicodeScalarView()
        for glyph in Self.glyphs(text, glyphs) {
            for value in [glyph.base] + glyph.marks { result.append(Unicode.Scalar(value) ?? "?") }
        }
        return String(result)
    }

    /// The beginning of a text that fits into some columns, ended by an ellipsis when something is missing.
    public static func clipped(_ text: String, to width: Int, glyphs: Glyphs = .unicode) -> String {
        guard CellWidth.of(text, glyphs: glyphs) > width else { return sanitised(text, glyphs: glyphs) }
        guard width > 0 else { return "" }
        var result = String.UnicodeScalarView()
        var used = 0
        for glyph in Self.glyphs(text, glyphs) {
            used += glyph.width
            guard used <= width - 1 else { break }
            for value in [glyph.base] + glyph.marks { result.append(Unicode.Scalar(value) ?? "?") }
        }
        return String(result) + glyphs.ellipsis
    }

    /// The characters of a text in the order of their columns.
    static func glyphs(_ text: String, _ set: Glyphs) -> [DisplayGlyph] {
        var maker = GlyphMaker(isUnicode: set.isUnicode)
        for scalar in text.unicodeScalars { maker.add(scalar) }
        return maker.glyphs
    }
}
