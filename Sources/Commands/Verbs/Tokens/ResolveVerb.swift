// almoner resolve: the repair of a token whose update is pending.

import ArgumentParser
import Checkout

/// Repairs a token: a new card, a new consultation, or giving it up.
struct ResolveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "Repair a payment token whose update is pending.",
        discussion: """
            With nothing but the token, asks for what it waits for; whoever gives nothing leaves the token as it is. \
            Nothing is charged by itself afterwards.

            Example: almoner resolve 0192f3c1-7a2b-7c52-8a31-6d1f0e9b4c11 --card 4242424242424242 --expires 12/28 \
            --cvc 123 --postal-code 90210
            """)
    static let use = LedgerUse.changes

    @Argument(help: "The token.", transform: identifier)
    var token: ID<PaymentToken>

    @OptionGroup var card: CardOptions
    @OptionGroup var secondCard: SecondCardOptions
    @OptionGroup var bank: BankOption

    @Option(
        help: ArgumentHelp("The health survey's answers, as JSON; - is standard input.", valueName: "file"),
        completion: .file())
    var answers: String?

    @Flag(help: "Give the repair up; the update stays pending.")
    var abandon = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        let ways = [card.number != nil, answers != nil, abandon].filter { $0 }.count
        guard ways <= 1 else { throw ValidationError("Give one of --card, --answers and --abandon.") }
        if secondCard.number != nil, card.number == nil {
            throw ValidationError("--second-card needs --card beside it.")
        }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        if abandon {
            return try await context.answer(token: try await context.engine.abandonRepair(token).id)
        }
        if let entry = try await card.entry(context.input) {
            return try await repair(entry, try await secondCard.entry(besides: card, context.input), context)
        }
        if let answers {
            let documents = try AnswerDocument.read(try context.input.contents(of: answers), from: answers)
            return try await ConsultationRun(context, .token(token)).answer(documents)
        }
        return try await ask(context)
    }

    private func repair(
        _ card: CardEntry, _ second: CardEntry?, _ context: CommandContext
    ) async throws -> Answer {
        let repaired = try await context.engine.repair(
            token, card: card, secondCard: second, presence: bank.presence)
        return try await context.answer(token: repaired.id)
    }

    /// Asks for what the token waits for.
    private func ask(_ context: CommandContext) async throws -> Answer {
        let token = token
        let waiting = try await context.engine.read { reader, _ in try found(token, reader.find) }
        switch waiting.pendingUpdate?.action {
        case nil: throw CheckoutError.noPendingUpdate(id: token.description)
        case .takeHealthSurvey: return try await ConsultationRun(context, .token(token)).walk()
        case .updatePaymentMethod:
            context.input.say(waiting.pendingUpdate?.message ?? "A card is needed.")
            guard let entry = try await CardForm(context.input).ask() else {
                throw CommandRefusal(
                    code: "nothing_given",
                    message: "No card was given, and the token is as it was. Give one with --card (a survey's answers "
                        + "with --answers), or give the repair up with --abandon.")
            }
            return try await repair(entry, nil, context)
        }
    }
}

/// Asks for a card, detail by detail.
struct CardForm {
    private let input: any CommandInput

    init(_ input: any CommandInput) { self.input = input }

    /// The card; nil when the input ends before it is whole.
    func ask() async throws -> CardEntry? {
        guard let number = await input.ask("Card number: ", hidden: true),
            let expires = await input.ask("Expires (MM/YY): ", hidden: false),
            let cvc = await input.ask("Security code: ", hidden: true),
            let postalCode = await input.ask("Postal code: ", hidden: false)
        else { return nil }
        return try CardEntry(number: number, expiry: expires, cvc: cvc, postalCode: postalCode)
    }
}
