// Values written as EDN again, for messages.

extension EDNValue: CustomStringConvertible {
    /// The value as EDN on one line.
    public var description: String { excerpt(.max) }

    /// The value as EDN on one line, cut with `…` once it is longer than this many characters.
    public func excerpt(_ most: Int) -> String {
        var writer = EDNWriter(most: most)
        writer.write(self)
        return writer.text
    }
}

/// Writes values until enough is written, so that a message about a huge value stays a message.
private struct EDNWriter {
    private let most: Int
    private var count = 0
    private(set) var text = ""

    init(most: Int) { self.most = most }

    private var isFull: Bool { count > most }

    mutating func write(_ value: EDNValue) {
        switch value.content {
        case .null: add("nil")
        case .bool(let value): add(value ? "true" : "false")
        case .string(let text): write(string: text)
        case .character(let scalar): add("\\" + (EDNCharacterNames.name(of: scalar) ?? String(scalar)))
        case .symbol(let name): add(name.text)
        case .keyword(let name): add(":" + name.text)
        case .integer(let value): add(String(value))
        case .bigInteger(let digits): add(digits)
        case .decimal(let decimal): add(decimal.text + (decimal.isExact ? "M" : ""))
        case .list(let values): write(values, "(", ")")
        case .vector(let values): write(values, "[", "]")
        case .set(let values): write(values, "#{", "}")
        case .map(let entries): write(entries.lazy.flatMap { [$0.key, $0.value] }, "{", "}")
        case .tagged(let tag, let value):
            add("#\(tag.text) ")
            write(value)
        }
    }

    private mutating func write(_ values: some Sequence<EDNValue>, _ open: String, _ close: String) {
        add(open)
        for (index, value) in values.enumerated() {
            guard !isFull else { return }
            if index > 0 { add(" ") }
            write(value)
        }
        add(close)
    }

    private mutating func write(string: String) {
        add("\"")
        for scalar in string.unicodeScalars {
            guard !isFull else { return }
            switch scalar {
            case "\"": add("\\\"")
            case "\\": add("\\\\")
            case "\n": add("\\n")
            case "\r": add("\\r")
            case "\t": add("\\t")
            default: add(String(scalar))
            }
        }
        add("\"")
    }

    private mutating func add(_ piece: String) {
        guard !isFull else { return }
        for scalar in piece.unicodeScalars {
            count += 1
            guard count <= most else {
                text += "…"
                return
            }
            text.unicodeScalars.append(scalar)
        }
    }
}
