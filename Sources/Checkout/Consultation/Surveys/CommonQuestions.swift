/// The questions that every survey asks, and the two between which its own questions stand. Texts are ours.
enum CommonQuestions {
    /// The option for a condition that is not listed.
    static let otherID = "other"
    /// The purpose that does not qualify by itself.
    static let wellnessID = "general_wellness"

    static let state = Question(
        QuestionID.state, "Which state do you live in?",
        help: "A practitioner may only treat people where they are licensed.", kind: .state, isSensitive: false)

    static let dateOfBirth = Question(
        QuestionID.dateOfBirth, "When were you born?", help: "Year, month and day, such as 1988-04-17.", kind: .date)

    /// What is diagnosed: some conditions of the visit type, something else, or none.
    static func conditions(_ options: [Question.Option]) -> Question {
        Question(
            QuestionID.conditions, "Which of these has a clinician diagnosed you with?",
            help: "Choose all that you have now, also those under control.",
            kind: .choices(
                options + [.init(otherID, "Another condition")],
                exclusive: .noneOfThese()))
    }

    static let otherCondition = Question(
        QuestionID.otherCondition, "Which other condition is it?",
        help: "The name on your diagnosis is enough.", kind: .text(maxLength: 200),
        isAskedWhen: .answered(QuestionID.conditions, otherID))

    /// What runs in the family.
    static func familyHistory(_ options: [Question.Option]) -> Question {
        Question(
            QuestionID.familyHistory, "Do any of these run in your family?",
            help: "Parents, brothers, sisters and children by birth.",
            kind: .choices(options, exclusive: .noneOfThese("None of these or I do not know")))
    }

    static let purpose = Question(
        QuestionID.purpose, "What do you want this purchase to do for you?",
        help: "Choose all that apply. Health money pays for care of a condition, not for wellness in general.",
        kind: .choices(
            [
                .init("treat", "Treat a condition that I have"),
                .init("manage", "Manage the symptoms of a condition"),
                .init("prevent", "Prevent a condition that I am at risk of"),
                .init(wellnessID, "Support my general wellness"),
            ], exclusive: nil))

    static let currentTreatment = Question(
        QuestionID.currentTreatment, "Are you being treated for this at present?",
        help: "By medicine, therapy, or regular visits to a clinician.", kind: .yesNo)

    static let treatmentDetails = Question(
        QuestionID.treatmentDetails, "How are you being treated?",
        help: "Medicines with their dose if you know it, therapies, and who looks after you.",
        kind: .text(maxLength: 500), isAskedWhen: .answered(QuestionID.currentTreatment, "yes"))

    /// What speaks against a purchase of this visit type.
    static func contraindications(_ options: [Question.Option]) -> Question {
        Question(
            QuestionID.contraindications, "Does any of these apply to you?",
            help: "Choose all that apply. It helps the practitioner to keep you safe.",
            kind: .choices(options, exclusive: .noneOfThese()))
    }

    /// Asked below the age of 56. The limit is ours.
    static let pregnancy = Question(
        QuestionID.pregnancy, "Are you pregnant, or might you be?",
        help: "If this cannot apply to you, choose No.",
        kind: .choice([.yes, .no, .init("unsure", "I am not sure")]), isAskedWhen: .ageBelow(56))

    static let attestation = Question(
        QuestionID.attestation,
        "I answered for myself, truthfully and completely, and agree that a licensed practitioner reviews my answers.",
        help: "Nobody can review your answers unless you agree.", kind: .attestation, isSensitive: false)

    static let signature = Question(
        QuestionID.signature, "Sign with your full name.", help: "Typing your name counts as your signature.",
        kind: .signature, isSensitive: false)

    /// The order of every survey: who, what and why, then its own questions, then the signature.
    static func around(
        conditions: Question, familyHistory: Question, contraindications: Question, own: [Question]
    ) -> [Question] {
        [
            state, dateOfBirth, conditions, otherCondition, familyHistory, purpose, currentTreatment,
            treatmentDetails, contraindications,
        ] + own + [attestation, signature]
    }
}
