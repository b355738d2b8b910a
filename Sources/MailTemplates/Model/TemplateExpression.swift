import OrderedJSON

/// What gives a value in a template.
indirect enum TemplateExpression: Hashable, Sendable {
    case literal(JSON)
    case path(TemplatePath)
    case call(TemplateCall)
}

/// The way to a value: `transaction.listing.title`, `../name`, `@index`, `this`.
struct TemplatePath: Hashable, Sendable {
    /// As it is written.
    let text: String
    /// How many contexts up it begins.
    var up = 0
    /// Whether it names something of a block (`@index`) and not a field.
    var isData = false
    /// Whether it begins with `this`, `./` or `../`, so that it means a field and nothing else.
    var isScoped = false
    /// The names of the fields, from the outermost.
    var segments: [String] = []

    /// The name that may be a helper's; nil of a path that cannot be one.
    var helperName: String? { isData || isScoped || segments.count != 1 ? nil : segments.first }
}

/// A helper with its arguments, or a path alone.
struct TemplateCall: Hashable, Sendable {
    let name: TemplatePath
    var arguments: [TemplateExpression] = []
    /// The arguments that have names, in order.
    var options: [TemplateOption] = []
    let place: TemplatePlace

    /// Whether it has nothing but its name.
    var isBare: Bool { arguments.isEmpty && options.isEmpty }
}

/// An argument with a name: `format="d. MMM"`.
struct TemplateOption: Hashable, Sendable {
    let name: String
    let value: TemplateExpression
}
