// The small documents that are kept as text: a merchant's notes, and what an event changed.
import Checkout
import OrderedJSON

enum JSONText {
    /// Notes as an object, its keys sorted so that the same notes are the same text; nil for none.
    static func metadata(_ metadata: [String: String]) -> String? {
        guard !metadata.isEmpty else { return nil }
        let members = metadata.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(quoted($0.value))" }
        return "{\(members.joined(separator: ","))}"
    }

    static func metadata(from text: String?) throws -> [String: String] {
        guard let text else { return [:] }
        guard case .object(let fields) = try JSON(reading: Array(text.utf8)) else { throw UnreadableColumn(index: 0) }
        var notes: [String: String] = [:]
        for field in fields {
            guard case .string(let value) = field.value else { throw UnreadableColumn(index: 0) }
            notes[field.name] = value
        }
        return notes
    }

    /// Changes as an array of `[field, from, to]`.
    static func changes(_ changes: [Change]) -> String {
        let items = changes.map { change in
            "[\(quoted(change.field)),\(change.from.map(quoted) ?? "null"),\(change.to.map(quoted) ?? "null")]"
        }
        return "[\(items.joined(separator: ","))]"
    }

    static func changes(from text: String) throws -> [Change] {
        if text == "[]" { return [] }
        guard case .array(let items) = try JSON(reading: Array(text.utf8)) else { throw UnreadableColumn(index: 0) }
        return try items.map { item in
            guard case .array(let parts) = item, parts.count == 3, case .string(let field) = parts[0] else {
                throw UnreadableColumn(index: 0)
            }
            return Change(field, from: words(parts[1]), to: words(parts[2]))
        }
    }

    private static func words(_ json: JSON) -> String? {
        if case .string(let text) = json { return text }
        return nil
    }

    static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        if isPlain { return "\"\(text)\"" }
        var quoted = "\""
        quoted.reserveCapacity(text.utf8.count + 2)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
