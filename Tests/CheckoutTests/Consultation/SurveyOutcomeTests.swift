// What the answers of a survey lead to.
import Checkout
import Testing

@Suite("Survey: its outcome")
struct SurveyOutcomeTests {
    @Test("On the 18th birthday a person is old enough, the day before not", arguments: Survey.all)
    func eighteenth(survey: Survey) throws {
        let birth: [String: RawAnswer] = ["date_of_birth": .text("2008-11-20")]
        #expect(try survey.decision(changing: birth, on: civilDay("2026-11-19")) == .ineligible([.underAge]))
        guard case .approved = try survey.decision(changing: birth, on: civilDay("2026-11-20")) else {
            Issue.record("18 on that day and not approved")
            return
        }
    }

    @Test("Somebody born on 29 February turns 18 on 1 March")
    func leapDay() throws {
        let gym = Survey.of(.gym)
        let birth: [String: RawAnswer] = ["date_of_birth": .text("2008-02-29")]
        #expect(try gym.decision(changing: birth, on: civilDay("2026-02-28")) == .ineligible([.underAge]))
        #expect(try gym.decision(changing: birth, on: civilDay("2026-03-01")) != .ineligible([.underAge]))
    }

    @Test("Every state and DC is served, no territory is", arguments: USState.all)
    func states(state: USState) throws {
        let decision = try Survey.of(.general).decision(changing: ["state": .text(state.name)])
        #expect((decision == .ineligible([.stateNotServed])) == state.isTerritory)
    }

    @Test("General wellness alone does not qualify, together with treatment it does", arguments: Survey.all)
    func wellness(survey: Survey) throws {
        let alone = try survey.decision(changing: ["purpose": .text("general_wellness")])
        #expect(alone == .ineligible([.generalWellness]))
        let both = try survey.decision(changing: ["purpose": .text("treat, general_wellness")])
        #expect(both == .approved(LetterGrounds(try survey.walk(changing: ["purpose": .text("treat")]))))
    }

    @Test("Being ineligible goes before review, and tells every reason")
    func ineligibleFirst() throws {
        let decision = try Survey.of(.gym).decision(changing: [
            "state": .text("PR"), "date_of_birth": .text("2010-01-01"), "purpose": .list(["general_wellness"]),
            "contraindications": .list(["told_not_to_exercise"]),
        ])
        #expect(decision == .ineligible([.underAge, .stateNotServed, .generalWellness]))
        #expect(IneligibilityReason.allCases.map(\.code) == ["under_age", "state_not_served", "general_wellness"])
    }

    @Test("One reason to refuse outweighs those to approve, and is told first")
    func refusalOutweighs() throws {
        let decision = try Survey.of(.gym).decision(changing: [
            "contraindications": .list(["recent_surgery", "told_not_to_exercise"])
        ])
        let reasons = ["A clinician's advice against exercise", "A recent operation or fracture"]
        #expect(decision == .inReview(reasons: reasons, dueDecision: .deny))
    }

    @Test("Family history without a diagnosis is reviewed and approved; without either there is nothing to approve")
    func grounds() throws {
        for survey in Survey.all {
            let family = try #require(survey.question("family_history")?.options.first)
            let none = RawAnswer.list(["none"])
            let familyOnly = try survey.decision(changing: ["conditions": none, "family_history": .text(family.id)])
            #expect(familyOnly.dueDecision == .approve || family.id == "melanoma")
            #expect(try survey.decision(changing: ["conditions": none]).dueDecision == .deny)
        }
    }

    @Test("A survey that is not answered to its end decides nothing and names what is missing")
    func unanswered() throws {
        let gym = Survey.of(.gym)
        var answers = try gym.walk(changing: ["current_treatment": .bool(true)]).answers
        answers["signature"] = nil
        #expect(throws: CheckoutError.unansweredQuestions(["treatment_details", "signature"])) {
            try SurveyOutcome.decide(gym, answers, on: surveyDay)
        }
    }

    @Test("An approval carries what the letter is drawn from")
    func approvedGrounds() throws {
        guard case .approved(let grounds) = try Survey.of(.gym).decision(changing: [:]) else {
            Issue.record("the sample is not approved")
            return
        }
        #expect(grounds.conditions == ["High blood pressure", "High cholesterol"])
        #expect(grounds.words == "to treat and manage: High blood pressure, High cholesterol")
    }

    @Test("A condition of the person's own words stands in the letter by those words; a family's history is named so")
    func groundsAfterReview() throws {
        let own = try Survey.of(.general).walk(changing: [
            "conditions": .text("asthma, other"), "other_condition": .text("Lupus"), "purpose": .text("manage"),
        ])
        #expect(LetterGrounds(own).words == "to manage: Asthma, Lupus")
        let family = try Survey.of(.general).walk(changing: [
            "conditions": .text("none"), "family_history": .text("diabetes"), "purpose": .text("prevent"),
        ])
        #expect(LetterGrounds(family).words == "to prevent: Diabetes (family history)")
    }
}
