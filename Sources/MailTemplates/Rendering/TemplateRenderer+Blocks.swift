import OrderedJSON

extension TemplateRenderer {
    /// A block: a condition, a context, a list, or a section of a field.
    mutating func render(_ block: TemplateBlock, _ scope: TemplateScope) {
        let helper = block.call.name.helperName.flatMap { TemplateHelper(rawValue: $0) }
        guard let helper else {
            guard block.call.isBare else { return writeUnknown(block.call) }
            return section(block, scope.value(of: block.call.name), scope)
        }
        let (arguments, options) = arguments(of: block.call, scope)
        let first = arguments.first ?? .null
        switch helper {
        case .each: each(block, first, scope)
        case .with: with(block, first, scope)
        case .if, .unless:
            // Zero counts as true where the template says so.
            let isZero = options["includeZero"]?.isTruthy == true && DecimalText(first)?.isZero == true
            choose(block, (first.isTruthy || isZero) == (helper == .if), scope)
        default: choose(block, value(of: helper, HelperArguments(arguments, options)).isTruthy, scope)
        }
    }

    /// One of a block's two contents.
    private mutating func choose(_ block: TemplateBlock, _ isFirst: Bool, _ scope: TemplateScope) {
        let isBody = isFirst != block.isInverse
        if isBody { render(block.body, scope) } else if let other = block.otherwise { render(other, scope) }
    }

    private mutating func with(_ block: TemplateBlock, _ value: JSON, _ scope: TemplateScope) {
        guard value.isTruthy, !block.isInverse else { return choose(block, value.isTruthy, scope) }
        let names = block.names.first.map { [$0: value] } ?? [:]
        render(block.body, TemplateScope(value, up: scope, names: names))
    }

    /// The content for each element of a list, or each field of an object.
    private mutating func each(_ block: TemplateBlock, _ value: JSON, _ scope: TemplateScope) {
        let elements: [(key: JSON, value: JSON)] =
            switch value {
            case .array(let values): values.enumerated().map { (.int($0.offset), $0.element) }
            case .object(let fields): fields.map { (.string($0.name), $0.value) }
            default: []
            }
        guard !elements.isEmpty, !block.isInverse else { return choose(block, !elements.isEmpty, scope) }
        for (index, element) in elements.enumerated() {
            let data: [String: JSON] = [
                "index": .int(index), "key": element.key, "first": .bool(index == 0),
                "last": .bool(index == elements.count - 1),
            ]
            let names = Dictionary(
                zip(block.names, [element.value, element.key]), uniquingKeysWith: { first, _ in first })
            render(block.body, TemplateScope(element.value, up: scope, data: data, names: names))
        }
    }

    /// A block of a field's name: the content for each element, in the field, or where it is true.
    private mutating func section(_ block: TemplateBlock, _ value: JSON, _ scope: TemplateScope) {
        switch value {
        case .array: each(block, value, scope)
        case .object where !block.isInverse: with(block, value, scope)
        default: choose(block, value.isTruthy, scope)
        }
    }
}
