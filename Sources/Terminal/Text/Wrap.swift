// Breaks text into lines.

/// The text as lines of at most `width` columns, broken between words where possible, and at every line feed.
///
///     wrap("the letter expires soon", width: 10)   // ["the letter", "expires", "soon"]
public func wrap(_ text: String, width: Int, glyphs: Glyphs = .unicode) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
        wrapParagraph(paragraph, width: width, glyphs: glyphs)
    }
}

private func wrapParagraph(_ paragraph: Substring, width: Int, glyphs: Glyphs) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in paragraph.split(separator: " ") {
        for piece in pieces(of: String(word), width: width, glyphs: glyphs) {
            let length = CellWidth.of(piece, glyphs: glyphs)
            if line.isEmpty {
                line = piece
                used = length
            } else if used + 1 + length <= width {
                line += " " + piece
                used += 1 + length
            } else {
                lines.append(line)
                line = piece
                used = length
            }
        }
    }
    return lines + [line]
}

/// A word that is longer than a line is cut where the line ends.
private func pieces(of word: String, width: Int, glyphs: Glyphs) -> [String] {
    guard CellWidth.of(word, glyphs: glyphs) > width else { return [word] }
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
        let length = CellWidth.of(String(character), glyphs: glyphs)
        if used + length > width, !piece.isEmpty {
            pieces.append(piece)
            piece = ""
            used = 0
        }
        piece.append(character)
        used += length
    }
    return pieces + [piece]
}
