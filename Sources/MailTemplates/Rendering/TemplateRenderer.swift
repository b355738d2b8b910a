import OrderedJSON

/// Renders one mail.
struct TemplateRenderer {
    let escaping: TemplateEscaping
    let settings: RenderSettings
    /// The zone that `set-timezone` set, in which dates are written that name none.
    var zone = MailZone.utc
    /// The texts that `set-translations` set.
    var translations = JSON.null

    private var output = ""
    /// How many parts may still be put in.
    private var budget = TemplateRenderer.most
    private var partials: [String: TemplateBody] = [:]
    private var calls = 0
    private var depth = 0

    /// The most parts of one mail, the most partials that call each other, so that a template which calls itself ends, and
    /// the most of both partials and blocks in each other. Ours.
    private static let most = 100_000
    private static let mostCalls = 40
    private static let deepest = 250

    init(escaping: TemplateEscaping, settings: RenderSettings) {
        self.escaping = escaping
        self.settings = settings
    }

    /// The whole mail.
    mutating func mail(_ body: TemplateBody, _ context: JSON) -> String {
        render(body, TemplateScope(context))
        return output
    }

    /// Content, with the partials that are defined in it.
    mutating func render(_ body: TemplateBody, _ scope: TemplateScope) {
        guard depth < Self.deepest else {
            output += "[the mail is too deep]"
            return
        }
        depth += 1
        defer { depth -= 1 }
        let outer = partials
        if !body.partials.isEmpty { partials.merge(body.partials) { $1 } }
        for node in body.nodes {
            guard budget > 0 else { break }
            budget -= 1
            if budget == 0 {
                output += "[the mail is too long]"
                break
            }
            switch node {
            case .text(let text): output += text
            case .value(let call, let isRaw): write(value(of: call, scope), isRaw: isRaw)
            case .block(let block): render(block, scope)
            case .partial(let partial): render(partial, scope)
            }
        }
        partials = outer
    }

    private mutating func write(_ value: JSON, isRaw: Bool) {
        let text = value.mailText
        output += isRaw || escaping == .none ? text : text.htmlEscaped
    }

    private mutating func render(_ partial: TemplatePartial, _ scope: TemplateScope) {
        guard let body = partials[partial.name] else {
            write(.string("[no partial \(partial.name)]"), isRaw: false)
            return
        }
        guard calls < Self.mostCalls else {
            write(.string("[\(partial.name) calls itself too often]"), isRaw: false)
            return
        }
        calls += 1
        defer { calls -= 1 }
        let inner = self.scope(of: partial, scope)
        guard !partial.indent.isEmpty else { return render(body, inner) }
        let before = output
        output = ""
        render(body, inner)
        output = before + output.indented(by: partial.indent)
    }

    /// A partial's context is the caller's, unless it is given one, or fields of its own.
    private mutating func scope(of partial: TemplatePartial, _ scope: TemplateScope) -> TemplateScope {
        guard partial.context != nil || !partial.options.isEmpty else { return scope }
        var fields: [JSON.Field] = []
        for option in partial.options { fields.append(JSON.Field(option.name, value(of: option.value, scope))) }
        let context = partial.context.map { value(of: $0, scope) } ?? scope.context
        guard !fields.isEmpty else { return TemplateScope(context, up: scope) }
        if case .object(let own) = context {
            fields += own.filter { field in !fields.contains { $0.name == field.name } }
        }
        return TemplateScope(.object(fields), up: scope)
    }

    /// The value of an expression.
    mutating func value(of expression: TemplateExpression, _ scope: TemplateScope) -> JSON {
        switch expression {
        case .literal(let value): value
        case .path(let path): scope.value(of: path)
        case .call(let call): value(of: call, scope)
        }
    }

    /// The value of a helper, or of a path where nothing but a name stands.
    private mutating func value(of call: TemplateCall, _ scope: TemplateScope) -> JSON {
        guard let name = call.name.helperName, let helper = TemplateHelper(rawValue: name) else {
            return call.isBare ? scope.value(of: call.name) : .string("[no helper \(call.name.text)]")
        }
        let (arguments, options) = arguments(of: call, scope)
        return self.value(of: helper, HelperArguments(arguments, options))
    }

    /// What a helper is given.
    mutating func arguments(of call: TemplateCall, _ scope: TemplateScope) -> ([JSON], [String: JSON]) {
        var arguments: [JSON] = []
        for argument in call.arguments { arguments.append(value(of: argument, scope)) }
        var options: [String: JSON] = [:]
        for option in call.options { options[option.name] = value(of: option.value, scope) }
        return (arguments, options)
    }

    /// Puts a block in whose helper is not known.
    mutating func writeUnknown(_ call: TemplateCall) {
        write(.string("[no helper \(call.name.text)]"), isRaw: false)
    }
}

extension String {
    /// The text with this in front of each line, which ends as it did.
    fileprivate func indented(by indent: String) -> String {
        var text = ""
        var beginsLine = true
        for character in self {
            if beginsLine { text += indent }
            text.append(character)
            beginsLine = character == "\n" || character == "\r\n"
        }
        return text
    }
}
