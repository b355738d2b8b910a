/// A short survey for whatever belongs to no visit type of its own.
extension Survey {
    static let general = Survey(
        visitType: .general, title: "Care of a health condition",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("chronic_pain", "Chronic pain"),
                .init("arthritis", "Arthritis"),
                .init("migraine", "Migraine"),
                .init("high_blood_pressure", "High blood pressure"),
                .init("diabetes", "Diabetes"),
                .init("asthma", "Asthma"),
                .init("poor_circulation", "Poor circulation"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("heart_disease", "Heart disease"),
                .init("diabetes", "Diabetes"),
                .init("cancer", "Cancer"),
                .init("arthritis", "Arthritis"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("heart_event", "A heart attack or stroke in the past 6 months"),
                .init("implant", "A pacemaker or another implanted device"),
                .init("blood_thinner", "I take warfarin or another blood thinner"),
                .init("cancer_treatment", "I am being treated for cancer"),
            ]),
            own: []),
        rules: CommonRules.eligibility + generalRules + CommonRules.review + [CommonRules.withoutGrounds],
        sampleAnswers: SampleAnswers(
            approved: [QuestionID.conditions: .list(["chronic_pain"])],
            reviewed: [QuestionID.contraindications: .list(["implant"])]))

    private static let generalRules: [SurveyRule] = [
        .review(
            "recent_heart_event", when: .answered(QuestionID.contraindications, "heart_event"),
            "A heart attack or stroke within the past 6 months", .deny),
        .review(
            "implant", when: .answered(QuestionID.contraindications, "implant"), "An implanted device", .approve),
        .review(
            "blood_thinner", when: .answered(QuestionID.contraindications, "blood_thinner"), "A blood thinner",
            .approve),
        .review(
            "cancer_treatment", when: .answered(QuestionID.contraindications, "cancer_treatment"),
            "Treatment for cancer", .approve),
    ]
}
