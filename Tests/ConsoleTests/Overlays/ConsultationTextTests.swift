// Whatever a consultation says can be read to its end, on small screens too.
import Terminal
import Testing

@testable import Checkout
@testable import Console

@Suite("A consultation says to the end")
struct ConsultationTextTests {
    private func begin(
        _ survey: Survey, _ answers: AnswerSheet = AnswerSheet(), columns: Int, rows: Int
    ) -> Stage {
        let walk = ConsultationWalk(.customer(Sample.ana.id, survey.visitType), customerName: "Ana Beltrán")
        var stage = Stage(walk, columns: columns, rows: rows)
        stage.receive(.consultation(Sample.open(survey, answers)))
        return stage
    }

    private func signed(_ survey: Survey, _ decision: SurveyDecision) -> SignedConsultation {
        var consultation = Sample.open(survey).consultation
        consultation.reviewDueAt = Sample.now + .days(1)
        return SignedConsultation(
            consultation: consultation, decision: decision, letter: Sample.gymLetter, stillNeeded: [])
    }

    @Test("each question and its answer, on the page of answers", arguments: [(60, 16), (80, 24), (120, 40)])
    func answers(columns: Int, rows: Int) throws {
        for survey in Survey.all {
            let sample = survey.sample(.inReview, for: nil).filter { survey.question($0.question)?.isSigning == false }
            var walk = SurveyWalk(survey, on: Sample.now.date)
            try walk.answer(Dictionary(uniqueKeysWithValues: sample.map { ($0.question, $0.answer) }))
            var stage = begin(survey, walk.answers, columns: columns, rows: rows)
            for question in walk.asked.filter({ !$0.isSigning }) {
                let answer = try #require(walk.effectiveAnswers[question.id])
                stage.press(.down)
                #expect(stage.shows("▸ \(question.text) \(question.words(for: answer))"), "\(stage.picture)")
            }
            stage.press(.down)
            #expect(stage.shows("[ Continue to sign ]"))
        }
    }

    @Test("every option of every question", arguments: Survey.all)
    func options(survey: Survey) throws {
        for question in survey.questions where !question.options.isEmpty {
            let pane = QuestionPane(question, answer: nil, on: Sample.now.date)
            var stage = Stage(Shown(pane: pane), columns: 60, rows: 16)
            for (number, option) in question.options.enumerated() {
                if number > 0 { stage.press(.down) }
                let key = number < 9 ? "\(number + 1) " : ""
                let box = stage.picture.contains("[ ]") ? "[ ]" : "( )"
                #expect(stage.shows("▸ \(key)\(box) \(option.label)"), "\(stage.picture)")
            }
        }
    }

    @Test("what was decided, when, and what comes next")
    func decision() throws {
        let survey = Survey.of(.skincare)
        let reasons = (1...6).map { "Reason \($0), which a practitioner has to look at with some care before anything" }
        var stage = begin(survey, columns: 60, rows: 16)
        stage.receive(.signed(signed(survey, .inReview(reasons: reasons, dueDecision: .approve))))
        #expect(stage.shows("▲ In review") && !stage.shows("Nothing is charged before the decision."))
        for _ in 1...40 { stage.press(.down) }
        #expect(stage.shows("21 Nov 2026 14:05 UTC, the simulated practitioner approves it then."))
        #expect(stage.shows("Nothing is charged before the decision.") && !stage.shows("▲ In review"))
        stage.press(.up)
        #expect(!stage.shows("Nothing is charged before the decision."))
        for _ in 1...40 { stage.press(.key(.pageUp)) }
        #expect(stage.shows("▲ In review"))
        stage.press(.enter)
        #expect(stage.isClosed)
    }

    @Test("the letter, in its frame")
    func letter() throws {
        let gym = Survey.of(.gym)
        var stage = begin(gym, columns: 80, rows: 24)
        stage.receive(.signed(signed(gym, .approved(LetterGrounds(SurveyWalk(gym, on: Sample.now.date))))))
        #expect(stage.shows("Signed 20 Nov 2026 14:05 UTC") && stage.shows("Valid until 20 Nov 2027 14:05 UTC"))
        #expect(stage.frame.lines().contains { $0.contains("┌──") && $0.hasSuffix("┐           │") })
    }
}

/// A question alone on the screen.
private struct Shown: DrawnOverlay, Hashable {
    var pane: QuestionPane
    var placement: OverlayPlacement { .fullScreen }
    var hints: [Hint] { [] }

    mutating func press(_ key: Key, _ context: OverlayContext) -> OverlayStep {
        _ = pane.handle(key)
        return .stay
    }

    mutating func click(_ spot: Spot, _ context: OverlayContext) -> OverlayStep { .stay }

    func paint(on canvas: inout Canvas, in area: Rect, _ context: OverlayContext) {
        let inside = canvas.window(area, title: "Question")
        pane.draw(on: &canvas, in: inside.splitTop(3).rest.splitBottom(2).rest)
    }
}
