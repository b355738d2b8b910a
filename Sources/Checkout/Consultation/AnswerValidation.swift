/// Turns what a person typed, or a JSON value, into the answer of a question. A refusal says what to type instead and
/// never repeats what was typed: answers are health data, and messages end up in logs.
public enum AnswerValidation {
    /// The earliest year of birth that is believed. Ours.
    static let earliestBirthYear = 1_900
    /// The longest signature, in Unicode scalars. Ours.
    static let longestSignature = 200

    /// The answer that a question takes from a raw value.
    ///
    /// Options are named by identifier, label or number from 1; several are listed, or typed with commas between them.
    ///
    /// - Parameter day: the day of the answer, which a date of birth may not lie after.
    /// - Throws: `CheckoutError.invalidAnswer`, whose message says what to type.
    public static func validate(
        _ raw: RawAnswer, for question: Question, on day: CivilDate
    ) throws(CheckoutError) -> Answer {
        do {
            return switch question.kind {
            case .state: try state(single(raw))
            case .date: try dateOfBirth(single(raw), on: day)
            case .choice(let options): .choice(try ChoiceReader(options: options).one(raw).id)
            case .choices(let options, let exclusive):
                .choices(try ChoiceReader(options: options, exclusive: exclusive).several(raw).map(\.id))
            case .text(let maxLength): try text(single(raw), maxLength: maxLength)
            case .yesNo: try yesNo(single(raw))
            case .attestation: try attestation(single(raw))
            case .signature: try signature(single(raw))
            }
        } catch {
            throw .invalidAnswer(question: question.id, message: error.message)
        }
    }

    /// The answer that a question takes from typed text.
    ///
    /// - Throws: `CheckoutError.invalidAnswer`, whose message says what to type.
    public static func validate(
        _ typed: String, for question: Question, on day: CivilDate
    ) throws(CheckoutError) -> Answer {
        try validate(.text(typed), for: question, on: day)
    }

    private static func state(_ text: String) throws(AnswerRefusal) -> Answer {
        guard let state = USState(spelledLike: text) else {
            throw AnswerRefusal("Type your state as two letters or by its name, such as CA or California")
        }
        return .state(state)
    }

    private static func dateOfBirth(_ text: String, on day: CivilDate) throws(AnswerRefusal) -> Answer {
        let form = "type your date of birth as YYYY-MM-DD, such as 1988-04-17"
        guard let date = CivilDate(text) else {
            throw AnswerRefusal(
                looksLikeDate(text)
                    ? "The calendar has no such day; \(form)"
                    : "Type your date of birth as YYYY-MM-DD, such as 1988-04-17")
        }
        guard date <= day else { throw AnswerRefusal("A date of birth cannot lie in the future; \(form)") }
        guard date.year >= earliestBirthYear else {
            throw AnswerRefusal("A date of birth cannot lie before \(earliestBirthYear); \(form)")
        }
        return .date(date)
    }

    /// Whether it has the digits and dashes of a date, so that only its day can be wrong.
    private static func looksLikeDate(_ text: String) -> Bool {
        var scanner = TimeScanner(text)
        return scanner.digits(4) != nil && scanner.skip("-") && scanner.digits(2) != nil && scanner.skip("-")
            && scanner.digits(2) != nil && scanner.isAtEnd
    }

    private static func text(_ text: String, maxLength: Int) throws(AnswerRefusal) -> Answer {
        guard !text.isEmpty else { throw AnswerRefusal("Type a few words") }
        guard text.unicodeScalars.count <= maxLength else {
            throw AnswerRefusal("Type at most \(maxLength) characters; this has \(text.unicodeScalars.count)")
        }
        return .text(text)
    }

    private static func yesNo(_ text: String) throws(AnswerRefusal) -> Answer {
        switch text.lowercased() {
        case "yes", "y", "true", "1": return .yesNo(true)
        case "no", "n", "false", "2": return .yesNo(false)
        default: throw AnswerRefusal("Type yes or no")
        }
    }

    private static func attestation(_ text: String) throws(AnswerRefusal) -> Answer {
        switch text.lowercased() {
        case "agree", "agreed", "i agree", "yes", "y", "true": return .agreed
        default: throw AnswerRefusal("Type “agree” if you agree; without it, nobody can review your answers")
        }
    }

    private static func signature(_ text: String) throws(AnswerRefusal) -> Answer {
        let name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard name.count(where: \.isLetter) >= 2, !hasControls else {
            throw AnswerRefusal("Type your full name, such as Ana Beltrán")
        }
        guard name.unicodeScalars.count <= longestSignature else {
            throw AnswerRefusal("Type your full name in at most \(longestSignature) characters")
        }
        return .signature(name)
    }

    /// The one text of a raw value, without the white space around it.
    private static func single(_ raw: RawAnswer) throws(AnswerRefusal) -> String {
        switch raw {
        case .text(let text): return text.trimmed
        case .bool(let bool): return bool ? "yes" : "no"
        case .list(let texts):
            guard let only = texts.first, texts.count == 1 else { throw AnswerRefusal("Give one answer") }
            return only.trimmed
        }
    }
}

/// Why an answer is not taken, in one sentence for the person.
struct AnswerRefusal: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
