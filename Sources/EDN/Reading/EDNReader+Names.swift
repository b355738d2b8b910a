// Symbols, keywords and the names of tags.

extension EDNReader {
    /// A symbol, or one of the three words that are values: `nil`, `true` and `false`.
    mutating func symbol() throws(EDNError) -> EDNContent {
        let name = try name("symbol")
        switch name.text {
        case "nil": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default: return .symbol(name)
        }
    }

    /// A keyword, whose colon is to be read next. Its parts may begin with a digit, as the readers in use take them.
    mutating func keyword() throws(EDNError) -> EDNName {
        let start = text.position
        text.advance()
        guard let scalar = text.next, !scalar.endsToken else {
            throw EDNError("A colon begins a keyword, but no name follows it.", at: text.place(since: start))
        }
        guard scalar != ":" else {
            _ = text.take { !$0.endsToken }
            throw EDNError("A keyword begins with one colon, not with two.", at: text.place(since: start))
        }
        return try name("keyword", since: start)
    }

    /// A name with at most one slash.
    mutating func name(_ noun: String, since start: EDNText.Position? = nil) throws(EDNError) -> EDNName {
        let start = start ?? text.position
        if let scalar = text.next, !scalar.isOfNames { throw error(scalar.whyNoName ?? "“\(scalar)” begins no value.") }
        let written = text.take { !$0.endsToken && $0.isOfNames }
        if let scalar = text.next, !scalar.endsToken {
            throw error(scalar.whyNoName ?? "“\(scalar)” cannot stand in a \(noun).")
        }
        // A slash alone is the symbol of division.
        if noun == "symbol", written == "/" { return EDNName("/") }
        let parts = written.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else {
            throw EDNError(
                "A \(noun) has one slash at most, with a name on either side of it.", at: text.place(since: start))
        }
        if noun != "keyword",
            let part = parts.first(where: { $0.beginsLikeNumber || $0.hasPrefix(":") || $0.hasPrefix("#") })
        {
            throw EDNError("“\(part)” does not begin like the name of a \(noun).", at: text.place(since: start))
        }
        return parts.count == 2 ? EDNName(prefix: parts[0], parts[1]) : EDNName(parts[0])
    }
}

extension String {
    /// Whether it begins with a digit, or with a sign or a point before one.
    fileprivate var beginsLikeNumber: Bool {
        let digits = unicodeScalars.drop { $0 == "+" || $0 == "-" || $0 == "." }
        guard let first = digits.first, unicodeScalars.count - digits.count <= 1 else { return false }
        return ("0"..."9").contains(first)
    }
}

extension Unicode.Scalar {
    /// Whether it may stand in a name: the format's letters, digits and marks, and what is beyond ASCII and seen.
    fileprivate var isOfNames: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "*", "+", "!", "-", "_", "?", "$", "%", "&", "=", "<", ">", ":", "#",
            "/":
            return true
        case "\u{0}"..."\u{7F}", "“", "”", "„", "‘", "’": return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .privateUse, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default: return true
        }
    }

    /// Why it begins no value, where a person may wonder.
    fileprivate var whyNoName: String? {
        switch self {
        case "\u{A0}", "\u{2007}", "\u{202F}": "This is a space that does not break, which is no blank here."
        case "'", "`", "~", "@", "^": "“\(self)” belongs to programs, not to EDN."
        case "“", "”", "„", "‘", "’": "\(self) is no quote here; a string stands between \" and \"."
        case "!"..."~": nil
        default: isOfNames ? nil : "A character that cannot be seen (\(code)) is no part of EDN."
        }
    }

    /// `U+00A0`.
    private var code: String {
        let hex = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }
}
