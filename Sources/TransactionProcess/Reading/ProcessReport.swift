import EDN

/// What checking a process found, all of it, and the process where it may be used.
///
/// ```swift
/// let report = ProcessReport(checking: bytes)
/// for finding in report.findings { print(finding.place, finding.message) }
/// ```
public struct ProcessReport: Sendable {
    /// Errors and warnings, in the order of the file.
    public let findings: [ProcessFinding]
    /// The process; nil where there are errors.
    public let definition: ProcessDefinition?

    /// The errors alone.
    public var errors: [ProcessFinding] { findings.filter(\.isError) }
    /// The warnings alone.
    public var warnings: [ProcessFinding] { findings.filter { !$0.isError } }

    /// Checks the text of a process. Every rule is tried, whatever others found (the original stops at the first kind that
    /// fails); the lints that follow a transaction's way need a process without errors.
    ///
    /// - Parameter templates: The mail templates that lie beside the process; nil where they are not known, so that no
    ///   notification is held against them.
    public init(checking bytes: [UInt8], templates: ProcessTemplateNames? = nil) {
        let document: EDNDocument
        do {
            document = try EDNDocument(reading: bytes)
        } catch {
            findings = [ProcessFinding(.syntax, error.message, at: error.place)]
            definition = nil
            return
        }
        var log = FindingLog()
        if let rest = document.rest {
            log.add(.unreadRest, "The process ends before this; what follows is not read.", at: rest)
        }
        let shape = ProcessShape(reading: document.value, &log)
        shape.checkNames(&log)
        shape.checkReachability(&log)
        shape.checkReferences(&log)
        let sound = log.hasErrors ? nil : shape.definition
        if let sound { Lints(shape: shape, definition: sound).run(&log) }
        if let templates { shape.checkTemplates(templates, &log) }
        definition = log.hasErrors ? nil : sound
        findings = log.sorted
    }
}

/// What was found so far.
struct FindingLog {
    private var findings: [ProcessFinding] = []

    /// Whether the process cannot be used.
    var hasErrors: Bool { findings.contains(where: \.isError) }

    mutating func add(_ rule: ProcessRule, _ message: String, at place: EDNPlace) {
        findings.append(ProcessFinding(rule, message, at: place))
    }

    /// In the order of the file; of two at one place, the one found first.
    var sorted: [ProcessFinding] {
        findings.enumerated().sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }.map(\.element)
    }
}
