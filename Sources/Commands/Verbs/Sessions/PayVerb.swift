// almoner pay: the customer's side of a checkout.

import ArgumentParser
import Checkout

/// Pays an open session.
struct PayVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "pay", abstract: "Pay an open session, as its customer would.",
        discussion: """
            Example: almoner pay fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6 --card 4242424242424242 --expires 12/28 --cvc 123 \
            --postal-code 90210
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The session.", transform: identifier)
    var session: ID<CheckoutSession>

    @OptionGroup var card: CardOptions
    @OptionGroup var secondCard: SecondCardOptions
    @OptionGroup var bank: BankOption
    @OptionGroup var options: CommonOptions

    func validate() throws {
        if card.number == nil { throw ValidationError("Missing expected argument '--card <number>'") }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        guard let first = try await card.entry(context.input) else {
            throw ValidationError("Missing expected argument '--card <number>'")
        }
        let second = try await secondCard.entry(besides: card, context.input)
        let paid = try await context.engine.pay(session, card: first, secondCard: second, presence: bank.presence)
        return try await context.answer(session: paid.id)
    }
}

/// Whether the customer confirms when their bank asks.
struct BankOption: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp("What the customer does when their bank asks: confirms or refuses.", valueName: "answer"),
        transform: { try word($0, as: Reply.self, "answer to a bank") })
    var bank: Reply = .confirms

    /// What a customer does when their bank asks.
    enum Reply: String, CaseIterable, Sendable {
        case confirms, refuses
    }

    /// The customer is there, and does so.
    var presence: Presence { bank == .confirms ? .onSession : .onSessionRefusing }
}
