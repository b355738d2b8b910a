/// The rules that every survey has.
enum CommonRules {
    private static let hasCondition = Condition.not(.answered(QuestionID.conditions, Question.Option.noneID))
    private static let hasFamilyHistory = Condition.not(.answered(QuestionID.familyHistory, Question.Option.noneID))

    /// Who gets no letter, whatever the visit type.
    static let eligibility: [SurveyRule] = [
        .ineligible("under_age", when: .ageBelow(18), .underAge),
        .ineligible(
            "territory", when: .answered(QuestionID.state, anyOf: USState.all.filter(\.isTerritory).map(\.code)),
            .stateNotServed),
        .ineligible(
            "only_general_wellness",
            when: .not(.answered(QuestionID.purpose, anyOf: ["treat", "manage", "prevent"])), .generalWellness),
    ]

    /// What a practitioner wants to see, whatever the visit type. Which decision follows is ours.
    static let review: [SurveyRule] = [
        .review(
            "unlisted_condition", when: .answered(QuestionID.conditions, CommonQuestions.otherID),
            "A condition that the survey does not list", .approve),
        .review(
            "many_conditions", when: .chosen(QuestionID.conditions, atLeast: 4),
            "Four or more conditions at once", .approve),
        .review(
            "family_history_only", when: .all([.not(hasCondition), hasFamilyHistory]),
            "Family history without a diagnosis", .approve),
    ]

    /// Nothing is diagnosed and nothing runs in the family: there is nothing that a letter could name.
    static let withoutGrounds = SurveyRule.review(
        "no_grounds", when: .all([.not(hasCondition), .not(hasFamilyHistory)]),
        "Neither a diagnosis nor a family history", .deny)

    static let pregnancy = SurveyRule.review(
        "pregnancy", when: .answered(QuestionID.pregnancy, anyOf: ["yes", "unsure"]),
        "A pregnancy, certain or possible", .approve)
}

extension SurveyRule {
    /// A rule that ends the consultation at the survey.
    static func ineligible(_ id: String, when condition: Condition, _ reason: IneligibilityReason) -> SurveyRule {
        SurveyRule(id: id, when: condition, outcome: .ineligible(reason))
    }

    /// A rule that asks a practitioner.
    static func review(
        _ id: String, when condition: Condition, _ reason: String, _ dueDecision: ReviewDecision
    ) -> SurveyRule {
        SurveyRule(id: id, when: condition, outcome: .review(reason: reason, dueDecision: dueDecision))
    }
}
