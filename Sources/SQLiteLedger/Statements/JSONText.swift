// The small documents that are kept as text: a merchant's notes, and what an event changed.
import Checkout
import OrderedJSON

enum JSONText {
    /// Notes as an object, its keys sorted so that the same notes are the same text; nil for none.
    static func metadata(_ metadata: [String: String]) -> String? {
        metadata.isEmpty ? nil : JSON(metadata).compact
    }

    static func metadata(from text: String?) throws -> [String: String] {
        try text.map { try JSON(stored: $0).texts() } ?? [:]
    }

    /// Changes as an array of `[field, from, to]`.
    static func changes(_ changes: [Change]) -> String {
        JSON.array(changes.map { [.string($0.field), .optional($0.from), .optional($0.to)] }).compact
    }

    static func changes(from text: String) throws -> [Change] {
        if text == "[]" { return [] }
        return try JSON(stored: text).elements().map { change in
            let parts = try change.elements()
            guard parts.count == 3 else { throw UnreadableColumn(index: 0) }
            return Change(try parts[0].text(), from: parts[1].plainText, to: parts[2].plainText)
        }
    }
}
