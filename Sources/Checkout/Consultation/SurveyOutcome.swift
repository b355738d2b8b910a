/// What the answers of a consultation lead to.
public enum SurveyDecision: Hashable, Sendable {
    /// No letter, for these reasons; no practitioner is asked.
    case ineligible([IneligibilityReason])
    /// A practitioner decides. The reasons say what they look at, those that lead to a refusal first; if nobody decides
    /// until the review falls due, the simulated practitioner decides as `dueDecision` says.
    case inReview(reasons: [String], dueDecision: ReviewDecision)
    /// A letter at once, on these grounds.
    case approved(LetterGrounds)
}

/// Decides a consultation by the rules of its survey.
public enum SurveyOutcome {
    /// The decision on these answers when they are signed on that day: ineligible if any rule says so, else in review
    /// if any rule does, else approved. One rule that leads to a refusal outweighs those that lead to an approval.
    ///
    /// - Throws: `CheckoutError.unansweredQuestions` with the questions that are asked and not answered.
    public static func decide(
        _ survey: Survey, _ answers: AnswerSheet, on day: CivilDate
    ) throws(CheckoutError) -> SurveyDecision {
        let walk = SurveyWalk(survey, answers, on: day)
        guard walk.unanswered.isEmpty else { throw .unansweredQuestions(walk.unanswered.map(\.id)) }
        var ineligible: [IneligibilityReason] = []
        var reasons: [ReviewDecision: [String]] = [:]
        for rule in survey.rules where rule.when.holds(for: walk.effectiveAnswers, on: day) {
            switch rule.outcome {
            case .ineligible(let reason): ineligible.append(reason)
            case .review(let reason, let decision): reasons[decision, default: []].append(reason)
            }
        }
        if !ineligible.isEmpty { return .ineligible(ineligible) }
        let (denying, approving) = (reasons[.deny] ?? [], reasons[.approve] ?? [])
        if denying.isEmpty && approving.isEmpty { return .approved(LetterGrounds(walk)) }
        return .inReview(reasons: denying + approving, dueDecision: denying.isEmpty ? .approve : .deny)
    }
}
