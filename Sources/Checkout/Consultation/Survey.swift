/// What a consultation asks for one visit type, and the rules that judge the answers. A survey is data: the questions
/// in their order, each with the condition under which it is asked, and the rules with the conditions under which they
/// bite.
///
///     let survey = Survey.of(.gym)
///     var walk = SurveyWalk(survey, survey.prefill(state: customer.state), on: today)
///     while let question = walk.next { try walk.answer(ask(question), to: question.id) }
///     let decision = try SurveyOutcome.decide(survey, walk.answers, on: today)
///
/// The references only hint at their questions; these surveys are ours.
public struct Survey: Hashable, Sendable {
    /// The visit type whose letters it leads to.
    public let visitType: VisitType
    /// What the person sees above the questions.
    public let title: String
    /// The questions, in the order in which they are asked; a condition only looks at earlier ones.
    public let questions: [Question]
    /// The rules, in the order in which their reasons are told.
    public let rules: [SurveyRule]
    /// Answers that are approved at once, and what makes of them answers that are reviewed.
    let sampleAnswers: SampleAnswers

    /// The survey of a visit type. Any type may be named, so one without questions of its own, such as Flex's sample
    /// `cbtSleep`, is asked the general ones; the letter is of its own type nevertheless (ours).
    public static func of(_ visitType: VisitType) -> Survey {
        all.first { $0.visitType == visitType }
            ?? Survey(
                visitType: visitType, title: general.title, questions: general.questions, rules: general.rules,
                sampleAnswers: general.sampleAnswers)
    }

    /// Every survey with questions of its own.
    public static let all: [Survey] = [gym, skincare, sleep, nutrition, mentalHealth, general]

    /// The question with this identifier, whether it is asked or not.
    public func question(_ id: String) -> Question? { questions.first { $0.id == id } }

    /// The answers that are known before the first question: where the customer lives, shown by its full name.
    public func prefill(state: USState?) -> AnswerSheet {
        var answers = AnswerSheet()
        if let state { answers[QuestionID.state] = .state(state) }
        return answers
    }
}
