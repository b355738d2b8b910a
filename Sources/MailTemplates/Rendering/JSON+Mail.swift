import OrderedJSON

extension JSON {
    /// As it stands in a mail: nothing is empty, and lists and objects are written as JSON, which is ours.
    var mailText: String {
        switch self {
        case .null: ""
        case .bool(let value): value ? "true" : "false"
        case .int(let value): String(value)
        case .number(let digits): digits
        case .string(let text): text
        case .array, .object: compact
        }
    }

    /// Whether Handlebars takes it for true: not for nothing, false, zero, empty texts and empty lists.
    var isTruthy: Bool {
        switch self {
        case .null: false
        case .bool(let value): value
        case .int(let value): value != 0
        case .number: DecimalText(self).map { !$0.isZero } ?? true
        case .string(let text): !text.isEmpty
        case .array(let values): !values.isEmpty
        case .object: true
        }
    }

    /// Whether two are the same; numbers are, however they are written.
    func equals(_ other: JSON) -> Bool {
        switch (self, other) {
        case (.int, .number), (.number, .int), (.number, .number): DecimalText(self) == DecimalText(other)
        default: self == other
        }
    }

    /// A field of an object, or an element of a list by its number; a list's `length`. Nil where there is none.
    func part(_ name: String) -> JSON? {
        switch self {
        case .object: return self[name]
        case .array(let elements):
            if name == "length" { return .int(elements.count) }
            guard let index = Int(name), elements.indices.contains(index) else { return nil }
            return elements[index]
        default: return nil
        }
    }

    /// What lies at the end of a path; nil where one of its parts is not there.
    func value(at path: some Sequence<String>) -> JSON? {
        var value = self
        for name in path {
            guard let part = value.part(name) else { return nil }
            value = part
        }
        return value
    }
}

extension String {
    /// The text as HTML, escaped as Handlebars does it.
    var htmlEscaped: String {
        guard utf8.contains(where: { "&<>\"'`=".utf8.contains($0) }) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + 32)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#x27;".utf8)
            case UInt8(ascii: "`"): bytes += Array("&#x60;".utf8)
            case UInt8(ascii: "="): bytes += Array("&#x3D;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
