/// Answers that lead to an outcome, for tests, scripts and demonstrations.
public enum SurveySample: String, CaseIterable, Sendable {
    /// Approved at once.
    case approved
    /// Decided by a practitioner.
    case inReview = "in_review"
    /// Ended at the survey.
    case ineligible
}

/// What a survey's samples are made of: answers that are approved, and what to answer differently to be reviewed.
struct SampleAnswers: Hashable, Sendable {
    /// The answers that only this survey has, beside the common ones.
    let approved: [String: RawAnswer]
    /// What a customer who is reviewed answers differently, or in addition.
    let reviewed: [String: RawAnswer]
}

extension Survey {
    /// Answers that lead to this outcome: to every question that they make the survey ask, in its order. They are those
    /// of somebody born on 1988-04-17, so they hold while such a person is between 18 and 55 years old.
    ///
    /// - Parameter state: where the customer lives; California stands in where it is unknown or not served.
    public func sample(_ sample: SurveySample, for state: USState?) -> [(question: String, answer: RawAnswer)] {
        let served = state.flatMap { $0.isTerritory ? nil : $0.name } ?? "California"
        var answers = Survey.commonSampleAnswers.merging(sampleAnswers.approved) { _, own in own }
        answers[QuestionID.state] = .text(served)
        switch sample {
        case .approved: break
        case .inReview: answers.merge(sampleAnswers.reviewed) { _, reviewed in reviewed }
        case .ineligible: answers[QuestionID.purpose] = .list([CommonQuestions.wellnessID])
        }
        return questions.compactMap { question in answers[question.id].map { (question.id, $0) } }
    }

    private static let commonSampleAnswers: [String: RawAnswer] = [
        QuestionID.dateOfBirth: .text("1988-04-17"),
        QuestionID.familyHistory: .list([Question.Option.noneID]),
        QuestionID.purpose: .list(["treat", "manage"]),
        QuestionID.currentTreatment: .bool(false),
        QuestionID.contraindications: .list([Question.Option.noneID]),
        QuestionID.attestation: .bool(true),
        QuestionID.signature: .text("Sample Customer"),
    ]
}
