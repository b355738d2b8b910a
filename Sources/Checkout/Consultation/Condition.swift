/// A statement about the answers given so far, as data. It decides whether a question is asked and whether a rule
/// bites.
public indirect enum Condition: Hashable, Sendable {
    /// True whatever was answered.
    case always
    /// The question is answered with at least one of these (`Answer.ids`).
    case answered(String, anyOf: [String])
    /// At least this many options were chosen at the question, none of these counting as no option.
    case chosen(String, atLeast: Int)
    /// The person is younger than this many years on the day of the question.
    case ageBelow(Int)
    /// The person is this many years old, or older, on the day of the question.
    case ageAtLeast(Int)
    /// The opposite.
    case not(Condition)
    /// Every one of them.
    case all([Condition])
    /// At least one of them.
    case any([Condition])

    /// The question is answered with this one.
    static func answered(_ question: String, _ id: String) -> Condition { .answered(question, anyOf: [id]) }

    /// Whether it holds for these answers on that day. An age that is not known yet is neither below nor at least
    /// anything.
    ///
    /// - Parameter answers: only answers to questions that are asked; see `SurveyWalk.effectiveAnswers`.
    public func holds(for answers: AnswerSheet, on day: CivilDate) -> Bool {
        switch self {
        case .always: true
        case .answered(let question, let ids): answers[question]?.ids.contains { ids.contains($0) } ?? false
        case .chosen(let question, let count):
            answers[question].map { $0.ids.count { $0 != Question.Option.noneID } >= count } ?? false
        case .ageBelow(let years): answers.age(on: day).map { $0 < years } ?? false
        case .ageAtLeast(let years): answers.age(on: day).map { $0 >= years } ?? false
        case .not(let condition): !condition.holds(for: answers, on: day)
        case .all(let conditions): conditions.allSatisfy { $0.holds(for: answers, on: day) }
        case .any(let conditions): conditions.contains { $0.holds(for: answers, on: day) }
        }
    }
}

extension AnswerSheet {
    /// Completed years since the date of birth, once that is answered.
    fileprivate func age(on day: CivilDate) -> Int? {
        guard case .date(let birth) = self[QuestionID.dateOfBirth] else { return nil }
        return birth.age(on: day)
    }
}
