/// A process as it was installed, with the templates of its mails. A transaction is bound for ever to the version that it
/// began with (reference section 2.1).
public struct ProcessVersion: Identified, Hashable {
    public static let kind = "process"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<ProcessVersion>
    /// What it is called: `sauna-visit`.
    public let name: String
    /// Which version of that name, from 1.
    public let version: Int
    /// The text of `process.edn`.
    public let source: String
    /// The texts of its mails, by the template's name.
    public let templates: [String: MailTemplateText]
    /// When it was installed.
    public let createdAt: Instant

    /// A process as it was installed.
    public init(
        id: ID<ProcessVersion>, name: String, version: Int, source: String, templates: [String: MailTemplateText],
        createdAt: Instant
    ) {
        self.id = id
        self.name = name
        self.version = version
        self.source = source
        self.templates = templates
        self.createdAt = createdAt
    }

    /// Its name and version: `sauna-visit/2`.
    public var words: String { "\(name)/\(version)" }
}

/// The two texts of a mail's template (reference section 2.3).
public struct MailTemplateText: Hashable, Sendable {
    /// The subject's.
    public let subject: String
    /// The body's, HTML.
    public let html: String

    /// The two texts of a mail's template.
    public init(subject: String, html: String) {
        self.subject = subject
        self.html = html
    }
}
