// One file of `process check`: what was found in it, as a document and as lines with what they are about underlined.

import EDN
import OrderedJSON
import TransactionProcess

/// A file that was checked, or could not be read.
struct CheckedProcess: Sendable {
    let file: String
    /// Why it could not be read; nil where it was.
    let refusal: String?
    let report: ProcessReport?
    private let source: SourceLines

    /// Reads and checks a file. One that cannot be read is an error like others, so that the rest is checked all the same.
    init(file: String, _ input: any CommandInput) {
        self.file = file
        do {
            let bytes = try input.bytes(of: file)
            report = ProcessReport(checking: bytes)
            source = SourceLines(bytes)
            refusal = nil
        } catch {
            refusal = (error as? CommandRefusal)?.message ?? "\(file) cannot be read: \(error)"
            report = nil
            source = SourceLines([])
        }
    }

    var errors: Int { report?.errors.count ?? 1 }
    var warnings: Int { report?.warnings.count ?? 0 }

    /// The findings, each with its line and a mark under what it is about, and what the process consists of.
    var lines: [String] {
        let name = file == "-" ? "standard input" : file
        guard let report else { return ["\(name): error: \(refusal ?? "")"].sanitised }
        let found = report.findings.flatMap { finding in
            let kind = finding.isError ? "error" : "warning"
            let head = "\(name):\(finding.place.line):\(finding.place.column): \(kind): \(finding.message)"
            return [head].sanitised + source.underlining(finding.place)
        }
        guard let process = report.definition else { return found }
        let parts = [
            counted(process.transitions.count, "transition"), counted(process.states.count, "state"),
            counted(process.notifications.count, "notification"),
        ]
        return found + ["\(name): \(parts.joined(separator: ", "))"].sanitised
    }

    /// The same as a document.
    var json: JSON {
        let process = report?.definition
        return [
            "file": .string(file), "valid": .bool(process != nil), "refusal": .optional(refusal),
            "transitions": process.map { .int($0.transitions.count) } ?? .null,
            "states": process.map { .strings($0.states.map(\.text)) } ?? .null,
            "notifications": process.map { .int($0.notifications.count) } ?? .null,
            "findings": .array((report?.findings ?? []).map(\.json)),
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
