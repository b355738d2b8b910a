public import OrderedJSON

/// A mail's template in Sharetribe's dialect of Handlebars (reference section 2.3): `templates/<t>/<t>-html.html` or
/// `templates/<t>/<t>-subject.txt`.
///
/// ```swift
/// let template = try MailTemplate(parsing: "Hello {{recipient.first-name}}!")
/// template.render(["recipient": ["first-name": "Ana"]])    // Hello Ana!
/// ```
///
/// What is there: values, escaped and raw, comments, `~`, blocks with `{{else}}` and chained `{{else if …}}`, sub-expressions,
/// named arguments, `../`, `this`, `@index`, `@first`, `@last`, `@key`, `@root`, `[…]`, `as |item|`, inline partials. Raw
/// blocks, partial blocks, decorators and partials whose names are expressions are errors.
public struct MailTemplate: Sendable {
    /// What will surprise whoever sends it, in the order of the text.
    public let findings: [TemplateFinding]
    private let body: TemplateBody

    /// Reads a template.
    /// - Throws: `TemplateError`, one sentence with the line and column where the text stops being a template.
    public init(parsing text: String) throws(TemplateError) {
        var parser = try TemplateParser(text)
        body = try parser.template()
        findings = TemplateChecker.findings(in: body)
    }

    /// The mail, or its subject: the template with the values of a context. It never fails: what is missing is empty, and
    /// an unknown helper or partial is named in the mail where it stands.
    ///
    /// - Parameters:
    ///   - context: The object with `recipient`, `marketplace`, `transaction` and so on.
    ///   - escaping: Whether values are escaped for HTML; a subject's are not.
    ///   - settings: What the context does not hold: assets, and how time zones are found.
    public func render(
        _ context: JSON, escaping: TemplateEscaping = .html, settings: RenderSettings = RenderSettings()
    ) -> String {
        var renderer = TemplateRenderer(escaping: escaping, settings: settings)
        return renderer.mail(body, context)
    }
}

/// What becomes of values on their way into a mail.
public enum TemplateEscaping: Hashable, Sendable {
    /// What HTML reads as marks is escaped, as Handlebars does it.
    case html
    /// They stand as they are: for subjects.
    case none
}

/// What a mail needs besides its context.
public struct RenderSettings: Sendable {
    /// The documents that the helper `asset` reads, by their paths: `content/email-texts.json`.
    public var assets: [String: JSON]
    /// Where the rules of time zones come from.
    public var zones: MailZones

    /// No assets, and the system's zones.
    public init(assets: [String: JSON] = [:], zones: MailZones = .system) {
        self.assets = assets
        self.zones = zones
    }
}
