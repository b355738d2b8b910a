// A process with its mails, as a folder holds them (reference section 2.3); a file alone is a process without mails.

public import TransactionProcess

/// A transaction process and the templates of its mails: `process.edn`, and beside it
/// `templates/<t>/<t>-subject.txt` and `templates/<t>/<t>-html.html`.
///
/// ```swift
/// let folder = try ProcessFolder(reading: "sauna-visit", from: context.input)
/// let report = ProcessReport(checking: folder.process, templates: folder.templateNames)
/// ```
public struct ProcessFolder: Sendable {
    /// What it is called: the folder's name, or the file's without its ending.
    public let name: String
    /// What messages call the file of the process.
    public let processFile: String
    /// The text of the process.
    public let process: [UInt8]
    /// The files of the templates, in the order of their names; nil where a process came as a file alone.
    public let files: [TemplateFile]?

    /// A process and its templates.
    public init(name: String, processFile: String, process: [UInt8], files: [TemplateFile]?) {
        self.name = name
        self.processFile = processFile
        self.process = process
        self.files = files
    }

    /// The templates that are whole, by name.
    public var templates: [String: MailText] {
        var texts: [String: MailText] = [:]
        for subject in files ?? [] where subject.part == .subject {
            guard let html = files?.first(where: { $0.part == .html && $0.template == subject.template }) else {
                continue
            }
            texts[subject.template] = MailText(subject: subject.text, html: html.text)
        }
        return texts
    }

    /// Which templates are there, for checking; nil where it is not known.
    public var templateNames: ProcessTemplateNames? {
        files.map { files in
            ProcessTemplateNames(
                subjects: Set(files.filter { $0.part == .subject }.map(\.template)),
                bodies: Set(files.filter { $0.part == .html }.map(\.template)))
        }
    }

    /// The two templates of a mail.
    public struct MailText: Hashable, Sendable {
        /// Of its subject.
        public let subject: String
        /// Of the mail.
        public let html: String
    }

    /// One file of a template.
    public struct TemplateFile: Hashable, Sendable {
        /// The template's name, which is its folder's.
        public let template: String
        /// Whether it is the subject or the mail.
        public let part: Part
        /// What messages call the file.
        public let path: String
        /// The text of the template.
        public let text: String

        /// One file of a template.
        public init(template: String, part: Part, path: String, text: String) {
            self.template = template
            self.part = part
            self.path = path
            self.text = text
        }
    }

    /// What a file of a template holds.
    public enum Part: String, CaseIterable, Sendable {
        /// `<t>-subject.txt`.
        case subject = "-subject.txt"
        /// `<t>-html.html`.
        case html = "-html.html"
    }
}
