// Answers that lead to an outcome.
import Checkout
import Testing

@Suite("Survey: samples")
struct SurveySampleTests {
    @Test("Each sample leads where its name says", arguments: Survey.all, SurveySample.allCases)
    func leadsThere(survey: Survey, sample: SurveySample) throws {
        let decision = try SurveyOutcome.decide(survey, survey.walk(sample).answers, on: surveyDay)
        switch (sample, decision) {
        case (.approved, .approved), (.ineligible, .ineligible): break
        case (.inReview, .inReview(_, let dueDecision)): #expect(dueDecision == .approve)
        default: Issue.record("\(survey.visitType) \(sample): \(decision)")
        }
    }

    @Test(
        "It answers the questions that are asked, all of them, in their order", arguments: Survey.all,
        SurveySample.allCases)
    func answersWhatIsAsked(survey: Survey, sample: SurveySample) throws {
        #expect(survey.sample(sample, for: nil).map(\.question) == (try survey.walk(sample)).asked.map(\.id))
    }

    @Test("It lives where the customer lives, where that is served, and in California otherwise")
    func state() throws {
        let gym = Survey.of(.gym)
        #expect(gym.sample(.approved, for: USState(code: "TX")).first?.answer == .text("Texas"))
        #expect(gym.sample(.approved, for: USState(code: "PR")).first?.answer == .text("California"))
        #expect(gym.sample(.approved, for: nil).first?.answer == .text("California"))
    }

    @Test("Its names are those of the command line")
    func names() {
        #expect(SurveySample.allCases.map(\.rawValue) == ["approved", "in_review", "ineligible"])
    }
}
