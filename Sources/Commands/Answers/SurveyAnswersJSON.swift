// A consultation's answers, opened: as a document in the form in which answers are read, and as a person reads them.

import Checkout
import OrderedJSON

extension Answer {
    /// This answer, the opened answers added to it.
    func with(_ walk: SurveyWalk) -> Answer {
        guard case .object(let fields) = json else { return self }
        let answered = walk.asked.compactMap { question in
            walk.effectiveAnswers[question.id].map { (question, $0) }
        }
        let answers = JSON.object(answered.map { JSON.Field($0.0.id, $0.1.json) })
        let told = answered.flatMap { question, answer in [question.text, "  " + question.words(for: answer)] }
        return Answer(.object(fields + [.init("answers", answers)]), lines: lines + ["", "answers"] + told.sanitised)
    }
}

extension Checkout.Answer {
    /// The answer as a file of answers holds it.
    fileprivate var json: JSON {
        switch self {
        case .state(let state): .string(state.name)
        case .date(let date): .string(date.description)
        case .choice(let id): .string(id)
        case .choices(let ids): .strings(ids)
        case .text(let text), .signature(let text): .string(text)
        case .yesNo(let yes): .bool(yes)
        case .agreed: true
        }
    }
}
