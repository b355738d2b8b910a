/// Finds the options that a person means, by identifier, label or number from 1.
struct ChoiceReader {
    let options: [Question.Option]
    var exclusive: Question.Option?

    private var all: [Question.Option] { options + (exclusive.map { [$0] } ?? []) }

    /// The one option that is meant.
    func one(_ raw: RawAnswer) throws(AnswerRefusal) -> Question.Option {
        let texts = parts(raw)
        guard texts.count == 1, let option = option(texts[0]) else {
            throw AnswerRefusal("Choose one: type 1 to \(all.count), or \(names)")
        }
        return option
    }

    /// The options that are meant, in the question's order, each once.
    func several(_ raw: RawAnswer) throws(AnswerRefusal) -> [Question.Option] {
        var chosen: Set<Question.Option> = []
        let texts = parts(raw)
        for (index, text) in texts.enumerated() {
            guard let option = option(text) else {
                let which = "Choice \(index + 1) of your \(texts.count) is not offered; choose"
                throw AnswerRefusal("\(texts.count == 1 ? "Choose" : which) \(severalForm)")
            }
            chosen.insert(option)
        }
        guard !chosen.isEmpty else {
            throw AnswerRefusal("Choose \(severalForm)")
        }
        if let exclusive, chosen.contains(exclusive), chosen.count > 1 {
            throw AnswerRefusal("Choose “\(exclusive.label)” alone, or leave it out")
        }
        return all.filter(chosen.contains)
    }

    private var severalForm: String { "one or more, with commas between them: type 1 to \(all.count), or \(names)" }
    private var names: String { all.map(\.id).joined(separator: ", ") }

    /// What stands between the commas; a list of a JSON document is parted already.
    private func parts(_ raw: RawAnswer) -> [String] {
        switch raw {
        case .bool(let bool): [bool ? "yes" : "no"]
        case .list(let texts): texts
        case .text(let text):
            text.split(separator: ",").map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
        }
    }

    private func option(_ text: String) -> Question.Option? {
        if let number = Int(text.trimmed) {
            return all.indices.contains(number - 1) ? all[number - 1] : nil
        }
        let meant = text.lettersAndDigits
        return all.first { $0.id.lettersAndDigits == meant || $0.label.lettersAndDigits == meant }
    }
}
