import TransactionProcess

/// A process to be installed.
public struct NewProcess: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The text of `process.edn`.
    public var source: String
    /// The texts of its mails, by the template's name.
    public var templates: [String: MailTemplateText]

    /// A process to be installed.
    public init(name: String, source: String, templates: [String: MailTemplateText] = [:]) {
        self.name = name
        self.source = source
        self.templates = templates
    }
}

extension CheckoutEngine {
    /// Installs a process, as the next version of its name; the same text and templates are the version that they were.
    /// - Throws: `CheckoutError.invalidField` with the first error of a process that has any.
    public func install(_ new: NewProcess) async throws(CheckoutError) -> ProcessVersion {
        guard !new.name.isEmpty else { throw .missingField("name") }
        let report = ProcessReport(checking: Array(new.source.utf8))
        guard report.definition != nil else {
            let first = report.errors.first
            throw .invalidField(
                "process", given: new.name,
                expected: first.map { "a process without errors; \($0.place): \($0.message)" } ?? "a process")
        }
        return try await step { step in
            let latest = try step.transaction.latestProcess(named: new.name)
            if let latest, latest.source == new.source, latest.templates == new.templates { return latest }
            let process = ProcessVersion(
                id: try step.transaction.newID(at: step.now), name: new.name, version: (latest?.version ?? 0) + 1,
                source: new.source, templates: new.templates, createdAt: step.now)
            try step.transaction.insert(process)
            try step.record(
                EventType.processInstalled, process.id, customer: nil,
                [Change("name", to: process.name), Change("version", to: String(process.version))])
            return process
        }
    }
}
