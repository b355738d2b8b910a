// almoner show: anything with an identifier.

import ArgumentParser
import Checkout

/// Shows one thing as it stands.
struct ShowVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show anything with an identifier.",
        discussion: """
            The prefix says what it is; a bare UUID may be a payment token, a payment session, a transaction, a listing, \
            a process, a standing order or a mail. \
            A consultation's answers are health data: --answers opens them, and that is an event.

            Example: almoner show fcs_01K9Z3QH8YV2M4T6W8R0S2N4P6 --json
            """)
    static let use = LedgerUse.reads

    @Argument(help: "What to show: fcus_…, fcs_…, flet_…, a token's UUID…", transform: anyIdentifier)
    var id: AnyID

    @Flag(help: "Open a consultation's answers too.")
    var answers = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        guard answers else { return }
        guard case .consultation = id else { throw ValidationError("--answers goes with a consultation.") }
    }

    func perform(_ context: CommandContext) async throws -> Answer {
        switch id {
        case .customer(let id): return try await context.answer(customer: id)
        case .product(let id): return try await context.answer(product: id)
        case .price(let id): return try await context.answer(price: id)
        case .letter(let id): return try await letter(id, context)
        case .paymentMethod(let id): return try await context.answer(paymentMethod: id)
        case .session(let id): return try await context.answer(session: id)
        case .consultation(let id):
            let shown = try await context.answer(consultation: id)
            return answers ? shown.with(try await context.engine.openAnswers(id).walk) : shown
        case .payment(let id): return try await payment(id, context)
        case .event(let id): return try await event(id, context)
        case .subscription(let id): return try await context.answer(subscription: id)
        case .invoice(let id): return try await context.answer(invoice: id)
        case .setupIntent(let id): return try await context.answer(setupIntent: id)
        case .delivery(let id): return try await context.answer(delivery: id)
        case .webhook(let id): return try await context.answer(webhook: id)
        case .key(let id): return try await context.answer(key: id)
        case .refund(let id): return try await refund(id, context)
        case .capture(let id): return try await capture(id, context)
        case .promoCode(let id): return try await promoCode(id, context)
        case .coupon(let id): return try await coupon(id, context)
        case .bare(let id): return try await bare(id, context)
        }
    }

    private func bare(_ id: ID<PaymentToken>, _ context: CommandContext) async throws -> Answer {
        switch try await context.engine.read({ reader, _ in try BareThing(id, reader) }) {
        case .token(let id): return try await context.answer(token: id)
        case .session(let id): return try await context.answer(session: id)
        case .transaction(let id): return try await context.answer(transaction: id)
        case .listing(let id): return try await context.answer(listing: id)
        case .process(let id): return try await context.answer(process: id)
        case .order(let id): return try await context.answer(order: id)
        case .mail(let id): return try await context.answer(mail: id)
        }
    }

    private func letter(_ id: ID<Letter>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, now in
            guard let letter = try reader.find(id) else { throw missing(id) }
            let facts = try LedgerFacts(reader, now)
            return Answer(letter.json(facts), lines: letter.lines(facts) + ["customer     \(letter.customer)"])
        }
    }

    private func payment(_ id: ID<Payment>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, _ in
            guard let payment = try reader.find(id) else { throw missing(id) }
            let card = try reader.find(payment.paymentMethod)
            return Answer(payment.json(card: card), lines: payment.lines(card: card))
        }
    }

    private func event(_ id: ID<Event>, _ context: CommandContext) async throws -> Answer {
        try await context.engine.read { reader, now in
            guard let event = try reader.find(id) else { throw missing(id) }
            return Answer(event.json(try LedgerFacts(reader, now)), lines: event.lines)
        }
    }
}

extension Payment {
    /// One card's part in a session, as a person reads it.
    fileprivate func lines(card method: PaymentMethod?) -> [String] {
        var head = TextFacts()
        head.add("payment", id.description)
        head.add("session", session.description)
        head.add("amount", amount.description)
        head.add("status", status.rawValue)
        head.add("taken", amountCaptured.description)
        head.add("given back", amountRefunded.description)
        head.add("card", method.map { "\($0.card.words)  \($0.id)" })
        head.add("declined", decline?.sentence)
        head.add("hold lapses", holdExpiresAt?.description)
        return head.lines
    }
}
