// A question with its answer as it is read once more, by who gave it and by who decides on it.
import Checkout
import Terminal

extension SurveyWalk {
    /// The question, and below it the answer; nil where it has none.
    func lines(of question: Question, width: Int, _ glyphs: Glyphs) -> [Span]? {
        guard let answer = effectiveAnswers[question.id] else { return nil }
        return wrap(question.text, width: width, glyphs: glyphs).map { Span($0, .dim) }
            + wrap(question.words(for: answer), width: max(1, width - 2), glyphs: glyphs).map { Span("  " + $0) }
    }
}
