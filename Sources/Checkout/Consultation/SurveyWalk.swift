/// A person's way through a survey: which questions the answers so far lead to, which one comes next, how far it is.
///
/// Only answers to questions that are asked count. When an earlier answer changes, the answers that it made moot stay
/// on the sheet, so that changing it back restores them, but nothing reads them meanwhile.
public struct SurveyWalk: Hashable, Sendable {
    /// The survey that is walked.
    public let survey: Survey
    /// The day on which it is walked, which decides the person's age.
    public let day: CivilDate
    /// Every answer, those that are moot included.
    public private(set) var answers: AnswerSheet
    /// The questions that are asked, given the answers so far, in order.
    public private(set) var asked: [Question]
    /// The answers that count: to questions that are asked, and of a kind that the question takes.
    public private(set) var effectiveAnswers: AnswerSheet

    /// A walk that goes on from these answers.
    public init(_ survey: Survey, _ answers: AnswerSheet = AnswerSheet(), on day: CivilDate) {
        self.survey = survey
        self.day = day
        self.answers = answers
        asked = []
        effectiveAnswers = AnswerSheet()
        trace()
    }

    /// The first question that is not answered; nil at the end.
    public var next: Question? { asked.first { effectiveAnswers[$0.id] == nil } }

    /// The questions that are asked and not answered, in order.
    public var unanswered: [Question] { asked.filter { effectiveAnswers[$0.id] == nil } }

    /// How many of the questions that are asked are answered, and how many are asked. The second number changes when an
    /// answer opens or closes a branch.
    public var progress: (answered: Int, asked: Int) { (effectiveAnswers.entries.count, asked.count) }

    /// The place of a question among those asked, from 1; nil when it is not asked.
    public func number(of id: String) -> Int? { asked.firstIndex { $0.id == id }.map { $0 + 1 } }

    /// The question asked before this one; nil at the first, or when this one is not asked.
    public func question(before id: String) -> Question? {
        number(of: id).flatMap { $0 > 1 ? asked[$0 - 2] : nil }
    }

    /// The question asked after this one, answered or not; nil at the last, or when this one is not asked.
    public func question(after id: String) -> Question? {
        number(of: id).flatMap { $0 < asked.count ? asked[$0] : nil }
    }

    /// Answers a question, or changes its answer; the branches follow at once.
    ///
    /// - Throws: `CheckoutError.unknownQuestion` when it is not asked here, `CheckoutError.invalidAnswer` with what to
    ///   type instead when it does not take the answer. Nothing changes then.
    public mutating func answer(_ raw: RawAnswer, to id: String) throws(CheckoutError) {
        guard let question = asked.first(where: { $0.id == id }) else { throw .unknownQuestion(id) }
        answers[id] = try AnswerValidation.validate(raw, for: question, on: day)
        trace()
    }

    /// Takes a whole document of answers, such as a JSON object, over those that are there. An answer to a question
    /// that is not asked is kept and has no effect.
    ///
    /// - Throws: `CheckoutError.unknownQuestion` for an answer to no question of the survey,
    ///   `CheckoutError.invalidAnswer` for the first question that does not take its answer. Nothing changes then.
    public mutating func answer(_ document: [String: RawAnswer]) throws(CheckoutError) {
        if let unknown = document.keys.filter({ survey.question($0) == nil }).min() { throw .unknownQuestion(unknown) }
        var taken = answers
        for question in survey.questions {
            guard let raw = document[question.id] else { continue }
            taken[question.id] = try AnswerValidation.validate(raw, for: question, on: day)
        }
        answers = taken
        trace()
    }

    private mutating func trace() {
        asked = []
        effectiveAnswers = AnswerSheet()
        for question in survey.questions where question.isAskedWhen.holds(for: effectiveAnswers, on: day) {
            asked.append(question)
            if let answer = answers[question.id], question.takes(answer) { effectiveAnswers[question.id] = answer }
        }
    }
}
