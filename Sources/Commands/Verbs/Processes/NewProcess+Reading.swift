import Checkout

extension NewProcess {
    /// Reads what somebody named: a folder with a `process.edn` and the templates of its mails, a file, or standard
    /// input (`-`).
    /// - Throws: `CommandRefusal` for what cannot be read.
    init(reading path: String, name: String?, from input: any CommandInput) throws {
        let base = path.hasSuffix("/") ? String(path.dropLast()) : path
        guard path != "-", try input.entries(of: base) != nil else {
            self.init(name: name ?? NewProcess.name(of: path), source: try input.contents(of: path))
            return
        }
        self.init(
            name: name ?? NewProcess.name(of: base), source: try input.contents(of: "\(base)/process.edn"),
            templates: try NewProcess.templates(in: "\(base)/templates", input))
    }

    /// The templates that have a subject and a body; one that lacks either is as if it were not there.
    private static func templates(
        in folder: String, _ input: any CommandInput
    ) throws -> [String: MailTemplateText] {
        var templates: [String: MailTemplateText] = [:]
        for name in try input.entries(of: folder) ?? [] {
            let start = "\(folder)/\(name)/\(name)"
            let files = try input.entries(of: "\(folder)/\(name)") ?? []
            guard files.contains("\(name)-subject.txt"), files.contains("\(name)-html.html") else { continue }
            templates[name] = MailTemplateText(
                subject: try input.contents(of: "\(start)-subject.txt"),
                html: try input.contents(of: "\(start)-html.html"))
        }
        return templates
    }

    /// The last part of a path, without the ending of a process; a `process.edn` is called as its folder is.
    private static func name(of path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        guard let last = parts.last, last != "-" else { return "process" }
        if last == "process.edn", parts.count > 1 { return parts[parts.count - 2] }
        return last.hasSuffix(".edn") ? String(last.dropLast(4)) : last
    }
}
