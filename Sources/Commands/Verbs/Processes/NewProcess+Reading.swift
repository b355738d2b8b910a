import Checkout

extension NewProcess {
    /// Reads what somebody named: a folder, a file, standard input, or a process that comes with the program.
    /// - Throws: `CommandRefusal` for what cannot be read, or is no text.
    init(reading path: String, name: String?, from input: any CommandInput) throws {
        try self.init(ProcessFolder(reading: path, from: input))
        if let name { self.name = name }
    }

    /// The process and the mails of a folder.
    /// - Throws: `CommandRefusal` for a process that is no text.
    init(_ folder: ProcessFolder) throws {
        guard let source = String(validating: folder.process, as: UTF8.self) else {
            throw CommandRefusal(code: "unreadable_file", message: "\(folder.processFile) is not UTF-8 text.")
        }
        self.init(
            name: folder.name, source: source,
            templates: folder.templates.mapValues { MailTemplateText(subject: $0.subject, html: $0.html) })
    }
}
