// A file of survey answers: what `almoner survey --sample` prints and `almoner consult --answers` reads.

import Checkout
import Foundation
import OrderedJSON

/// The answers to one survey.
struct AnswerDocument: Sendable {
    /// Whose survey it is; nil where the file does not say.
    let visitType: VisitType?
    /// The answers by their questions.
    let answers: [String: RawAnswer]
    private let order: [String]

    init(visitType: VisitType?, answers: [(question: String, answer: RawAnswer)]) {
        self.visitType = visitType
        self.answers = Dictionary(answers.map { ($0.question, $0.answer) }, uniquingKeysWith: { first, _ in first })
        order = answers.map(\.question)
    }

    /// The document that `read` reads.
    var json: JSON {
        [
            "visit_type": .optional(visitType?.name),
            "answers": .object(order.compactMap { id in answers[id].map { JSON.Field(id, $0.json) } }),
        ]
    }

    /// The answers of a file: one object with `visit_type` and `answers`, a bare object of answers, or a list of these.
    /// - Throws: `CommandRefusal` that says where the text stops making sense.
    static func read(_ text: String, from path: String) throws -> [AnswerDocument] {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: [.fragmentsAllowed])
        } catch {
            throw refusal(path, "it is not JSON\(position(of: error, in: text))")
        }
        let documents = (value as? [Any]) ?? [value]
        guard !documents.isEmpty else { throw refusal(path, "it is an empty list") }
        return try documents.map { try AnswerDocument($0, path) }
    }

    private init(_ value: Any, _ path: String) throws {
        guard let object = value as? [String: Any] else {
            throw AnswerDocument.refusal(path, "expected an object of answers, such as {\"state\": \"California\"}")
        }
        let wrapped = object["answers"]
        if let wrapped, !(wrapped is [String: Any]) {
            throw AnswerDocument.refusal(path, "“answers” is not an object")
        }
        if let type = object["visit_type"], !(type is String), !(type is NSNull) {
            throw AnswerDocument.refusal(path, "“visit_type” is not a text")
        }
        let fields = (wrapped as? [String: Any]) ?? object
        let answers = try fields.keys.sorted().map { id in
            guard let answer = RawAnswer(json: fields[id]) else {
                throw AnswerDocument.refusal(path, "“\(id)” is neither a text, a list of texts, nor true or false")
            }
            return (question: id, answer: answer)
        }
        let type = wrapped == nil ? nil : object["visit_type"] as? String
        self.init(visitType: type.map(VisitType.init(spelledLike:)), answers: answers)
    }

    private static func refusal(_ path: String, _ why: String) -> CommandRefusal {
        let name = path == "-" ? "standard input" : path
        return CommandRefusal(
            code: "unreadable_answers",
            message: "The answers in \(name) do not read: \(why). See `almoner survey TYPE --sample approved`.")
    }

    /// Where Foundation stopped reading, as line and column.
    private static func position(of error: any Error, in text: String) -> String {
        guard let offset = (error as NSError).userInfo["NSJSONSerializationErrorIndex"] as? Int else { return "" }
        let before = text.utf8.prefix(offset)
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
        return " (line \(line), column \(column))"
    }
}

extension RawAnswer {
    /// As it stands in a document.
    fileprivate var json: JSON {
        switch self {
        case .text(let text): .string(text)
        case .list(let texts): .strings(texts)
        case .bool(let yes): .bool(yes)
        }
    }

    fileprivate init?(json: Any?) {
        switch json {
        case let text as String: self = .text(text)
        case let texts as [String]: self = .list(texts)
        case let number as NSNumber where number.isBoolean: self = .bool(number.boolValue)
        default: return nil
        }
    }
}

extension NSNumber {
    /// Whether it was written `true` or `false`, rather than `1` or `0`.
    fileprivate var isBoolean: Bool { String(cString: objCType) == "c" }
}
