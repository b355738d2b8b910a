/// The form in which answers are sealed and kept. A first line names the form; then one line for each answer holds the
/// question, the kind of answer and its values, parted by tabs. In a value a tab, a line feed and a backslash are
/// written `\t`, `\n` and `\\`, so that every text survives.
extension AnswerSheet {
    private static let heading = "answers 1"

    /// The answers as UTF-8 text; equal sheets give equal bytes.
    public func encoded() -> [UInt8] {
        let lines = entries.map { entry in
            let (kind, values) = entry.answer.written
            return ([entry.question, kind] + values).map(escaped).joined(separator: "\t")
        }
        return Array(([AnswerSheet.heading] + lines).map { $0 + "\n" }.joined().utf8)
    }

    /// Reads what `encoded` wrote; nil for anything else.
    public init?(encoded bytes: [UInt8]) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, lines.first.map(Array.init) == Array(AnswerSheet.heading.utf8) else {
            return nil
        }
        for line in lines.dropFirst() {
            let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(unescaped)
            let texts = fields.compactMap { $0 }
            guard texts.count == fields.count, texts.count >= 2,
                let answer = Answer(kind: texts[1], values: Array(texts[2...])), self[texts[0]] == nil
            else { return nil }
            self[texts[0]] = answer
        }
    }
}

extension Answer {
    /// The kind of answer in one word, and its values.
    fileprivate var written: (kind: String, values: [String]) {
        switch self {
        case .state(let state): ("state", [state.code])
        case .date(let date): ("date", [date.description])
        case .choice(let id): ("choice", [id])
        case .choices(let ids): ("choices", ids)
        case .text(let text): ("text", [text])
        case .yesNo(let yes): (yes ? "yes" : "no", [])
        case .agreed: ("agreed", [])
        case .signature(let name): ("signature", [name])
        }
    }

    /// Reads what `written` holds.
    fileprivate init?(kind: String, values: [String]) {
        let only = values.count == 1 ? values[0] : nil
        let answer: Answer? =
            switch kind {
            case "state": only.flatMap(USState.init(code:)).map(Answer.state)
            case "date": only.flatMap { CivilDate($0) }.map(Answer.date)
            case "choice": only.map(Answer.choice)
            case "choices": .choices(values)
            case "text": only.map(Answer.text)
            case "yes": values.isEmpty ? .yesNo(true) : nil
            case "no": values.isEmpty ? .yesNo(false) : nil
            case "agreed": values.isEmpty ? .agreed : nil
            case "signature": only.map(Answer.signature)
            default: nil
            }
        guard let answer else { return nil }
        self = answer
    }
}

/// A field with its separators written as two characters each. It works on scalars, since a line feed may be half of a
/// character (CR LF) and a tab may carry a combining mark.
private func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
        case "\t": result.append(contentsOf: "\\t".unicodeScalars)
        case "\n": result.append(contentsOf: "\\n".unicodeScalars)
        default: result.append(scalar)
        }
    }
    return String(result)
}

/// The field that `escaped` wrote; nil when it is no UTF-8 or ends within an escape.
private func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
        guard byte == UInt8(ascii: "\\") else {
            result.append(byte)
            continue
        }
        switch rest.popFirst() {
        case UInt8(ascii: "\\"): result.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
        default: return nil
        }
    }
    return String(validating: result, as: UTF8.self)
}
