import OrderedJSON

/// Reads what stands between the braces: names, arguments, literals.
extension TemplateText {
    /// How deep sub-expressions may stand in each other. Ours.
    static let deepest = 32

    /// A name and its arguments, up to what ends them.
    mutating func call(depth: Int = 0) throws(TemplateError) -> TemplateCall {
        skipSpace()
        let start = place
        let name: TemplatePath
        switch try expression(depth: depth) {
        case .path(let path): name = path
        // A text or a number in the place of a name names a field.
        case .literal(.string(let text)): name = TemplatePath(text: text, segments: [text])
        case .literal(let value): name = TemplatePath(text: value.compact, segments: [value.compact])
        case .call: throw TemplateError("An expression in brackets is no name.", at: place(since: start))
        }
        let (arguments, options) = try arguments(depth: depth)
        return TemplateCall(name: name, arguments: arguments, options: options, place: place(since: start))
    }

    /// The arguments, and behind them those with names.
    mutating func arguments(
        depth: Int = 0
    ) throws(TemplateError) -> ([TemplateExpression], [TemplateOption]) {
        var arguments: [TemplateExpression] = []
        var options: [TemplateOption] = []
        while true {
            let isApart = skipSpace()
            guard let byte = next, byte != UInt8(ascii: "}"), byte != UInt8(ascii: ")"), byte != UInt8(ascii: "~"),
                byte != UInt8(ascii: "|"), !beginsBlockNames
            else { return (arguments, options) }
            let start = place
            guard isApart || byte == UInt8(ascii: "(") else {
                throw TemplateError("This is no part of a name; arguments stand behind a space.", at: start)
            }
            if let name = optionName() {
                skipSpace()
                options.append(TemplateOption(name: name, value: try expression(depth: depth)))
            } else {
                guard options.isEmpty else {
                    throw TemplateError("An argument without a name stands before those with names.", at: start)
                }
                arguments.append(try expression(depth: depth))
            }
        }
    }

    /// `as |item index|`; empty where it does not come.
    mutating func blockNames() throws(TemplateError) -> [String] {
        guard beginsBlockNames else { return [] }
        let start = place
        advance(2)
        skipSpace()
        advance()
        var names: [String] = []
        skipSpace()
        while let byte = next, byte != UInt8(ascii: "|") {
            let name = take(while: \.isNamePart)
            guard !name.isEmpty else { break }
            names.append(name)
            skipSpace()
        }
        guard take("|"), !names.isEmpty else {
            throw TemplateError("The names of a block stand between two bars: as |item index|.", at: start)
        }
        return names
    }

    private var beginsBlockNames: Bool {
        guard sees("as") else { return false }
        var offset = 2
        while let byte = peek(offset), byte.isSpace { offset += 1 }
        return offset > 2 && peek(offset) == UInt8(ascii: "|")
    }

    /// A name before an equals sign, both of which are read; nil where something else comes.
    private mutating func optionName() -> String? {
        let before = self
        let isQuoted = take("[")
        let name = take { isQuoted ? $0 != UInt8(ascii: "]") : $0.isNamePart }
        if isQuoted { advance() }
        skipSpace()
        guard !name.isEmpty, take("=") else {
            self = before
            return nil
        }
        return name
    }

    /// A literal, a path, or a sub-expression.
    mutating func expression(depth: Int) throws(TemplateError) -> TemplateExpression {
        let start = place
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .literal(.string(try quoted()))
        case UInt8(ascii: "("):
            guard depth < Self.deepest else {
                throw TemplateError("More than \(Self.deepest) brackets stand in each other.", at: start)
            }
            advance()
            let call = try call(depth: depth + 1)
            guard take(")") else { throw TemplateError("The bracket is not closed.", at: start) }
            return .call(call)
        default:
            if let literal = number() ?? word() { return literal }
            return .path(try path())
        }
    }

    private mutating func quoted() throws(TemplateError) -> String {
        let start = place
        let quote = next
        let backslash = UInt8(ascii: "\\")
        advance()
        var text = ""
        while let byte = next {
            if byte == quote {
                advance()
                return text
            }
            // A backslash stands for itself, except before the quote.
            if byte == backslash, peek(1) == quote { advance() }
            if next == quote || next == backslash { text += take(1) }
            text += take { $0 != quote && $0 != backslash }
        }
        throw TemplateError("The quote is not closed.", at: start)
    }

    private mutating func number() -> TemplateExpression? {
        let before = self
        let sign = take("-") ? "-" : ""
        let whole = take(while: \.isDigit)
        let point = next == UInt8(ascii: ".") && peek(1).map(\.isDigit) == true && take(".")
        let fraction = point ? take(while: \.isDigit) : ""
        guard !whole.isEmpty, whole.utf8.count < 100, isAtEnd else {
            self = before
            return nil
        }
        if !point, let number = Int(sign + whole) { return .literal(.int(number)) }
        return .literal(.number(sign + whole + (point ? ".\(fraction)" : "")))
    }

    private mutating func word() -> TemplateExpression? {
        let words: [(StaticString, JSON)] = [("true", true), ("false", false), ("null", nil), ("undefined", nil)]
        for (word, value) in words where sees(word) {
            let before = self
            advance(word.utf8CodeUnitCount)
            if isAtEnd { return .literal(value) }
            self = before
        }
        return nil
    }

    /// Whether a literal may end here.
    private var isAtEnd: Bool {
        next.map { !$0.isNamePart && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") } ?? true
    }
}

extension UInt8 {
    var isDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether it may stand in a name, as Handlebars has it; all that is not ASCII may.
    var isNamePart: Bool {
        switch self {
        case 0x80...: true
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A: true
        case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "$"), UInt8(ascii: "?"): true
        default: false
        }
    }
}
