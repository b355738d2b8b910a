// The real binary, as the package manager built it beside these tests or elsewhere, and the documents that it prints.
import Foundation
import Programs

/// The program under test.
enum Almoner {
    /// The folder of the binary, so that a person can type its name alone.
    static let folder =
        Tool.environment["ALMONER_PROGRAMS"].map { URL(filePath: $0).absoluteURL }
        ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    /// The binary.
    static let binary = folder.appending(path: "almoner")

    /// Runs a command on a ledger, whatever comes of it.
    static func run(_ arguments: [String], ledger: String, input: String = "") throws -> Tool.Result {
        try Tool.run(binary, arguments + ["--db", ledger], input: input)
    }

    /// Runs a command that has to succeed and reads the document that it prints.
    @discardableResult
    static func document(_ arguments: [String], ledger: String, input: String = "") throws -> Document {
        try Document(value: json(arguments, ledger: ledger, input: input))
    }

    /// The same, as the system's library reads it.
    static func json(_ arguments: [String], ledger: String, input: String = "") throws -> Any {
        let result = try run(arguments + ["--json"], ledger: ledger, input: input)
        guard result.status == 0 else {
            throw Tool.Failure.failed(arguments.joined(separator: " "), result.status, result.output + result.error)
        }
        return try JSONSerialization.jsonObject(with: Data(result.output.utf8), options: .fragmentsAllowed)
    }

    /// Runs a command that has to be refused and reads what it says of the refusal.
    static func refusal(_ arguments: [String], ledger: String) throws -> Document {
        let result = try run(arguments + ["--json"], ledger: ledger)
        guard result.status == 1 else {
            throw Tool.Failure.failed(arguments.joined(separator: " "), result.status, result.output + result.error)
        }
        return try Document(result.output)["error"]
    }
}

/// A JSON document, or a part of one; what is not there is null.
struct Document {
    private let value: Any

    /// A document that has been read.
    init(value: Any) { self.value = value }

    /// Reads text that holds one document and nothing else.
    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    subscript(field: String) -> Document {
        Document(value: (value as? [String: Any])?[field] ?? NSNull())
    }

    /// Whether a field is there, be it null.
    func has(_ field: String) -> Bool { (value as? [String: Any])?[field] != nil }

    var fields: Set<String> { Set((value as? [String: Any] ?? [:]).keys) }
    var elements: [Document] { (value as? [Any] ?? []).map(Document.init(value:)) }
    var isList: Bool { value is [Any] }
    var isNull: Bool { value is NSNull }
    var isText: Bool { value is String }
    var text: String { value as? String ?? "" }
    var truth: Bool? { value as? Bool }
    var number: Int? { value as? Int }
    var texts: [String] { elements.map(\.text) }
}
