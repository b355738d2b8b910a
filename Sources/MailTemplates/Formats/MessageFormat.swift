/// A message in ICU's format: text with `{name}`, `{amount, number, ::.00}`, `{date, date, ::MMMd}`, `{count, plural, one
/// {…} other {…}}` and `{kind, select, a {…} other {…}}` (reference section 2.3, the helpers `t` and `format-text`).
struct MessageFormat: Sendable {
    /// A part of a message.
    indirect enum Part: Sendable {
        case text(String)
        /// A value, with its kind (`number`, `date`, `time`; empty for as it is) and style.
        case value(name: String, kind: String, style: String)
        case choice(name: String, kind: Choice, offset: Int, cases: [(key: String, parts: [Part])])
        /// `#`: the number of the plural around it.
        case number
    }

    /// How the case is found.
    enum Choice: Sendable {
        case plural, ordinal, select
    }

    let parts: [Part]

    /// The parts of a message; nil where its braces do not read, so that it stands as it is.
    init?(_ text: String) {
        var reader = MessageReader(text)
        guard let parts = reader.parts(depth: 0, inPlural: false), reader.isAtEnd else { return nil }
        self.parts = parts
    }

    /// The names of the values that it takes.
    var names: Set<String> { MessageFormat.names(of: parts) }

    private static func names(of parts: [Part]) -> Set<String> {
        parts.reduce(into: []) { names, part in
            switch part {
            case .text, .number: break
            case .value(let name, _, _): names.insert(name)
            case .choice(let name, _, _, let cases):
                names.insert(name)
                for one in cases { names.formUnion(MessageFormat.names(of: one.parts)) }
            }
        }
    }
}

/// Reads a message.
private struct MessageReader {
    private var rest: Substring

    /// How deep choices may stand in each other. Ours.
    private static let deepest = 12

    init(_ text: String) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    /// Up to the end, or to the brace that closes a case.
    mutating func parts(depth: Int, inPlural: Bool) -> [MessageFormat.Part]? {
        guard depth <= Self.deepest else { return nil }
        var parts: [MessageFormat.Part] = []
        var text = ""
        while let letter = rest.first, letter != "}" {
            rest = rest.dropFirst()
            switch letter {
            case "'": text += apostrophe(inPlural: inPlural)
            case "#" where inPlural:
                parts += [.text(text), .number]
                text = ""
            case "{":
                guard let argument = argument(depth: depth, inPlural: inPlural) else { return nil }
                parts += [.text(text), argument]
                text = ""
            default: text.append(letter)
            }
        }
        return parts + [.text(text)]
    }

    /// Two are one; one before a brace begins a quote, which the next one ends; another one stands for itself.
    private mutating func apostrophe(inPlural: Bool) -> String {
        guard let next = rest.first else { return "'" }
        if next == "'" {
            rest = rest.dropFirst()
            return "'"
        }
        guard next == "{" || next == "}" || next == "#" && inPlural else { return "'" }
        let quoted = rest.prefix { $0 != "'" }
        rest = rest.dropFirst(quoted.count + 1)
        return String(quoted)
    }

    private mutating func argument(depth: Int, inPlural: Bool) -> MessageFormat.Part? {
        let name = word()
        guard !name.isEmpty else { return nil }
        if take("}") { return .value(name: name, kind: "", style: "") }
        guard take(",") else { return nil }
        let kind = word()
        switch kind {
        case "plural": return choice(name, .plural, depth)
        case "selectordinal": return choice(name, .ordinal, depth)
        case "select": return choice(name, .select, depth)
        case "": return nil
        default:
            if take("}") { return .value(name: name, kind: kind, style: "") }
            guard take(",") else { return nil }
            let style = rest.prefix { $0 != "}" && $0 != "{" }
            rest = rest.dropFirst(style.count)
            guard take("}") else { return nil }
            let trimmed = style.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed()
            return .value(name: name, kind: kind, style: String(trimmed))
        }
    }

    private mutating func choice(_ name: String, _ kind: MessageFormat.Choice, _ depth: Int) -> MessageFormat.Part? {
        guard take(",") else { return nil }
        var cases: [(key: String, parts: [MessageFormat.Part])] = []
        var offset = 0
        while !take("}") {
            let key = word()
            guard !key.isEmpty else { return nil }
            if key.hasPrefix("offset:"), kind != .select, let number = Int(key.dropFirst(7)) {
                offset = number
                continue
            }
            guard take("{"), let parts = parts(depth: depth + 1, inPlural: kind != .select), take("}") else {
                return nil
            }
            cases.append((key, parts))
        }
        return .choice(name: name, kind: kind, offset: offset, cases: cases)
    }

    private mutating func word() -> String {
        rest = rest.drop { $0.isWhitespace }
        let word = rest.prefix { !$0.isWhitespace && !"{},#'".contains($0) }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    private mutating func take(_ mark: Character) -> Bool {
        rest = rest.drop { $0.isWhitespace }
        guard rest.first == mark else { return false }
        rest = rest.dropFirst()
        return true
    }
}
