import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Checkout sessions (section 3).
    static let sessions: [Endpoint] = [
        .post("/v1/checkout/sessions") { call in
            let fields = try call.body.requiredObject("checkout_session")
            let words = call.flex
            let render = { @Sendable (session: CheckoutSession, reader: any LedgerReader, now: Instant) in
                Flex.envelope("checkout_session", try words.session(session, reader, now))
            }
            switch try SessionRequest(fields, key: call.requestKey?.key) {
            case .checkout(let new):
                return try await call.answer(
                    { engine throws(CheckoutError) in try await engine.createCheckout(new) }, as: render)
            case .charge(let charge):
                return try await call.answer(
                    { engine throws(CheckoutError) in try await engine.charge(charge) }, as: render)
            }
        },
        .get("/v1/checkout/sessions") { call in
            let (range, expansion) = (try ListRange(call.query), try call.query.expansion())
            let customer = try call.query.id("customer", as: Customer.self)
            return try await call.answer { reader, now in
                let seek = try range.seek(CheckoutSession.self, reader)
                let page = try reader.sessions(of: customer, from: seek, limit: range.limit)
                return try page.envelope("checkout_sessions") { row in
                    try call.flex.session(row.session, reader, now, expanding: expansion)
                }
            }
        },
        .get("/v1/checkout/sessions/:id") { call in
            let (id, expansion) = (try call.id(as: CheckoutSession.self), try call.query.expansion())
            return try await call.answer { reader, now in
                let session = try require(id, reader.find)
                return Flex.envelope(
                    "checkout_session", try call.flex.session(session, reader, now, expanding: expansion))
            }
        },
        .get("/v1/checkout/sessions/:id/line_items") { call in
            let (id, range) = (try call.id(as: CheckoutSession.self), try ListRange(call.query))
            return try await call.answer { reader, _ in
                let session = try require(id, reader.find)
                let lines = Array(session.lines.enumerated()).dropFirst(range.offset).prefix(range.limit)
                let items = try lines.map { try call.flex.lineItem($0.element, at: $0.offset, of: session, reader) }
                return [
                    "line_items": .array(items),
                    "has_more": .bool(range.offset + items.count < session.lines.count),
                ]
            }
        },
        .post("/v1/checkout/sessions/:id/cancel") { call in
            let id = try call.id(as: CheckoutSession.self)
            return try await call.answer(
                { engine throws(CheckoutError) in
                    let session = try await engine.read { reader, _ in try require(id, reader.find) }
                    return session.status == .open ? try await engine.cancel(id) : try await engine.void(id)
                },
                as: { session, reader, now in
                    Flex.envelope("checkout_session", try call.flex.session(session, reader, now))
                })
        },
    ]
}

/// What a creation asks for: one path for all, told apart by `mode` (section 3.3).
enum SessionRequest {
    /// The customer is there.
    case checkout(NewCheckout)
    /// The customer is away.
    case charge(OffSessionCharge)

    init(_ fields: Fields, key: String?) throws(CheckoutError) {
        let mode: CheckoutSession.Mode = try fields.word("mode") ?? .payment
        let items = try fields.cart()
        switch mode {
        case .offSession:
            self = .charge(
                OffSessionCharge(
                    customer: try fields.requiredID("customer"), paymentMethod: try fields.requiredID("payment_method"),
                    items: items, idempotencyKey: key, metadata: try fields.metadata() ?? [:]))
        default:
            self = .checkout(
                NewCheckout(
                    customer: try fields.buyer(), items: items, setupFutureUse: try fields.setupFutureUse(),
                    capturesManually: try fields.capturesManually(),
                    successURL: try fields.requiredString("success_url"), cancelURL: try fields.string("cancel_url"),
                    metadata: try fields.metadata() ?? [:]))
        }
    }
}

extension Fields {
    func cart() throws(CheckoutError) -> [CartItem] {
        guard let lines = try objects("line_items") else { throw .missingField(path(of: "line_items")) }
        var items: [CartItem] = []
        for line in lines {
            items.append(
                CartItem(price: try line.requiredID("price"), quantity: try line.integer("quantity") ?? 1))
        }
        return items
    }

    /// Whoever buys: a customer by identifier, or by the e-mail among the `defaults`; nil for a checkout that asks.
    func buyer() throws(CheckoutError) -> Buyer? {
        let defaults = try object("defaults")
        if let id = try id("customer", as: Customer.self) { return .known(id) }
        if let id = try defaults?.id("customer_id", as: Customer.self) { return .known(id) }
        guard let defaults, let email = try defaults.string("email") else { return nil }
        return .person(
            NewCustomer(
                name: try defaults.name() ?? String(email.prefix { $0 != "@" }), email: email,
                phone: try defaults.string("phone")))
    }

    func setupFutureUse() throws(CheckoutError) -> Bool {
        guard let text = try string("setup_future_use") else { return false }
        guard text == "off_session" else { throw wrong("setup_future_use", .string(text), "off_session") }
        return true
    }

    func capturesManually() throws(CheckoutError) -> Bool {
        guard let text = try string("capture_method") else { return false }
        guard ["automatic", "manual"].contains(text) else {
            throw wrong("capture_method", .string(text), "automatic or manual")
        }
        return text == "manual"
    }
}

extension Query {
    /// Which parts are shown whole: `expand_customer=true`, or a comma list in `expand`.
    func expansion() throws(CheckoutError) -> Flex.Expansion {
        var fields = Set((string("expand") ?? "").split(separator: ",").map(String.init))
        for field in ["customer", "payment_intent", "subscription"] where try bool("expand_\(field)") == true {
            fields.insert(field)
        }
        return Flex.Expansion(fields)
    }
}
