// One file of a mail's template, for `process check`.

import EDN
import MailTemplates
import OrderedJSON

/// A template that was checked.
struct CheckedTemplate: Sendable {
    private let file: ProcessFolder.TemplateFile
    private let error: TemplateError?
    private let found: [TemplateFinding]

    init(_ file: ProcessFolder.TemplateFile) {
        self.file = file
        do throws(TemplateError) {
            found = try MailTemplate(parsing: file.text).findings
            error = nil
        } catch {
            found = []
            self.error = error
        }
    }

    var errors: Int { error == nil ? 0 : 1 }
    var warnings: Int { found.count }

    /// The findings, each with its line and a mark under what it is about.
    var lines: [String] {
        let source = SourceLines(Array(file.text.utf8))
        func lines(_ kind: String, _ message: String, _ place: TemplatePlace) -> [String] {
            let head = "\(file.path):\(place.line):\(place.column): \(kind): \(message)"
            return [head].sanitised + source.underlining(EDNPlace(place))
        }
        return (error.map { lines("error", $0.message, $0.place) } ?? [])
            + found.flatMap { lines("warning", $0.message, $0.place) }
    }

    /// The same as a document.
    var json: JSON {
        let broken: [JSON] = error.map { [JSON.finding("error", "template_syntax", $0.message, $0.place)] } ?? []
        return [
            "file": .string(file.path), "template": .string(file.template), "valid": .bool(error == nil),
            "findings": .array(
                broken + found.map { JSON.finding("warning", $0.rule.rawValue, $0.message, $0.place) }),
        ]
    }
}

extension EDNPlace {
    fileprivate init(_ place: TemplatePlace) {
        self.init(line: place.line, column: place.column, length: place.length)
    }
}

extension JSON {
    fileprivate static func finding(
        _ severity: String, _ rule: String, _ message: String, _ place: TemplatePlace
    ) -> JSON {
        [
            "severity": .string(severity), "rule": .string(rule), "message": .string(message),
            "line": .int(place.line), "column": .int(place.column), "length": .int(place.length),
        ]
    }
}
