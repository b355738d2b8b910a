/// Mental health: safety comes first, and whoever is in danger is shown where help is at once.
extension Survey {
    static let mentalHealth = Survey(
        visitType: .mentalHealth, title: "Care of mental health",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("depression", "Depression"),
                .init("anxiety", "An anxiety disorder"),
                .init("ptsd", "Post-traumatic stress disorder"),
                .init("adhd", "ADHD"),
                .init("ocd", "Obsessive-compulsive disorder"),
                .init("bipolar_disorder", "Bipolar disorder"),
                .init("chronic_stress", "Adjustment disorder or burnout"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("depression", "Depression or anxiety"),
                .init("bipolar_disorder", "Bipolar disorder"),
                .init("schizophrenia", "Schizophrenia"),
                .init("addiction", "Addiction"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("psychosis", "I heard or saw things that others did not in the past 12 months"),
                .init("mania", "A manic episode in the past 12 months"),
                .init("withdrawal", "Withdrawal from alcohol or drugs at present"),
                .init("recent_hospital_stay", "A psychiatric hospital stay in the past 3 months"),
            ]),
            own: mentalHealthQuestions),
        rules: CommonRules.eligibility + mentalHealthRules + CommonRules.review + [CommonRules.withoutGrounds],
        sampleAnswers: SampleAnswers(
            approved: [
                QuestionID.conditions: .list(["anxiety"]),
                "symptom_duration": .text("months"),
                "daily_impact": .text("somewhat"),
                "support": .list(["family_or_friends"]),
                "safety": .text("no"),
            ],
            reviewed: ["safety": .text("thoughts"), "safe_now": .bool(true)]))

    /// Where help is at once (https://988lifeline.org).
    static let crisisHelp =
        "If you are in danger, call 911. To talk to somebody now, call or text 988, the Suicide & Crisis Lifeline: "
        + "free, confidential, day and night."

    private static let mentalHealthQuestions: [Question] = [
        Question(
            "symptom_duration", "How long have you felt like this?",
            kind: .choice([
                .init("weeks", "Less than a month"),
                .init("months", "1 to 12 months"),
                .init("years", "More than a year"),
            ])),
        Question(
            "daily_impact", "How much does it get in the way of work, sleep or the people around you?",
            kind: .choice([
                .init("hardly", "Hardly"),
                .init("somewhat", "Somewhat"),
                .init("much", "Very much"),
                .init("unable", "I cannot manage my days"),
            ])),
        Question(
            "support", "Who stands by you?",
            kind: .choices(
                [
                    .init("therapist", "A therapist or counsellor"),
                    .init("doctor", "A doctor or psychiatrist"),
                    .init("family_or_friends", "Family or friends"),
                ], exclusive: .noneOfThese("Nobody at present"))),
        Question(
            "safety",
            "In the past 2 weeks, have you thought that you would be better off dead, or of hurting yourself?",
            help: crisisHelp,
            kind: .choice([
                .init("no", "No"),
                .init("thoughts", "I had such thoughts"),
                .init("plan", "I have thought about how I would do it"),
            ])),
        Question(
            "safe_now", "Are you safe right now?", help: crisisHelp, kind: .yesNo,
            isAskedWhen: .answered("safety", anyOf: ["thoughts", "plan"])),
    ]

    private static let mentalHealthRules: [SurveyRule] = [
        .review(
            "danger",
            when: .any([.answered("safety", "plan"), .answered("safe_now", "no")]),
            "Danger to the person's life: a practitioner calls at once, and a product is not the answer", .deny),
        .review(
            "thoughts_of_death", when: .answered("safety", "thoughts"),
            "Thoughts of death or self-harm in the past 2 weeks", .approve),
        .review(
            "psychosis_or_mania", when: .answered(QuestionID.contraindications, anyOf: ["psychosis", "mania"]),
            "Psychosis or mania in the past 12 months", .deny),
        .review(
            "withdrawal", when: .answered(QuestionID.contraindications, "withdrawal"),
            "Withdrawal from alcohol or drugs", .deny),
        .review(
            "recent_hospital_stay", when: .answered(QuestionID.contraindications, "recent_hospital_stay"),
            "A recent stay in a psychiatric hospital", .approve),
        .review(
            "bipolar_disorder", when: .answered(QuestionID.conditions, "bipolar_disorder"), "Bipolar disorder",
            .approve),
        .review("severe_impact", when: .answered("daily_impact", "unable"), "Days that cannot be managed", .approve),
        .review(
            "alone",
            when: .all([.answered("daily_impact", "much"), .answered("support", "none")]),
            "Heavily affected, with nobody's support", .approve),
    ]
}
