/// Nutrition and supplements: medicines and organs that a diet can harm, and a history with eating.
extension Survey {
    static let nutrition = Survey(
        visitType: .nutrition, title: "Nutrition as treatment",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("type_2_diabetes", "Type 2 diabetes"),
                .init("prediabetes", "Prediabetes"),
                .init("obesity", "Obesity"),
                .init("high_cholesterol", "High cholesterol"),
                .init("high_blood_pressure", "High blood pressure"),
                .init("celiac_disease", "Celiac disease"),
                .init("irritable_bowel", "Irritable bowel syndrome"),
                .init("deficiency", "A vitamin or mineral deficiency"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("type_2_diabetes", "Type 2 diabetes"),
                .init("heart_disease", "Heart disease before the age of 60"),
                .init("celiac_disease", "Celiac disease"),
                .init("colon_cancer", "Colon cancer"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("kidney_disease", "Kidney disease or dialysis"),
                .init("liver_disease", "Liver disease"),
                .init("blood_thinner", "I take warfarin or another blood thinner"),
                .init("bariatric_surgery", "Stomach or bowel surgery in the past 6 months"),
            ]),
            own: nutritionQuestions),
        rules: CommonRules.eligibility + nutritionRules + CommonRules.review
            + [CommonRules.withoutGrounds, CommonRules.pregnancy],
        sampleAnswers: SampleAnswers(
            approved: [
                QuestionID.conditions: .list(["prediabetes", "high_cholesterol"]),
                QuestionID.pregnancy: .text("no"),
                "diet": .text("mixed"),
                "food_allergies": .list(["none"]),
                "eating_disorder": .text("never"),
            ],
            reviewed: [
                QuestionID.conditions: .list(["type_2_diabetes"]),
                "insulin": .bool(true),
            ]))

    private static let nutritionQuestions: [Question] = [
        Question(
            "insulin", "Do you take insulin, or tablets that can lower your blood sugar too far?", kind: .yesNo,
            isAskedWhen: .answered(QuestionID.conditions, "type_2_diabetes")),
        CommonQuestions.pregnancy,
        Question(
            "diet", "How do you eat at present?",
            kind: .choice([
                .init("mixed", "A bit of everything"),
                .init("vegetarian", "Vegetarian"),
                .init("vegan", "Vegan"),
                .init("low_carbohydrate", "Few carbohydrates"),
                .init("very_low_energy", "Less than 1000 calories a day"),
            ])),
        Question(
            "food_allergies", "Which foods are you allergic to?",
            kind: .choices(
                [
                    .init("nuts", "Peanuts or tree nuts"),
                    .init("milk", "Milk"),
                    .init("eggs", "Eggs"),
                    .init("fish", "Fish or shellfish"),
                    .init("wheat", "Wheat"),
                    .init("soy", "Soy"),
                    .init("another_food", "Another food"),
                ], exclusive: .noneOfThese("None"))),
        Question(
            "severe_allergy", "Has food ever made you struggle to breathe or lose consciousness?", kind: .yesNo,
            isAskedWhen: .chosen("food_allergies", atLeast: 1)),
        Question(
            "eating_disorder", "Have you ever had an eating disorder, or do you have one now?",
            help: "Anorexia, bulimia, binge eating and the like. You can answer freely; it helps to keep you safe.",
            kind: .choice([
                .init("never", "Never"),
                .init("past", "In the past"),
                .init("now", "I have one now"),
                .init("unsure", "I am not sure"),
            ])),
        Question(
            "eating_disorder_care", "Does somebody look after you for it?",
            help: "A therapist, a dietitian, a doctor.", kind: .yesNo,
            isAskedWhen: .answered("eating_disorder", anyOf: ["now", "unsure"])),
    ]

    private static let nutritionRules: [SurveyRule] = [
        .review(
            "eating_disorder_without_care",
            when: .answered("eating_disorder_care", "no"),
            "An eating disorder, certain or possible, that nobody looks after", .deny),
        .review(
            "eating_disorder",
            when: .any([.answered("eating_disorder", "past"), .answered("eating_disorder_care", "yes")]),
            "A history of an eating disorder, or care for one", .approve),
        .review(
            "kidney_disease", when: .answered(QuestionID.contraindications, "kidney_disease"),
            "Kidney disease or dialysis", .deny),
        .review(
            "liver_disease", when: .answered(QuestionID.contraindications, "liver_disease"), "Liver disease", .approve),
        .review(
            "blood_thinner", when: .answered(QuestionID.contraindications, "blood_thinner"), "A blood thinner",
            .approve),
        .review(
            "bariatric_surgery", when: .answered(QuestionID.contraindications, "bariatric_surgery"),
            "Recent surgery of stomach or bowel", .deny),
        .review("insulin", when: .answered("insulin", "yes"), "Insulin, or tablets that lower blood sugar", .approve),
        .review(
            "severe_allergy", when: .answered("severe_allergy", "yes"), "A severe reaction to food", .approve),
        .review(
            "very_low_energy", when: .answered("diet", "very_low_energy"), "Less than 1000 calories a day", .approve),
    ]
}
