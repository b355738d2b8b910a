// Strings and characters.

extension EDNReader {
    /// A string, whose quote is to be read next.
    mutating func string() throws(EDNError) -> String {
        let opening = text.place()
        text.advance()
        var taken = String.UnicodeScalarView()
        while let scalar = text.next {
            switch scalar {
            case "\"":
                text.advance()
                return String(taken)
            case "\\": taken.append(try escape())
            default:
                taken.append(scalar)
                text.advance()
            }
        }
        throw EDNError("The string that begins here is never closed.", at: opening)
    }

    private mutating func escape() throws(EDNError) -> Unicode.Scalar {
        let start = text.position
        text.advance()
        guard let scalar = text.next else { throw error("The text ends inside a string.") }
        text.advance()
        switch scalar {
        case "\"", "\\": return scalar
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "u": return try codePoint(since: start)
        default: throw EDNError("The string has an unknown escape, \\\(scalar).", at: text.place(since: start))
        }
    }

    /// The scalar of four hexadecimal digits, or of the two such escapes that stand for one beyond the first 65,536.
    private mutating func codePoint(since start: EDNText.Position) throws(EDNError) -> Unicode.Scalar {
        let unit = try hexadecimal(since: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        if (0xD800..<0xDC00).contains(unit), text.next == "\\", text.second == "u" {
            text.advance()
            text.advance()
            let low = try hexadecimal(since: start)
            if (0xDC00..<0xE000).contains(low),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + low - 0xDC00)
            {
                return scalar
            }
        }
        throw EDNError("The escape is half of a surrogate pair, which is no character.", at: text.place(since: start))
    }

    private mutating func hexadecimal(since start: EDNText.Position) throws(EDNError) -> UInt32 {
        var digits = ""
        while digits.utf8.count < 4, let scalar = text.next, scalar.isHexadecimal {
            digits.unicodeScalars.append(scalar)
            text.advance()
        }
        guard digits.utf8.count == 4, let unit = UInt32(digits, radix: 16) else {
            throw EDNError("Four hexadecimal digits have to follow \\u.", at: text.place(since: start))
        }
        return unit
    }

    /// A character, whose backslash is to be read next.
    mutating func character() throws(EDNError) -> Unicode.Scalar {
        let start = text.position
        text.advance()
        guard let first = text.next, !first.isBlank else {
            throw EDNError("A backslash begins a character, but none follows it.", at: text.place(since: start))
        }
        text.advance()
        let rest = text.take { !$0.endsToken }
        if rest.isEmpty { return first }
        let name = String(first) + rest
        if let named = EDNCharacterNames.scalar(named: name) { return named }
        let digits = rest.unicodeScalars
        if first == "u", digits.count == 4, digits.allSatisfy(\.isHexadecimal), let unit = UInt32(rest, radix: 16) {
            if let scalar = Unicode.Scalar(unit) { return scalar }
            throw EDNError(
                "\\\(name) is half of a surrogate pair, which is no character.", at: text.place(since: start))
        }
        throw EDNError("There is no character called \\\(name.prefix(40)).", at: text.place(since: start))
    }
}

extension Unicode.Scalar {
    fileprivate var isHexadecimal: Bool { properties.isASCIIHexDigit }
}
