// almoner explain: can this be charged off-session, why not, what would change that, and when it changes by itself.

import ArgumentParser
import Checkout
import OrderedJSON

/// Explains whether a customer or a token can be charged while nobody is there.
struct ExplainVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what can be charged off-session, why not, and what changes that.",
        discussion: """
            Takes a customer, a payment token, a subscription, or a transaction, whose coming charge is meant; a payment \
            method, letter, session or consultation stands for its customer.

            Example: almoner explain fcus_01K9Z3QH8YV2M4T6W8R0S2N4P6
            """)
    static let use = LedgerUse.reads

    @Argument(
        help: "A customer, a payment token, a subscription, a transaction, or something of a customer's.",
        transform: anyIdentifier)
    var id: AnyID

    @OptionGroup var options: CommonOptions

    func perform(_ context: CommandContext) async throws -> Answer {
        if case .bare(let bare) = id {
            switch try await context.engine.read({ reader, _ in try BareThing(bare, reader) }) {
            case .token(let id): return try await explain(id, context)
            case .transaction(let id): return try await explain(id, context)
            case .session: break
            case .listing, .process, .order, .mail: throw ExplainVerb.nothingToExplain(id)
            }
        }
        if case .subscription(let id) = id { return try await explain(id, context) }
        return try await explain(try await customer(context), context)
    }

    /// The customer that the identifier is, or belongs to.
    private func customer(_ context: CommandContext) async throws -> ID<Customer> {
        let id = id
        let owner: ID<Customer>? = try await context.engine.read { reader, _ in
            switch id {
            case .customer(let id): return id
            case .letter(let id): return try found(id, reader.find).customer
            case .paymentMethod(let id): return try found(id, reader.find).customer
            case .session(let id): return try found(id, reader.find).customer
            case .consultation(let id): return try found(id, reader.find).customer
            case .bare(let id): return try found(ID<CheckoutSession>(bits: id.bits), reader.find).customer
            case .subscription(let id): return try found(id, reader.find).customer
            case .invoice(let id): return try found(id, reader.find).customer
            case .setupIntent(let id): return try found(ID<CheckoutSession>(bits: id.bits), reader.find).customer
            case .product, .price, .payment, .event, .delivery, .webhook, .key, .refund, .capture, .promoCode, .coupon:
                return nil
            }
        }
        // Out here: whatever else a reading throws is taken for a failure of the ledger.
        guard let owner else { throw ExplainVerb.nothingToExplain(id) }
        return owner
    }

    private static func nothingToExplain(_ id: AnyID) -> CommandRefusal {
        let what = if case .bare = id { "That" } else { withArticle(id.kind) }
        return CommandRefusal(
            code: "nothing_to_explain",
            message: "\(what) is nobody's to charge; name a customer, a payment token or a transaction.")
    }

    private func explain(_ id: ID<Customer>, _ context: CommandContext) async throws -> Answer {
        let overview = try await context.engine.overview(of: id)
        let facts = try await context.engine.read { reader, now in try LedgerFacts(reader, now) }
        let customer = overview.customer
        let json: JSON = [
            "customer": .id(customer.id), "payment_token": nil, "now": .instant(overview.now),
            "default_payment_method": .id(customer.defaultPaymentMethod),
            "standings": .array(overview.standings.map { $0.json(facts) }),
        ]
        let lines =
            ["\(customer.name)  \(customer.id)", "off-session, at \(overview.now):"].sanitised
            + overview.standings.flatMap { $0.lines(at: overview.now, customer: customer.id) }
        return Answer(json, lines: lines)
    }

    private func explain(_ id: ID<Subscription>, _ context: CommandContext) async throws -> Answer {
        let overview = try await context.engine.overview(of: id)
        let facts = try await context.engine.read { reader, now in try LedgerFacts(reader, now) }
        return Answer(overview.explanation(facts), lines: overview.explanation)
    }

    private func explain(_ id: ID<PaymentToken>, _ context: CommandContext) async throws -> Answer {
        let overview = try await context.engine.overview(of: id)
        let token = overview.token
        let (facts, stuck) = try await context.engine.read { reader, now in
            (try LedgerFacts(reader, now), try StuckToken(token, reader))
        }
        let json: JSON = [
            "customer": .id(overview.customer.id), "payment_token": .id(id), "now": .instant(overview.now),
            "chargeable": .bool(overview.refusal == nil), "code": .optional(overview.refusal?.code),
            "reason": .optional(overview.refusal?.message),
            "next_action": .word(token.pendingUpdate?.action),
            "pending_update": token.pendingUpdate?.json(stuck) ?? .null, "redirect_url": .optional(stuck?.page),
            "lmn_expires_at": .instant(overview.letterExpiresAt),
            "standings": .array(overview.standings.map { $0.json(facts) }),
        ]
        var lines = ["token \(id) of \(overview.customer.name)  \(overview.customer.id)"].sanitised
        lines.append("at \(overview.now): " + (overview.refusal?.message ?? "it can be charged."))
        lines += overview.standings.flatMap { $0.lines(at: overview.now, customer: overview.customer.id) }
        if let stuck {
            var head = TextFacts()
            stuck.add(to: &head, overview.now)
            lines += [""] + head.lines + ["", "next: almoner resolve \(id)"]
        }
        return Answer(json, lines: lines)
    }
}

/// The thing with this identifier.
/// - Throws: `CheckoutError.notFound`.
func found<Thing: Identified>(_ id: ID<Thing>, _ find: (ID<Thing>) throws -> Thing?) throws -> Thing {
    guard let thing = try find(id) else { throw missing(id) }
    return thing
}
