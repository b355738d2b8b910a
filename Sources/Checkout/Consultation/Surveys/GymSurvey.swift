/// Exercise and gym memberships: the heart comes first.
extension Survey {
    static let gym = Survey(
        visitType: .gym, title: "Exercise as treatment",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("high_blood_pressure", "High blood pressure"),
                .init("type_2_diabetes", "Type 2 diabetes or prediabetes"),
                .init("obesity", "Obesity"),
                .init("high_cholesterol", "High cholesterol"),
                .init("heart_disease", "Heart disease"),
                .init("arthritis", "Arthritis"),
                .init("back_pain", "Chronic back pain"),
                .init("osteoporosis", "Osteoporosis"),
                .init("depression_or_anxiety", "Depression or anxiety"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("heart_disease", "Heart disease before the age of 60"),
                .init("stroke", "Stroke"),
                .init("type_2_diabetes", "Type 2 diabetes"),
                .init("high_blood_pressure", "High blood pressure"),
                .init("osteoporosis", "Osteoporosis"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("heart_event", "A heart attack or stroke or heart surgery"),
                .init("uncontrolled_blood_pressure", "Blood pressure above 180/110 in spite of treatment"),
                .init("recent_surgery", "An operation or a broken bone in the past 3 months"),
                .init("told_not_to_exercise", "A clinician told me not to exercise"),
            ]),
            own: gymQuestions),
        rules: CommonRules.eligibility + gymRules + CommonRules.review
            + [CommonRules.withoutGrounds, CommonRules.pregnancy],
        sampleAnswers: SampleAnswers(
            approved: [
                QuestionID.conditions: .list(["high_blood_pressure", "high_cholesterol"]),
                QuestionID.pregnancy: .text("no"),
                "exercise_frequency": .text("one_or_two"),
                "exertion_symptoms": .list(["none"]),
                "movement_limits": .bool(false),
            ],
            reviewed: [QuestionID.contraindications: .list(["recent_surgery"])]))

    private static let gymQuestions: [Question] = [
        Question(
            "heart_event_time", "When was the heart attack, stroke or heart surgery?",
            kind: .choice([
                .init("recent", "Within the past 6 months"),
                .init("earlier", "Longer ago"),
            ]), isAskedWhen: .answered(QuestionID.contraindications, "heart_event")),
        Question(
            "cleared_to_exercise", "Has a clinician told you since that you may exercise?", kind: .yesNo,
            isAskedWhen: .answered("heart_event_time", "earlier")),
        CommonQuestions.pregnancy,
        Question(
            "exercise_frequency", "On how many days a week do you exercise for 20 minutes or more?",
            kind: .choice([
                .init("never", "None"),
                .init("one_or_two", "One or two"),
                .init("three_or_four", "Three or four"),
                .init("five_or_more", "Five or more"),
            ])),
        Question(
            "exertion_symptoms", "Have you had any of these when you exert yourself?",
            help: "If you have chest pain now, call 911.",
            kind: .choices(
                [
                    .init("chest_pain", "Pain or pressure in the chest"),
                    .init("fainting", "Fainting or nearly fainting"),
                    .init("breathlessness", "Breathlessness that is new or unusual"),
                ], exclusive: .noneOfThese())),
        Question(
            "movement_limits", "Does pain or stiffness limit how you move?", kind: .yesNo),
        Question(
            "limited_areas", "Where does it limit you?",
            kind: .choices(
                [
                    .init("back_or_neck", "Back or neck"),
                    .init("hip_or_knee", "Hip or knee"),
                    .init("shoulder_or_arm", "Shoulder or arm"),
                    .init("foot_or_ankle", "Foot or ankle"),
                ], exclusive: nil), isAskedWhen: .answered("movement_limits", "yes")),
        Question(
            "falls", "Have you fallen in the past 12 months?", kind: .yesNo, isAskedWhen: .ageAtLeast(65)),
    ]

    private static let gymRules: [SurveyRule] = [
        .review(
            "recent_heart_event", when: .answered("heart_event_time", "recent"),
            "A heart attack, stroke or heart surgery within the past 6 months", .deny),
        .review(
            "not_cleared_to_exercise", when: .answered("cleared_to_exercise", "no"),
            "An earlier heart attack, stroke or heart surgery, and no clinician's leave to exercise", .deny),
        .review(
            "cleared_to_exercise", when: .answered("cleared_to_exercise", "yes"),
            "An earlier heart attack, stroke or heart surgery, with a clinician's leave to exercise", .approve),
        .review(
            "advised_against_exercise", when: .answered(QuestionID.contraindications, "told_not_to_exercise"),
            "A clinician's advice against exercise", .deny),
        .review(
            "uncontrolled_blood_pressure",
            when: .answered(QuestionID.contraindications, "uncontrolled_blood_pressure"),
            "Very high blood pressure in spite of treatment", .deny),
        .review(
            "recent_surgery", when: .answered(QuestionID.contraindications, "recent_surgery"),
            "A recent operation or fracture", .approve),
        .review(
            "chest_pain_or_fainting", when: .answered("exertion_symptoms", anyOf: ["chest_pain", "fainting"]),
            "Chest pain or fainting on exertion", .deny),
        .review(
            "breathlessness", when: .answered("exertion_symptoms", "breathlessness"),
            "New breathlessness on exertion", .approve),
        .review("falls", when: .answered("falls", "yes"), "A fall in the past 12 months", .approve),
    ]
}
