import OrderedJSON
import Spelling

/// Looks for what surprises in a template that reads.
struct TemplateChecker {
    private var findings: [TemplateFinding] = []
    private var partials: Set<String> = []

    /// More than this tells nobody more. Ours.
    private static let most = 1_000

    static func findings(in body: TemplateBody) -> [TemplateFinding] {
        var checker = TemplateChecker()
        checker.collect(body)
        checker.check(body)
        return checker.findings.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
            .map(\.element)
    }

    /// The partials that are defined anywhere: who calls one may stand in another.
    private mutating func collect(_ body: TemplateBody) {
        for (name, partial) in body.partials {
            partials.insert(name)
            collect(partial)
        }
        for case .block(let block) in body.nodes {
            collect(block.body)
            if let other = block.otherwise { collect(other) }
        }
    }

    private mutating func add(_ rule: TemplateRule, _ message: String, at place: TemplatePlace) {
        guard findings.count < Self.most else { return }
        findings.append(TemplateFinding(rule: rule, message: message, place: place))
    }

    private mutating func check(_ body: TemplateBody) {
        for node in body.nodes {
            switch node {
            case .text: break
            case .value(let call, _): check(call, isBlock: false)
            case .partial(let partial): check(partial)
            case .block(let block):
                check(block.call, isBlock: true)
                check(block.body)
                if let other = block.otherwise { check(other) }
            }
        }
        for partial in body.partials.values { check(partial) }
    }

    private mutating func check(_ partial: TemplatePartial) {
        guard findings.count < Self.most else { return }
        if !partials.contains(partial.name) {
            let hint = perhaps(partial.name, among: partials.sorted().prefix(100))
            add(.unknownPartial, "The template defines no partial \(partial.name).\(hint)", at: partial.place)
        }
        let expressions = [partial.context].compactMap { $0 } + partial.options.map(\.value)
        for expression in expressions { check(expression) }
    }

    private mutating func check(_ expression: TemplateExpression) {
        if case .call(let call) = expression { check(call, isBlock: false, isInner: true) }
    }

    private mutating func check(_ call: TemplateCall, isBlock: Bool, isInner: Bool = false) {
        guard findings.count < Self.most else { return }
        for expression in call.arguments + call.options.map(\.value) { check(expression) }
        guard let helper = call.name.helperName.flatMap({ TemplateHelper(rawValue: $0) }) else {
            // A name alone is a field's, except in brackets.
            guard !call.isBare || isInner else { return }
            let hint = perhaps(call.name.text, among: TemplateHelper.allCases.map(\.rawValue))
            add(.unknownHelper, "Mails have no helper \(call.name.text).\(hint)", at: call.place)
            return
        }
        let name = helper.rawValue
        if isBlock, helper.use == .value {
            add(.wrongUse, "\(name) gives a value and is no block: {{\(name) …}}.", at: call.place)
        } else if !isBlock, helper.use == .block {
            add(.wrongUse, "\(name) is a block: {{#\(name) …}} … {{/\(name)}}.", at: call.place)
        } else if !isBlock, !isInner, helper.use == .both {
            add(.wrongUse, "\(name) is a condition: {{#\(name) …}} … {{/\(name)}}, or in brackets.", at: call.place)
        }
        checkArguments(of: helper, call)
        checkMessage(of: helper, call)
    }

    private mutating func checkArguments(of helper: TemplateHelper, _ call: TemplateCall) {
        let name = helper.rawValue
        if !helper.arguments.contains(call.arguments.count) {
            let hint = call.isBare ? " A field of that name is {{this.\(name)}}." : ""
            add(
                .wrongArguments,
                "\(name) takes \(helper.arguments.words), not \(call.arguments.count).\(hint)", at: call.place)
        }
        guard let known = helper.options else { return }
        for option in call.options where !known.contains(option.name) {
            let hint = perhaps(option.name, among: known)
            add(.unknownOption, "\(name) does not read \(option.name)=.\(hint)", at: call.place)
        }
    }

    /// A message that stands in the template, against the values that it is given.
    private mutating func checkMessage(of helper: TemplateHelper, _ call: TemplateCall) {
        let index = helper == .t ? 1 : helper == .formatText ? 0 : -1
        guard call.arguments.indices.contains(index), case .literal(let value) = call.arguments[index],
            case .string(let text) = value
        else { return }
        guard let message = MessageFormat(text) else {
            add(
                .unreadableMessage, "The braces of this message do not read, so that it stands as it is.",
                at: call.place)
            return
        }
        for name in message.names.subtracting(call.options.map(\.name)).sorted() {
            add(.missingValue, "The message has {\(name)}, and no \(name)= is given.", at: call.place)
        }
    }

    /// What somebody may have meant, as the end of a sentence; empty where nothing is close.
    private func perhaps(_ written: String, among known: some Sequence<String>) -> String {
        NearestName.name(written, among: known, leeway: 1).map { " Perhaps \($0) was meant." } ?? ""
    }
}

extension ClosedRange<Int> {
    /// `1 argument`, `1 to 3 arguments`.
    fileprivate var words: String {
        if upperBound == .max { return "at least \(lowerBound) argument\(lowerBound == 1 ? "" : "s")" }
        let count = lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
        return "\(count) argument\(upperBound == 1 ? "" : "s")"
    }
}
