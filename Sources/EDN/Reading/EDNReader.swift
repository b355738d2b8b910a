/// Reads values one after the other. Collections and tags read what stands in them; atoms are in the extensions.
struct EDNReader {
    var text: EDNText

    init(_ text: EDNText) { self.text = text }

    /// The next value; nil at the end of the text, or where a collection closes.
    mutating func next(depth: Int) throws(EDNError) -> EDNValue? {
        // A collection at the last level may still be empty; discards go no deeper than values.
        guard depth <= EDNDocument.deepest + 1 else { throw tooDeep }
        try skipBlanks(depth: depth)
        guard let scalar = text.next, !scalar.isClosing else {
            // At the top, no collection is there to be closed.
            if depth == 0, text.next != nil { throw error("There is nothing here for “\(text.next ?? " ")” to close.") }
            return nil
        }
        guard depth <= EDNDocument.deepest else { throw tooDeep }
        let start = text.position
        let content = try content(beginning: scalar, depth: depth)
        return EDNValue(content, at: text.place(since: start))
    }

    /// Where more than blanks and comments follows.
    mutating func whatFollows() -> EDNPlace? {
        do {
            try skipBlanks(depth: 0)
        } catch {
            return error.place
        }
        return text.next == nil ? nil : text.place()
    }

    private mutating func content(beginning scalar: Unicode.Scalar, depth: Int) throws(EDNError) -> EDNContent {
        switch scalar {
        case "(": return .list(try values(until: ")", "list", depth: depth))
        case "[": return .vector(try values(until: "]", "vector", depth: depth))
        case "{": return .map(try entries(depth: depth))
        case "#": return try dispatched(depth: depth)
        case "\"": return .string(try string())
        case "\\": return .character(try character())
        case ":": return .keyword(try keyword())
        case "0"..."9": return try number()
        case "+", "-":
            if let second = text.second, ("0"..."9").contains(second) { return try number() }
            return try symbol()
        default: return try symbol()
        }
    }

    /// What `#` begins: a set or a tagged value. Discards are blanks, and are gone by now.
    private mutating func dispatched(depth: Int) throws(EDNError) -> EDNContent {
        let start = text.position
        text.advance()
        guard let scalar = text.next else { throw error("The text ends after “#”.") }
        if scalar == "{" {
            let members = try values(until: "}", "set", depth: depth)
            try refuseRepeated(members, "The set has this member already")
            return .set(members)
        }
        guard scalar.properties.isAlphabetic else {
            let written = scalar.isBlank ? "a blank" : "“\(scalar)”"
            throw EDNError(
                "“#” begins a set, a tag or a discard, so \(written) cannot follow it.", at: text.place(since: start))
        }
        let tag = try name("tag")
        guard let value = try next(depth: depth + 1) else {
            throw EDNError("The tag #\(tag.text) has no value after it.", at: text.place(since: start))
        }
        return .tagged(tag, value)
    }

    private mutating func entries(depth: Int) throws(EDNError) -> [EDNEntry] {
        let values = try values(until: "}", "map", depth: depth)
        let keys = stride(from: 0, to: values.count, by: 2).map { values[$0] }
        guard values.count.isMultiple(of: 2) else {
            // Of keys that are keywords, the first place where none stands is where a key or a value was left out.
            let areKeywords = values.first?.keyword != nil
            let lone = areKeywords ? keys.firstIndex { $0.keyword == nil } ?? keys.count - 1 : keys.count - 1
            throw EDNError("The map has an odd number of forms; there is a key without a value.", at: keys[lone].place)
        }
        try refuseRepeated(keys, "The map has this key already")
        return zip(keys, stride(from: 1, to: values.count, by: 2).map { values[$0] }).map { EDNEntry($0, $1) }
    }

    /// The values of a collection whose opening is to be read next, up to and with its closing.
    private mutating func values(
        until closing: Unicode.Scalar, _ noun: String, depth: Int
    ) throws(EDNError) -> [EDNValue] {
        let opening = text.place()
        text.advance()
        var values: [EDNValue] = []
        while let value = try next(depth: depth + 1) { values.append(value) }
        guard let found = text.next else {
            throw EDNError("The \(noun) that begins here is never closed.", at: opening)
        }
        guard found == closing else {
            throw error("“\(found)” closes nothing here: the \(noun) of \(opening) ends with “\(closing)”.")
        }
        text.advance()
        return values
    }

    private func refuseRepeated(_ values: [EDNValue], _ sentence: String) throws(EDNError) {
        var first: [EDNValue: EDNPlace] = [:]
        for value in values {
            if let before = first.updateValue(value.place, forKey: value) {
                throw EDNError("\(sentence), at \(before): \(value.excerpt(40))", at: value.place)
            }
        }
    }

    /// Reads over white space, commas, comments and discarded values.
    mutating func skipBlanks(depth: Int) throws(EDNError) {
        while let scalar = text.next {
            if scalar.isBlank {
                text.advance()
            } else if scalar == ";" {
                _ = text.take { $0 != "\n" && $0 != "\r" }
            } else if scalar == "#", text.second == "_" {
                let start = text.position
                text.advance()
                text.advance()
                guard try next(depth: depth + 1) != nil else {
                    throw EDNError("“#_” has nothing after it to discard.", at: text.place(since: start))
                }
            } else {
                return
            }
        }
    }

    private var tooDeep: EDNError {
        error("Values stand more than \(EDNDocument.deepest) levels deep in each other.")
    }

    /// An error at the scalar to be read next.
    func error(_ message: String) -> EDNError { EDNError(message, at: text.place()) }
}

extension Unicode.Scalar {
    /// Whether it parts values and means nothing: white space and the comma. Spaces that do not break a line are no
    /// blanks, as in the format's own readers.
    var isBlank: Bool {
        switch self {
        case " ", "\t", "\n", "\r", ",", "\u{B}", "\u{C}", "\u{1C}"..."\u{1F}": true
        case "\u{0}"..."\u{7F}", "\u{85}", "\u{A0}", "\u{2007}", "\u{202F}": false
        default: properties.isWhitespace
        }
    }

    /// Whether it closes a collection.
    var isClosing: Bool { self == ")" || self == "]" || self == "}" }

    /// Whether a name, a number or a character ends before it.
    var endsToken: Bool {
        switch self {
        case "(", ")", "[", "]", "{", "}", "\"", ";", "\\": true
        default: isBlank
        }
    }
}
