// almoner review: a practitioner's decision.

import ArgumentParser
import Checkout

/// Decides a consultation in review.
struct ReviewVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Decide a consultation in review, as its practitioner would.",
        discussion: """
            What waits for it goes on by itself: held money is taken, or given back.

            Example: almoner review fcons_01K9Z3QH8YV2M4T6W8R0S2N4P6 approve
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The consultation.", transform: identifier)
    var consultation: ID<Consultation>

    @Argument(
        help: "approve, which issues a letter, or deny.",
        transform: { try word($0, as: ReviewDecision.self, "decision") })
    var decision: ReviewDecision

    @Option(help: ArgumentHelp("Why it is denied, in the practitioner's words.", valueName: "text"))
    var reason: String?

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if reason != nil, decision == .approve { throw ValidationError("--reason is for deny.") }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        let decided = try await context.engine.review(consultation, decision, reason: reason)
        return try await context.answer(consultation: decided.id)
    }
}
