// What the tests of the survey share: a seeded source of randomness, random answers, and short ways to answer.
import Checkout
import Randomness
import Testing

extension Seeded {
    /// Seeds that every run tries, and one that no run has tried; a failure prints its seed.
    static let seeds: [UInt64] = Array(1...12) + [UInt64.random(in: .min ... .max)]

    /// Any answer that the question takes; most people are adults of working age and live in a state.
    mutating func answer(to question: Question, on day: CivilDate) -> Answer {
        switch question.kind {
        case .state: return .state(USState.all[Int.random(in: 0..<USState.all.count, using: &self)])
        case .date: return .date(day.adding(days: -Int.random(in: 0...33_000, using: &self)))
        case .choice: return .choice(question.options[Int.random(in: 0..<question.options.count, using: &self)].id)
        case .choices(let options, let exclusive):
            let chosen = options.filter { _ in Int.random(in: 0..<4, using: &self) == 0 }.map(\.id)
            return .choices(chosen.isEmpty ? [exclusive?.id ?? options[0].id] : chosen)
        case .text: return .text("words")
        case .yesNo: return .yesNo(Bool.random(using: &self))
        case .attestation: return .agreed
        case .signature: return .signature("Ana Beltrán")
        }
    }

    /// Text of every sort that could upset an encoding: separators, escapes, combining marks, other planes.
    mutating func text() -> String {
        let pieces = [
            "a", "\n", "\t", "\\", "\\n", "\r\n", "\r", "\u{0}", "é", "e\u{301}", "\u{301}",
            "漢", "👩‍👩‍👧", "\u{202E}", " ",
        ]
        return (0..<Int.random(in: 0...12, using: &self)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &self)]
        }.joined()
    }
}

/// The day on which the tests answer.
let surveyDay = civilDay("2026-11-20")

/// A day that the calendar has.
func civilDay(_ text: String) -> CivilDate {
    guard let day = CivilDate(text) else { preconditionFailure("no day: \(text)") }
    return day
}

extension Survey {
    /// A walk on which the sample was answered, with some answers changed or added.
    func walk(
        _ sample: SurveySample = .approved, changing changes: [String: RawAnswer] = [:], on day: CivilDate = surveyDay
    ) throws -> SurveyWalk {
        var walk = SurveyWalk(self, on: day)
        let answers = self.sample(sample, for: nil).map { ($0.question, $0.answer) }
        try walk.answer(Dictionary(uniqueKeysWithValues: answers).merging(changes) { $1 })
        return walk
    }

    /// What the sample leads to, with some answers changed or added.
    func decision(changing changes: [String: RawAnswer], on day: CivilDate = surveyDay) throws -> SurveyDecision {
        try SurveyOutcome.decide(self, walk(changing: changes, on: day).answers, on: day)
    }
}

extension SurveyDecision {
    /// Whether a practitioner decides, and how they do when the review falls due.
    var dueDecision: ReviewDecision? {
        if case .inReview(_, let decision) = self { decision } else { nil }
    }
}
