// One process of `process check`: what was found in it and in its mails, as a document and as lines with what they are about underlined.

import EDN
import OrderedJSON
import TransactionProcess

/// A process that was checked, or could not be read.
struct CheckedProcess: Sendable {
    private let argument: String
    /// What messages call the file.
    private let file: String
    /// Why it could not be read; nil where it was.
    let refusal: String?
    let report: ProcessReport?
    /// The files of its mails; nil where it came without.
    private let templates: [CheckedTemplate]?
    private let source: SourceLines

    /// Reads and checks a file or a folder. One that cannot be read is an error like others, so that the rest is checked all the same.
    init(file: String, _ input: any CommandInput) {
        argument = file
        do {
            let folder = try ProcessFolder(reading: file, from: input)
            report = ProcessReport(checking: folder.process, templates: folder.templateNames)
            templates = folder.files?.map { CheckedTemplate($0) }
            source = SourceLines(folder.process)
            self.file = folder.processFile
            refusal = nil
        } catch {
            self.file = file == "-" ? "standard input" : file
            templates = nil
            refusal = (error as? CommandRefusal)?.message ?? "\(file) cannot be read: \(error)"
            report = nil
            source = SourceLines([])
        }
    }

    var errors: Int { (report?.errors.count ?? 1) + (templates ?? []).map(\.errors).reduce(0, +) }
    var warnings: Int { (report?.warnings.count ?? 0) + (templates ?? []).map(\.warnings).reduce(0, +) }

    /// The findings, each with its line and a mark under what it is about, and what the process consists of.
    var lines: [String] {
        guard let report else { return ["\(file): error: \(refusal ?? "")"].sanitised }
        let found = report.findings.flatMap { finding in
            let kind = finding.isError ? "error" : "warning"
            let head = "\(file):\(finding.place.line):\(finding.place.column): \(kind): \(finding.message)"
            // What no place of the file is about has nothing to be underlined.
            return [head].sanitised + (finding.rule == .unusedTemplate ? [] : source.underlining(finding.place))
        }
        let all = found + (templates ?? []).flatMap(\.lines)
        guard let process = report.definition else { return all }
        let parts = [
            counted(process.transitions.count, "transition"), counted(process.states.count, "state"),
            counted(process.notifications.count, "notification"),
        ]
        return all + ["\(file): \(parts.joined(separator: ", "))"].sanitised
    }

    /// The same as a document.
    var json: JSON {
        let process = report?.definition
        return [
            "file": .string(argument), "valid": .bool(errors == 0), "refusal": .optional(refusal),
            "transitions": process.map { .int($0.transitions.count) } ?? .null,
            "states": process.map { .strings($0.states.map(\.text)) } ?? .null,
            "notifications": process.map { .int($0.notifications.count) } ?? .null,
            "findings": .array((report?.findings ?? []).map(\.json)),
            "templates": templates.map { .array($0.map(\.json)) } ?? .null,
        ]
    }
}

extension ProcessFinding {
    fileprivate var json: JSON {
        [
            "severity": isError ? "error" : "warning", "rule": .string(rule.rawValue), "message": .string(message),
            "line": .int(place.line), "column": .int(place.column), "length": .int(place.length),
        ]
    }
}
