/// Puts the pieces of a template into each other as its blocks say.
struct TemplateParser {
    private let pieces: [TemplatePiece]
    private var position = 0

    /// How deep blocks may stand in each other, chained ones too. Ours.
    static let deepest = 100

    init(_ text: String) throws(TemplateError) {
        var text = TemplateText(text)
        pieces = try text.pieces().trimmed()
    }

    /// The whole template.
    mutating func template() throws(TemplateError) -> TemplateBody {
        let body = try body(depth: 0)
        guard let tag = takeTag() else { return body }
        switch tag.kind {
        case .close(let name): throw TemplateError("No block called \(name) is open here.", at: tag.place)
        default: throw TemplateError("{{else}} stands in no block.", at: tag.place)
        }
    }

    /// Everything up to a tag that ends it, which is not read.
    private mutating func body(depth: Int) throws(TemplateError) -> TemplateBody {
        var body = TemplateBody()
        while position < pieces.count {
            switch pieces[position] {
            case .text(let text):
                position += 1
                if !text.isEmpty { body.nodes.append(.text(text)) }
            case .tag(let tag):
                switch tag.kind {
                case .close, .otherwise: return body
                default: position += 1
                }
                try add(tag, to: &body, depth: depth)
            }
        }
        return body
    }

    private mutating func add(_ tag: TemplateTag, to body: inout TemplateBody, depth: Int) throws(TemplateError) {
        switch tag.kind {
        case .comment, .close, .otherwise: break
        case .value(let call, let isRaw): body.nodes.append(.value(call, isRaw: isRaw))
        case .partial(let partial): body.nodes.append(.partial(partial))
        case .inline(let name):
            try check(depth, tag)
            let content = try self.body(depth: depth + 1)
            try close("inline", tag)
            body.partials[name] = content
        case .open(let call, let names, let isInverse):
            let block = TemplateBlock(call: call, names: names, isInverse: isInverse)
            body.nodes.append(.block(try filled(block, tag, depth: depth)))
            try close(call.name.text, tag)
        }
    }

    /// A block with its contents, up to the tag that closes it, which is not read.
    private mutating func filled(
        _ block: TemplateBlock, _ tag: TemplateTag, depth: Int
    ) throws(TemplateError) -> TemplateBlock {
        try check(depth, tag)
        var block = block
        block.body = try body(depth: depth + 1)
        guard case .tag(let tag)? = position < pieces.count ? pieces[position] : nil,
            case .otherwise(let chained, let names) = tag.kind
        else { return block }
        position += 1
        if let chained {
            let next = TemplateBlock(call: chained, names: names, isInverse: false)
            block.otherwise = TemplateBody(nodes: [.block(try filled(next, tag, depth: depth + 1))])
        } else {
            block.otherwise = try body(depth: depth + 1)
            if case .tag(let tag)? = position < pieces.count ? pieces[position] : nil, case .otherwise = tag.kind {
                throw TemplateError(
                    "A second {{else}}, behind one without a condition, is never come to.", at: tag.place)
            }
        }
        return block
    }

    private func check(_ depth: Int, _ tag: TemplateTag) throws(TemplateError) {
        guard depth < Self.deepest else {
            throw TemplateError("More than \(Self.deepest) blocks stand in each other.", at: tag.place)
        }
    }

    private mutating func takeTag() -> TemplateTag? {
        guard position < pieces.count, case .tag(let tag) = pieces[position] else { return nil }
        position += 1
        return tag
    }

    /// Reads the tag that closes a block.
    private mutating func close(_ name: String, _ open: TemplateTag) throws(TemplateError) {
        guard let tag = takeTag() else { throw TemplateError("The block \(name) is not closed.", at: open.place) }
        guard case .close(let written) = tag.kind, written == name else {
            let closed = if case .close(let other) = tag.kind { "{{/\(other)}}" } else { "{{else}}" }
            throw TemplateError(
                "The block \(name) of \(open.place) is to be closed with {{/\(name)}} before \(closed).", at: tag.place)
        }
    }
}
