/// Skin care: what may be a cancer, or what meets a retinoid in pregnancy, is not for a product.
extension Survey {
    static let skincare = Survey(
        visitType: .skincare, title: "Care of a skin condition",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("acne", "Acne"),
                .init("eczema", "Eczema or atopic dermatitis"),
                .init("psoriasis", "Psoriasis"),
                .init("rosacea", "Rosacea"),
                .init("melasma", "Melasma or dark patches"),
                .init("seborrheic_dermatitis", "Seborrheic dermatitis"),
                .init("actinic_keratosis", "Actinic keratosis or sun damage"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("melanoma", "Melanoma"),
                .init("other_skin_cancer", "Another skin cancer"),
                .init("eczema", "Eczema or atopic dermatitis"),
                .init("psoriasis", "Psoriasis"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("changing_mole", "A mole or spot that grows or bleeds or changes colour"),
                .init("open_wound", "An open wound or an infection of the skin"),
                .init("isotretinoin", "Isotretinoin in the past 6 months"),
                .init("ingredient_allergy", "An allergy to something in skin products"),
            ]),
            own: skincareQuestions),
        rules: CommonRules.eligibility + skincareRules + CommonRules.review + [CommonRules.withoutGrounds],
        sampleAnswers: SampleAnswers(
            approved: [
                QuestionID.conditions: .list(["eczema"]),
                QuestionID.pregnancy: .text("no"),
                "skin_areas": .list(["face", "hands"]),
                "skin_severity": .text("moderate"),
                "skin_duration": .text("years"),
                "sun_exposure": .text("some"),
            ],
            reviewed: [
                QuestionID.contraindications: .list(["ingredient_allergy"]),
                "allergy_details": .text("Fragrance and lanolin"),
            ]))

    private static let skincareQuestions: [Question] = [
        Question(
            "allergy_details", "What are you allergic to, and what happens?",
            kind: .text(maxLength: 500), isAskedWhen: .answered(QuestionID.contraindications, "ingredient_allergy")),
        CommonQuestions.pregnancy,
        Question(
            "skin_areas", "Where is your skin affected?",
            kind: .choices(
                [
                    .init("face", "Face or neck"),
                    .init("scalp", "Scalp"),
                    .init("trunk", "Chest or back"),
                    .init("hands", "Hands or arms"),
                    .init("legs", "Legs or feet"),
                ], exclusive: .noneOfThese("Nowhere at present"))),
        Question(
            "skin_severity", "How bad is it at its worst?",
            kind: .choice([
                .init("mild", "Mild: I notice it"),
                .init("moderate", "Moderate: it bothers me on most days"),
                .init("severe", "Severe: it keeps me from sleep or work"),
            ]), isAskedWhen: hasAffectedSkin),
        Question(
            "skin_duration", "How long have you had it?",
            kind: .choice([
                .init("weeks", "Less than 3 months"),
                .init("months", "3 to 12 months"),
                .init("years", "More than a year"),
            ]), isAskedWhen: hasAffectedSkin),
        Question(
            "sun_exposure", "How much time does your skin spend in the sun?",
            kind: .choice([
                .init("little", "Less than 1 hour a day"),
                .init("some", "1 to 3 hours a day"),
                .init("much", "More than 3 hours a day"),
            ])),
    ]

    private static let hasAffectedSkin = Condition.not(.answered("skin_areas", "none"))

    private static let skincareRules: [SurveyRule] = [
        .review(
            "changing_mole", when: .answered(QuestionID.contraindications, "changing_mole"),
            "A changing mole, which a dermatologist has to see in person", .deny),
        .review(
            "open_wound", when: .answered(QuestionID.contraindications, "open_wound"),
            "An open wound or an infection of the skin", .deny),
        .review(
            "isotretinoin_in_pregnancy",
            when: .all([
                .answered(QuestionID.contraindications, "isotretinoin"),
                .answered(QuestionID.pregnancy, anyOf: ["yes", "unsure"]),
            ]),
            "Isotretinoin together with a pregnancy, certain or possible", .deny),
        .review(
            "isotretinoin", when: .answered(QuestionID.contraindications, "isotretinoin"),
            "Isotretinoin in the past 6 months", .approve),
        .review(
            "ingredient_allergy", when: .answered(QuestionID.contraindications, "ingredient_allergy"),
            "An allergy to something in skin products", .approve),
        .review("severe_skin", when: .answered("skin_severity", "severe"), "Severe symptoms", .approve),
        .review(
            "melanoma_in_family", when: .answered(QuestionID.familyHistory, "melanoma"),
            "Melanoma in the family", .approve),
        CommonRules.pregnancy,
    ]
}
