// The single rules: what each leads to, and that every one of them can be met.
import Checkout
import Randomness
import Testing

/// Answers that differ from the approved sample, and what the practitioner decides about them.
struct ReviewCase: CustomTestStringConvertible {
    let type: VisitType
    let changes: [String: RawAnswer]
    let decision: ReviewDecision

    init(_ type: VisitType, _ decision: ReviewDecision, _ changes: [String: RawAnswer]) {
        self.type = type
        self.changes = changes
        self.decision = decision
    }

    private static func earlierHeartEvent(isCleared: Bool) -> [String: RawAnswer] {
        [
            "contraindications": .text("heart_event"), "heart_event_time": .text("earlier"),
            "cleared_to_exercise": .bool(isCleared),
        ]
    }

    var testDescription: String { "\(type): \(changes.keys.sorted().joined(separator: ", ")) → \(decision)" }

    static let all: [ReviewCase] = [
        .init(.gym, .deny, ["contraindications": .text("heart_event"), "heart_event_time": .text("recent")]),
        .init(.gym, .approve, earlierHeartEvent(isCleared: true)),
        .init(.gym, .deny, earlierHeartEvent(isCleared: false)),
        .init(.gym, .deny, ["contraindications": .text("uncontrolled_blood_pressure")]),
        .init(.gym, .deny, ["exertion_symptoms": .text("chest_pain")]),
        .init(.gym, .approve, ["exertion_symptoms": .text("breathlessness")]),
        .init(.gym, .approve, ["pregnancy": .text("unsure")]),
        .init(.gym, .approve, ["conditions": .text("other"), "other_condition": .text("Gout")]),
        .init(.gym, .approve, ["conditions": .text("1, 2, 3, 4")]),
        .init(.gym, .approve, ["date_of_birth": .text("1961-11-20"), "falls": .bool(true)]),
        .init(.skincare, .deny, ["contraindications": .text("changing_mole")]),
        .init(.skincare, .approve, ["contraindications": .text("isotretinoin")]),
        .init(.skincare, .deny, ["contraindications": .text("isotretinoin"), "pregnancy": .text("yes")]),
        .init(.skincare, .approve, ["skin_severity": .text("severe")]),
        .init(.sleep, .deny, ["drowsy_driving": .bool(true)]),
        .init(.sleep, .approve, ["contraindications": .text("opioids")]),
        .init(
            .sleep, .deny,
            ["contraindications": .text("opioids"), "conditions": .text("sleep_apnea"), "apnea_device": .text("cpap")]),
        .init(.sleep, .approve, ["conditions": .text("sleep_apnea"), "apnea_device": .text("untreated")]),
        .init(.nutrition, .deny, ["eating_disorder": .text("now"), "eating_disorder_care": .bool(false)]),
        .init(.nutrition, .approve, ["eating_disorder": .text("now"), "eating_disorder_care": .bool(true)]),
        .init(.nutrition, .approve, ["food_allergies": .text("nuts"), "severe_allergy": .bool(true)]),
        .init(.nutrition, .deny, ["contraindications": .text("kidney_disease")]),
        .init(.mentalHealth, .approve, ["safety": .text("thoughts"), "safe_now": .bool(true)]),
        .init(.mentalHealth, .deny, ["safety": .text("thoughts"), "safe_now": .bool(false)]),
        .init(.mentalHealth, .deny, ["safety": .text("plan"), "safe_now": .bool(true)]),
        .init(.mentalHealth, .approve, ["daily_impact": .text("much"), "support": .text("none")]),
        .init(.general, .deny, ["contraindications": .text("heart_event")]),
        .init(.general, .approve, ["contraindications": .text("blood_thinner, implant")]),
    ]
}

@Suite("Survey: its rules")
struct SurveyRuleTests {
    @Test("A practitioner looks at it and decides so", arguments: ReviewCase.all)
    func review(_ example: ReviewCase) throws {
        #expect(try Survey.of(example.type).decision(changing: example.changes).dueDecision == example.decision)
    }

    @Test(
        "Every rule bites for some answers, and every question is asked",
        arguments: Survey.all)
    func reachable(survey: Survey) {
        var random = Seeded(7)
        var rules = Set(survey.rules.map(\.id))
        var questions = Set(survey.questions.map(\.id))
        for _ in 0..<3_000 where !(rules.isEmpty && questions.isEmpty) {
            var answers = AnswerSheet()
            for question in survey.questions { answers[question.id] = random.answer(to: question, on: surveyDay) }
            let walk = SurveyWalk(survey, answers, on: surveyDay)
            #expect(walk.next == nil)
            questions.subtract(walk.asked.map(\.id))
            rules.subtract(
                survey.rules.filter { $0.when.holds(for: walk.effectiveAnswers, on: surveyDay) }.map(\.id))
        }
        #expect(rules.isEmpty)
        #expect(questions.isEmpty)
    }

    @Test("Every rule can be what decides: without it, the same answers lead elsewhere", arguments: Survey.all)
    func everyRuleMatters(survey: Survey) throws {
        var random = Seeded(11)
        var idle = Set(survey.rules.map(\.id))
        let approved = try survey.walk().answers
        for _ in 0..<4_000 where !idle.isEmpty {
            var answers = AnswerSheet()
            for question in survey.questions {
                let isChanged = Int.random(in: 0..<4, using: &random) == 0
                let other = random.answer(to: question, on: surveyDay)
                answers[question.id] = isChanged ? other : approved[question.id] ?? other
            }
            let walk = SurveyWalk(survey, answers, on: surveyDay)
            let biting = survey.rules.filter { $0.when.holds(for: walk.effectiveAnswers, on: surveyDay) }
            idle = idle.filter { id in strongest(biting) == strongest(biting.filter { $0.id != id }) }
        }
        #expect(idle.isEmpty)
    }

    /// What several rules lead to together: the gravest of their outcomes, with all reasons of ineligibility.
    private func strongest(_ rules: [SurveyRule]) -> [String] {
        let ineligible = rules.compactMap { if case .ineligible(let reason) = $0.outcome { reason.code } else { nil } }
        let decisions = rules.compactMap { rule -> ReviewDecision? in
            if case .review(_, let decision) = rule.outcome { decision } else { nil }
        }
        if !ineligible.isEmpty { return ineligible }
        return decisions.contains(.deny) ? ["deny"] : decisions.isEmpty ? ["approved"] : ["approve"]
    }
}
