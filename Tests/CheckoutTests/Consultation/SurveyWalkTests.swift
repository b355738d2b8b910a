// A person's way through a survey: branches, going back, and answers that become moot.
import Checkout
import Randomness
import Testing

@Suite("Survey: the walk")
struct SurveyWalkTests {
    @Test("It begins at the first question, or behind the state that is known already")
    func beginning() throws {
        let gym = Survey.of(.gym)
        #expect(SurveyWalk(gym, on: surveyDay).next?.id == "state")
        let prefilled = SurveyWalk(gym, gym.prefill(state: USState(code: "ca")), on: surveyDay)
        #expect(prefilled.next?.id == "date_of_birth")
        let answer = try #require(prefilled.effectiveAnswers["state"])
        #expect(prefilled.asked[0].words(for: answer) == "California")
        #expect(gym.prefill(state: nil).isEmpty)
    }

    @Test("A yes opens its follow-up at once, a no closes it")
    func followUp() throws {
        var walk = try Survey.of(.general).walk()
        #expect(walk.progress == (answered: 9, asked: 9))
        try walk.answer(.bool(true), to: "current_treatment")
        #expect(walk.next?.id == "treatment_details")
        #expect(walk.progress == (answered: 9, asked: 10))
        try walk.answer(.bool(false), to: "current_treatment")
        #expect(walk.next == nil)
    }

    @Test("An answer made moot is kept, counts for nothing, and returns with the branch")
    func moot() throws {
        var walk = try Survey.of(.gym).walk(changing: [
            "contraindications": .text("heart_event"), "heart_event_time": .text("recent"),
        ])
        try walk.answer(.text("none"), to: "contraindications")
        #expect(walk.answers["heart_event_time"] == .choice("recent"))
        #expect(walk.effectiveAnswers["heart_event_time"] == nil)
        #expect(try SurveyOutcome.decide(walk.survey, walk.answers, on: surveyDay).dueDecision == nil)
        try walk.answer(.text("heart_event"), to: "contraindications")
        #expect(walk.next == nil)
        #expect(try SurveyOutcome.decide(walk.survey, walk.answers, on: surveyDay).dueDecision == .deny)
    }

    @Test("A branch of a branch closes with it")
    func nested() throws {
        var walk = try Survey.of(.gym).walk(changing: [
            "contraindications": .text("heart_event"), "heart_event_time": .text("earlier"),
            "cleared_to_exercise": .bool(false),
        ])
        #expect(walk.number(of: "cleared_to_exercise") != nil)
        try walk.answer(.text("none"), to: "contraindications")
        #expect(walk.answers["heart_event_time"] == .choice("earlier"))
        #expect(walk.number(of: "cleared_to_exercise") == nil)
        #expect(try SurveyOutcome.decide(walk.survey, walk.answers, on: surveyDay).dueDecision == nil)
    }

    @Test("Pregnancy is asked up to the day before the 56th birthday")
    func ageBranch() throws {
        let gym = Survey.of(.gym)
        let birth: [String: RawAnswer] = ["date_of_birth": .text("1970-11-20")]
        #expect(try gym.walk(changing: birth, on: civilDay("2026-11-19")).number(of: "pregnancy") != nil)
        #expect(try gym.walk(changing: birth, on: civilDay("2026-11-20")).number(of: "pregnancy") == nil)
    }

    @Test("Back and forth skip what is not asked, and end at the ends")
    func backAndForth() throws {
        let walk = try Survey.of(.general).walk()
        #expect(walk.question(before: "contraindications")?.id == "current_treatment")
        #expect(walk.question(after: "current_treatment")?.id == "contraindications")
        #expect(walk.question(before: "state") == nil)
        #expect(walk.question(after: "signature") == nil)
        #expect(walk.question(before: "treatment_details") == nil)
        #expect(walk.number(of: "state") == 1)
    }

    @Test("Only a question that is asked can be answered, and a refused answer changes nothing")
    func refused() throws {
        var walk = try Survey.of(.general).walk()
        let before = walk
        #expect(throws: CheckoutError.unknownQuestion("treatment_details")) {
            try walk.answer(.text("tablets"), to: "treatment_details")
        }
        #expect(throws: CheckoutError.self) { try walk.answer(.text("maybe"), to: "current_treatment") }
        #expect(walk == before)
    }

    @Test("A document of answers is taken whole or not at all")
    func document() throws {
        var walk = SurveyWalk(Survey.of(.general), on: surveyDay)
        #expect(throws: CheckoutError.unknownQuestion("horoscope")) {
            try walk.answer(["state": .text("CA"), "horoscope": .text("leo")])
        }
        #expect(throws: CheckoutError.self) { try walk.answer(["state": .text("CA"), "purpose": .text("fun")]) }
        #expect(walk.answers.isEmpty)
        try walk.answer(["state": .text("CA"), "treatment_details": .text("tablets")])
        #expect(walk.answers["treatment_details"] == .text("tablets"))
        #expect(walk.progress.answered == 1)
    }

    @Test("An answer of an older survey that its question no longer takes is asked again")
    func outdated() throws {
        let general = Survey.of(.general)
        var answers = try general.walk().answers
        answers["purpose"] = .choices(["levitate"])
        answers["conditions"] = .choices(["asthma", "none"])
        #expect(SurveyWalk(general, answers, on: surveyDay).unanswered.map(\.id) == ["conditions", "purpose"])
    }

    @Test("It agrees with a slow, obvious model after every random answer", arguments: Seeded.seeds)
    func agreesWithModel(seed: UInt64) {
        var random = Seeded(seed)
        for survey in Survey.all {
            var answers = AnswerSheet()
            for _ in 0..<60 {
                let question = survey.questions[Int.random(in: 0..<survey.questions.count, using: &random)]
                let isTakenBack = Int.random(in: 0..<5, using: &random) == 0
                answers[question.id] = isTakenBack ? nil : random.answer(to: question, on: surveyDay)
                let walk = SurveyWalk(survey, answers, on: surveyDay)
                let model = WalkModel(survey: survey, answers: answers, day: surveyDay)
                #expect(walk.asked.map(\.id) == model.asked, "seed \(seed), \(survey.visitType)")
                #expect(walk.next?.id == model.asked.first { answers[$0] == nil }, "seed \(seed)")
                #expect(walk.answers == answers, "seed \(seed)")
            }
        }
    }
}

/// Asks of each question, from scratch, whether it is asked, by following its condition back to the beginning.
private struct WalkModel {
    let survey: Survey
    let answers: AnswerSheet
    let day: CivilDate

    var asked: [String] { survey.questions.filter { isTrue($0.isAskedWhen) }.map(\.id) }

    private func effective(_ id: String) -> Answer? {
        guard let question = survey.question(id), isTrue(question.isAskedWhen) else { return nil }
        return answers[id]
    }

    private func isTrue(_ condition: Condition) -> Bool {
        switch condition {
        case .always: return true
        case .answered(let id, let ids): return !Set(effective(id)?.ids ?? []).isDisjoint(with: ids)
        case .chosen(let id, let count): return Set(effective(id)?.ids ?? []).subtracting(["none"]).count >= count
        case .ageBelow(let years): return birthday(years).map { day < $0 } ?? false
        case .ageAtLeast(let years): return birthday(years).map { day >= $0 } ?? false
        case .not(let inner): return !isTrue(inner)
        case .all(let parts): return !parts.map(isTrue).contains(false)
        case .any(let parts): return parts.map(isTrue).contains(true)
        }
    }

    /// The day on which a number of years is completed; for 29 February, 1 March of an ordinary year.
    private func birthday(_ years: Int) -> CivilDate? {
        guard case .date(let birth) = effective("date_of_birth") else { return nil }
        return CivilDate(year: birth.year + years, month: birth.month, day: birth.day)
            ?? CivilDate(year: birth.year + years, month: 3, day: 1)
    }
}
