// The short cut for the text that screens are mostly made of: Latin, Greek and Cyrillic letters, and the signs of our
// own glyphs.

/// Text of which every character takes one column and is shown as it is.
enum PlainText {
    /// The columns of a plain text, or nil when it is not plain.
    static func length(_ text: String, _ glyphs: Glyphs) -> Int? {
        if isASCII(text) { return text.utf8.count }
        var count = 0
        for scalar in text.unicodeScalars {
            guard isPlain(scalar.value, glyphs.isUnicode) else { return nil }
            count += 1
        }
        return count
    }

    /// Whether each byte is a character that is shown as it is. Almost all text of a screen is so, and nothing is quicker
    /// to tell.
    private static func isASCII(_ text: String) -> Bool {
        text.utf8.withContiguousStorageIfAvailable { bytes in bytes.allSatisfy { $0 &- 0x20 < 0x7F - 0x20 } } ?? false
    }

    private static func isPlain(_ value: UInt32, _ isUnicode: Bool) -> Bool {
        if value < 0x7F { return value >= 0x20 }
        guard isUnicode else { return false }
        switch value {
        case 0xA1..<0x300: return value != 0xAD
        case 0x400..<0x483, 0x48A..<0x530, 0x1E00..<0x1F00: return true
        case 0x2010..<0x2028, 0x2030..<0x205F: return true
        case 0x2190..<0x2300, 0x2500..<0x25FD, 0x2713..<0x2719: return true
        default: return false
        }
    }
}
