// almoner survey: the questions of a visit type, or answers that lead to an outcome.

import ArgumentParser
import Checkout
import OrderedJSON

/// Shows a survey, or sample answers to it.
struct SurveyVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "survey", abstract: "Show a visit type's questions, or answers that lead to an outcome.",
        discussion: """
            The sample is what `almoner consult --answers` takes.

            Example: almoner survey gym --sample approved > answers.json
            """)
    static let use = LedgerUse.none

    @Argument(
        help: ArgumentHelp(
            "The visit type: \(Survey.all.map(\.visitType.name).joined(separator: ", ")); others have the general questions."
        ), transform: consultationType)
    var type: VisitType

    @Option(
        help: ArgumentHelp("Print answers that lead there: approved, in_review or ineligible.", valueName: "outcome"),
        transform: { try word($0, as: SurveySample.self, "outcome") })
    var sample: SurveySample?

    @Option(help: ArgumentHelp("Where the sample's customer lives.", valueName: "state"), transform: usState)
    var state: USState?

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        if let doubt = UselessLetter.doubt(of: type) { context.input.say(doubt) }
        let survey = Survey.of(type)
        guard let sample else { return Answer(survey.json, lines: survey.lines) }
        let document = AnswerDocument(visitType: type, answers: survey.sample(sample, for: state)).json
        return Answer(document, lines: document.description.split(separator: "\n").map(String.init))
    }

    @Sendable
    private static func usState(_ text: String) throws -> USState {
        guard let state = USState(spelledLike: text) else {
            throw ValidationError("“\(text)” is no state; expected two letters such as CA, or the full name.")
        }
        return state
    }
}
