// What a column's document has to be, or the row cannot be read.
import OrderedJSON

extension JSON {
    /// A document of a column.
    init(stored text: String) throws { try self.init(reading: Array(text.utf8)) }

    /// Texts by their names, sorted so that the same ones are the same document.
    init(_ texts: [String: String]) {
        self = .object(texts.sorted { $0.key < $1.key }.map { Field($0.key, .string($0.value)) })
    }

    func elements() throws -> [JSON] {
        guard case .array(let elements) = self else { throw UnreadableColumn(index: 0) }
        return elements
    }

    func fields() throws -> [Field] {
        guard case .object(let fields) = self else { throw UnreadableColumn(index: 0) }
        return fields
    }

    func text() throws -> String {
        guard case .string(let text) = self else { throw UnreadableColumn(index: 0) }
        return text
    }

    func number() throws -> Int {
        guard case .int(let number) = self else { throw UnreadableColumn(index: 0) }
        return number
    }

    func texts() throws -> [String: String] {
        try Dictionary(fields().map { ($0.name, try $0.value.text()) }, uniquingKeysWith: { $1 })
    }

    /// The text of a string, nil of anything else.
    var plainText: String? {
        if case .string(let text) = self { return text }
        return nil
    }
}
