import OrderedJSON

/// Cuts a template into texts and tags.
extension TemplateText {
    /// All of it.
    mutating func pieces() throws(TemplateError) -> [TemplatePiece] {
        var pieces: [TemplatePiece] = []
        var text = ""
        while next != nil {
            text += take { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "\\") }
            if sees("\\\\{{") {
                // Two backslashes are one before a tag that counts.
                advance(2)
                text += "\\"
            } else if sees("\\{{") {
                advance(1)
                text += take(2)
                continue
            }
            guard sees("{{") else {
                text += take(next == nil ? 0 : 1)
                continue
            }
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            pieces.append(.tag(try tag()))
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return pieces
    }

    private mutating func tag() throws(TemplateError) -> TemplateTag {
        let start = place
        guard !sees("{{{{") else {
            throw TemplateError("Four braces begin a raw block, which mails do not have.", at: start)
        }
        advance(2)
        let stripsBefore = take("~")
        if next == UInt8(ascii: "!") { return try comment(start, stripsBefore) }
        let isTriple = take("{")
        let kind = isTriple ? .value(try call(), isRaw: true) : try kind(start)
        skipSpace()
        guard !isTriple || sees("}}}") || sees("}~}}") else {
            throw TemplateError("The tag that three braces begin has to end with three.", at: start)
        }
        if isTriple { advance() }
        let stripsAfter = take("~")
        guard take("}}") else {
            guard next != nil else { throw TemplateError("The tag is not closed.", at: start) }
            throw TemplateError("The end of the tag was expected: }}.", at: place)
        }
        return TemplateTag(
            kind: kind, stripsBefore: stripsBefore, stripsAfter: stripsAfter, place: place(since: start))
    }

    /// A comment ends with the braces; one that begins with `!--` may hold them and ends with `--` and braces.
    private mutating func comment(_ start: TemplatePlace, _ stripsBefore: Bool) throws(TemplateError) -> TemplateTag {
        var stripsAfter = false
        if take("!--") {
            while true {
                guard take(upTo: "--") != nil else { throw TemplateError("The comment is not closed.", at: start) }
                if take("--}}") { break }
                stripsAfter = take("--~}}")
                if stripsAfter { break }
                advance()
            }
        } else {
            guard let text = take(upTo: "}}") else { throw TemplateError("The comment is not closed.", at: start) }
            stripsAfter = text.hasSuffix("~")
            advance(2)
        }
        return TemplateTag(
            kind: .comment, stripsBefore: stripsBefore, stripsAfter: stripsAfter, place: place(since: start))
    }

    private mutating func kind(_ start: TemplatePlace) throws(TemplateError) -> TemplateTag.Kind {
        skipSpace()
        if take("&") { return .value(try call(), isRaw: true) }
        if take("/") {
            skipSpace()
            guard case .path(let path) = try expression(depth: 0) else {
                throw TemplateError("The end of a block has the block's name.", at: start)
            }
            return .close(path.text)
        }
        if take(">") { return .partial(try partial(start)) }
        if take("#*") { return .inline(try inlineName(start)) }
        guard !sees("#>"), !sees("*") else {
            throw TemplateError("Of partials, mails have inline ones only: {{#*inline \"name\"}}.", at: start)
        }
        if take("#") { return .open(try call(), names: try blockNames(), isInverse: false) }
        if take("^") {
            skipSpace()
            guard endsTag else { return .open(try call(), names: try blockNames(), isInverse: true) }
            return .otherwise(nil, names: [])
        }
        if sees("else"), peek(4).map({ $0.isSpace || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "~") }) == true {
            advance(4)
            skipSpace()
            return endsTag ? .otherwise(nil, names: []) : .otherwise(try call(), names: try blockNames())
        }
        return .value(try call(), isRaw: false)
    }

    private var endsTag: Bool { sees("}}") || sees("~}}") }

    private mutating func partial(_ start: TemplatePlace) throws(TemplateError) -> TemplatePartial {
        skipSpace()
        let name: String
        switch try expression(depth: 0) {
        case .literal(.string(let text)): name = text
        case .literal(let value): name = value.compact
        case .path(let path): name = path.text
        case .call: throw TemplateError("The name of a partial is a name, not an expression.", at: start)
        }
        let (arguments, options) = try arguments()
        guard arguments.count <= 1 else {
            throw TemplateError("A partial takes one context, and values with names.", at: start)
        }
        return TemplatePartial(name: name, context: arguments.first, options: options, place: place(since: start))
    }

    private mutating func inlineName(_ start: TemplatePlace) throws(TemplateError) -> String {
        let call = try call()
        guard call.name.text == "inline", call.options.isEmpty, call.arguments.count == 1 else {
            throw TemplateError("A partial is defined with its name alone: {{#*inline \"name\"}}.", at: start)
        }
        switch call.arguments[0] {
        case .literal(.string(let name)): return name
        case .path(let path): return path.text
        default: throw TemplateError("The name of a partial is a text: {{#*inline \"name\"}}.", at: start)
        }
    }
}
