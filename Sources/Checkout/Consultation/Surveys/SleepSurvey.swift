/// Sleep: breathing that stops, and drowsiness at the wheel, need a practitioner's eye.
extension Survey {
    static let sleep = Survey(
        visitType: .sleep, title: "Care of a sleep disorder",
        questions: CommonQuestions.around(
            conditions: CommonQuestions.conditions([
                .init("insomnia", "Insomnia"),
                .init("sleep_apnea", "Sleep apnea"),
                .init("restless_legs", "Restless legs"),
                .init("narcolepsy", "Narcolepsy"),
                .init("circadian_disorder", "A disorder of the body clock"),
                .init("chronic_pain", "Chronic pain that disturbs sleep"),
            ]),
            familyHistory: CommonQuestions.familyHistory([
                .init("sleep_apnea", "Sleep apnea"),
                .init("insomnia", "Insomnia"),
                .init("narcolepsy", "Narcolepsy"),
                .init("restless_legs", "Restless legs"),
            ]),
            contraindications: CommonQuestions.contraindications([
                .init("opioids", "I take opioids or strong sedatives"),
                .init("lung_disease", "Severe lung disease or oxygen at home"),
                .init("seizures", "Seizures in the past 12 months"),
            ]),
            own: sleepQuestions),
        rules: CommonRules.eligibility + sleepRules + CommonRules.review + [CommonRules.withoutGrounds],
        sampleAnswers: SampleAnswers(
            approved: [
                QuestionID.conditions: .list(["insomnia"]),
                "sleep_hours": .text("five_to_six"),
                "sleep_trouble": .list(["falling_asleep", "staying_asleep"]),
                "snoring": .text("no"),
                "daytime_sleepiness": .text("sometimes"),
                "drowsy_driving": .bool(false),
            ],
            reviewed: ["snoring": .text("yes"), "breathing_pauses": .text("yes")]))

    private static let sleepQuestions: [Question] = [
        Question(
            "apnea_device", "How is your sleep apnea treated at night?",
            kind: .choice([
                .init("cpap", "With a CPAP or similar machine"),
                .init("oral_device", "With a device in the mouth"),
                .init("untreated", "Not at present"),
            ]), isAskedWhen: .answered(QuestionID.conditions, "sleep_apnea")),
        Question(
            "sleep_hours", "How many hours do you sleep on a usual night?",
            kind: .choice([
                .init("under_five", "Less than 5"),
                .init("five_to_six", "5 to 6"),
                .init("seven_to_eight", "7 to 8"),
                .init("nine_or_more", "9 or more"),
            ])),
        Question(
            "sleep_trouble", "What troubles you at night?",
            kind: .choices(
                [
                    .init("falling_asleep", "Falling asleep"),
                    .init("staying_asleep", "Staying asleep"),
                    .init("waking_early", "Waking too early"),
                    .init("restlessness", "Restlessness"),
                ], exclusive: .noneOfThese())),
        Question(
            "snoring", "Do you snore loudly?",
            kind: .choice([.yes, .no, .init("unknown", "I do not know")])),
        Question(
            "breathing_pauses", "Has anybody noticed that you stop breathing in your sleep?",
            kind: .choice([.yes, .no, .init("unknown", "I do not know")]),
            isAskedWhen: .answered("snoring", "yes")),
        Question(
            "daytime_sleepiness", "How often are you sleepy during the day?",
            kind: .choice([
                .init("rarely", "Rarely"),
                .init("sometimes", "On some days"),
                .init("daily", "On most days"),
            ])),
        Question(
            "drowsy_driving", "Have you dozed off at the wheel in the past 12 months?",
            help: "If you feel drowsy, please do not drive.", kind: .yesNo,
            isAskedWhen: .answered("daytime_sleepiness", anyOf: ["sometimes", "daily"])),
    ]

    private static let sleepRules: [SurveyRule] = [
        .review(
            "sedatives_with_apnea",
            when: .all([
                .answered(QuestionID.contraindications, "opioids"),
                .answered(QuestionID.conditions, "sleep_apnea"),
            ]),
            "Opioids or sedatives together with sleep apnea", .deny),
        .review(
            "sedatives", when: .answered(QuestionID.contraindications, "opioids"), "Opioids or strong sedatives",
            .approve),
        .review(
            "lung_disease", when: .answered(QuestionID.contraindications, "lung_disease"), "Severe lung disease",
            .deny),
        .review(
            "seizures", when: .answered(QuestionID.contraindications, "seizures"), "Seizures in the past 12 months",
            .approve),
        .review(
            "untreated_apnea", when: .answered("apnea_device", "untreated"), "Sleep apnea that is not treated",
            .approve),
        .review(
            "undiagnosed_apnea",
            when: .all([
                .answered("breathing_pauses", "yes"), .not(.answered(QuestionID.conditions, "sleep_apnea")),
            ]),
            "Breathing pauses without a diagnosis of sleep apnea", .approve),
        .review(
            "drowsy_driving", when: .answered("drowsy_driving", "yes"), "Dozing off at the wheel", .deny),
        .review(
            "very_short_sleep",
            when: .all([.answered("sleep_hours", "under_five"), .answered("daytime_sleepiness", "daily")]),
            "Less than 5 hours of sleep with daily sleepiness", .approve),
    ]
}
