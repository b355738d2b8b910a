/// What a letter says that it is for: the conditions and the purposes that the customer named. It can be drawn for any
/// answered survey, approved at once or by a practitioner.
public struct LetterGrounds: Hashable, Sendable {
    /// What the customer has, in words: `High blood pressure`.
    public let conditions: [String]
    /// What runs in the family, in words.
    public let familyHistory: [String]
    /// The verbs of the purposes, in the survey's order: `treat`, `manage`, `prevent`.
    public let purposes: [String]

    /// The grounds that the answers of a walk give.
    public init(_ walk: SurveyWalk) {
        conditions = walk.chosenOptions(QuestionID.conditions).map { option in
            guard option.id == CommonQuestions.otherID,
                case .text(let ownWords) = walk.effectiveAnswers[QuestionID.otherCondition]
            else { return option.label }
            return ownWords
        }
        familyHistory = walk.chosenOptions(QuestionID.familyHistory).map(\.label)
        purposes = (walk.effectiveAnswers[QuestionID.purpose]?.ids ?? []).filter { $0 != CommonQuestions.wellnessID }
    }

    /// One line for the letter: `to treat and manage: Asthma, High blood pressure`; of a family's history alone,
    /// `to prevent: Asthma (family history)`.
    public var words: String {
        let named = conditions.isEmpty ? familyHistory.map { "\($0) (family history)" } : conditions
        let verbs = purposes.joined(separator: " and ")
        return named.isEmpty ? "to \(verbs)" : "to \(verbs): \(named.joined(separator: ", "))"
    }
}

extension SurveyWalk {
    /// What was chosen at a question, none of these being nothing.
    fileprivate func chosenOptions(_ id: String) -> [Question.Option] {
        let ids = effectiveAnswers[id]?.ids ?? []
        return survey.question(id)?.options.filter { $0.id != Question.Option.noneID && ids.contains($0.id) } ?? []
    }
}
