// almoner process transition: somebody moves a transaction on.

import ArgumentParser
import Checkout
import OrderedJSON
import TransactionProcess

/// Takes a transition of a transaction.
struct ProcessTransitionVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "transition", abstract: "Move a transaction on.",
        discussion: """
            All of the transition's actions are done, or nothing is. The shell is a trusted place: privileged \
            transitions are allowed here. --trial checks everything, changes nothing and asks no card.

            Example: almoner process transition 9f2c61d4-0b7e-7c52-8a31-6d1f0e9b4c11 accept --by provider
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The transaction.", transform: identifier)
    var transaction: ID<Transaction>

    @Argument(help: "The transition: accept, or transition/accept.", transform: Commands.transitionName)
    var name: TransitionName

    @Option(
        help: ArgumentHelp(
            "In whose part: customer, provider or operator; otherwise whoever the process says.", valueName: "part"),
        transform: actorRole)
    var by: ActorRole?

    @Flag(help: "Only say what would come of it.")
    var trial = false

    @OptionGroup var parameters: ParameterOptions
    @OptionGroup var mailbox: MailboxOptions
    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        let request = TransitionRequest(
            name, of: transaction, by: by, parameters: try parameters.document(context.input), isTrusted: true)
        guard !trial else { return try await context.answer(trial: try await context.engine.trial(request)) }
        return try await mailbox.posting(context) {
            try await context.answer(transaction: try await context.engine.take(request).id)
        }
    }
}
