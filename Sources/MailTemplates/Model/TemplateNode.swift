/// A part of a template.
enum TemplateNode: Sendable {
    case text(String)
    /// A value that is put in; raw where it is not escaped.
    case value(TemplateCall, isRaw: Bool)
    case block(TemplateBlock)
    case partial(TemplatePartial)
}

/// A template's or a block's content, and the partials that are defined in it.
struct TemplateBody: Sendable {
    var nodes: [TemplateNode] = []
    var partials: [String: TemplateBody] = [:]
}

/// `{{#name …}} … {{else}} … {{/name}}`.
struct TemplateBlock: Sendable {
    let call: TemplateCall
    /// The names of `as |item index|`.
    let names: [String]
    /// Whether it is written `{{^name}}`, the two contents being meant the other way round.
    let isInverse: Bool
    var body = TemplateBody()
    var otherwise: TemplateBody?
}

/// `{{> name context key=value}}`.
struct TemplatePartial: Sendable {
    let name: String
    let context: TemplateExpression?
    let options: [TemplateOption]
    /// What stands before it on a line of its own; every line of its content gets it.
    var indent = ""
    let place: TemplatePlace
}
