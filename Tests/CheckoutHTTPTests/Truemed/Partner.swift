import Checkout
import CheckoutHTTP
import Dialects
import NIOHTTP1
import OrderedJSON
import Testing

/// A sales channel's own server beside ours: it creates payment sessions and charges tokens, and its customers pay.
struct Partner: Sendable {
    let counter: Counter
    var engine: CheckoutEngine { counter.engine }

    static let creation = "/payments/v1/create_payment_session"
    static let visa = "4242424242424242"
    static let health = "4000051230000072"
    /// Pays at the checkout, and is declined while its owner is away.
    static let declinedLater = "4000009900000012"

    /// Serves for as long as `body` runs.
    static func open(_ options: ServerOptions = ServerOptions(), _ body: (Partner) async throws -> Void) async throws {
        try await Counter.open(options) { try await body(Partner(counter: $0)) }
    }

    /// A cart of one item, and where its customer goes: all that has to be said of a session.
    static func order(price: Int = 4_900, quantity: Int = 1, _ more: JSON = [:]) -> JSON {
        let order: JSON = [
            "total_amount": .int(price * quantity),
            "order_items": [
                ["name": "Sauna blanket", "sku": "SB-1", "quantity": .int(quantity), "price": .int(price)]
            ],
            "amount_details": [:], "success_url": "https://shop.example/thanks",
            "failure_url": "https://shop.example/cart",
        ]
        return order.with(more)
    }

    /// Who buys.
    static let ana: JSON = ["customer_email": "ana@example.com", "customer_name": "Ana Beltrán"]

    /// Sends a request with the sales channel's key.
    func send(_ method: HTTPMethod, _ path: String, _ json: JSON? = nil) async throws -> Counter.Answer {
        try await counter.send(
            method, path, json, headers: [("x-truemed-api-key", counter.key)], key: .some(nil))
    }

    func create(_ order: JSON) async throws -> Counter.Answer { try await send(.POST, Partner.creation, order) }

    /// The session that a creation answers with.
    func created(
        _ order: JSON, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ID<CheckoutSession> {
        let answer = try await create(order)
        #expect(answer.status == 200, "\(answer.text)", sourceLocation: sourceLocation)
        return try #require(answer.json["id"]?.text.flatMap { ID($0) }, sourceLocation: sourceLocation)
    }

    func session(_ id: ID<CheckoutSession>) async throws -> CheckoutSession {
        try await engine.read { reader, _ in try require(id, reader.find) }
    }

    /// What retrieving a session tells.
    func retrieved(_ id: ID<CheckoutSession>) async throws -> JSON {
        try await send(.GET, "/payments/v1/payment_session/\(id.uuid)").json
    }

    /// All sessions, of every mode.
    func sessions() async throws -> [CheckoutSession] {
        try await engine.read { reader, _ in
            try reader.sessions(of: nil, from: .first, limit: 1_000).rows.map(\.row.session)
        }
    }

    /// A card as its owner types it.
    static func card(_ number: String) throws -> CardEntry {
        try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
    }

    /// The customer of a session answers the survey, and gives a card.
    @discardableResult
    func pay(
        _ id: ID<CheckoutSession>, _ number: String = Partner.visa, second: String? = nil,
        _ sample: SurveySample = .approved
    ) async throws -> CheckoutSession {
        let needsSurvey = try await engine.read { reader, now in
            try reader.shown(try require(id, reader.find), at: now).needsConsultation
        }
        if needsSurvey {
            let open = try await engine.startConsultation(.session(id))
            for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
                _ = try await engine.answer(open.consultation.id, question: question, answer)
            }
            _ = try await engine.sign(open.consultation.id)
        }
        return try await engine.pay(id, card: try Partner.card(number), secondCard: second.map { try Partner.card($0) })
    }

    /// A token that may be charged, made by a first order.
    func token(card: String = Partner.visa) async throws -> ID<PaymentToken> {
        let id = try await created(Partner.order(Partner.ana.with(["tokenize": true])))
        let session = try await pay(id, card)
        return try #require(session.token)
    }

    /// A bill of a token.
    static func bill(_ token: ID<PaymentToken>, key: String? = nil, price: Int = 4_900) -> JSON {
        let more: JSON = ["payment_token": .string(token.uuid)]
        return order(price: price, key.map { more.with(["idempotency_key": .string($0)]) } ?? more)
    }

    /// A session whose money is held for the merchant.
    func authorized(price: Int = 10_000, card: String = Partner.visa) async throws -> ID<CheckoutSession> {
        let id = try await created(Partner.order(price: price, Partner.ana.with(["kind": "authorization"])))
        let session = try await pay(id, card)
        #expect(session.status == .authorized)
        return id
    }

    /// A session that was paid.
    func captured(price: Int = 10_000, quantity: Int = 1) async throws -> ID<CheckoutSession> {
        let id = try await created(Partner.order(price: price, quantity: quantity, Partner.ana))
        #expect(try await pay(id).status == .complete)
        return id
    }
}

extension JSON {
    /// The object with these fields set; a field that is `null` is taken away.
    func with(_ more: JSON) -> JSON {
        guard case .object(var fields) = self, case .object(let changes) = more else { return self }
        for change in changes {
            fields.removeAll { $0.name == change.name }
            if change.value != .null { fields.append(change) }
        }
        return .object(fields)
    }

    /// The names of an object's fields.
    var names: [String] { if case .object(let fields) = self { fields.map(\.name) } else { [] } }

    /// The part at a path: `order_items.0.name`.
    func at(_ path: String) -> JSON {
        path.split(separator: ".").reduce(self) { part, name in
            guard let place = Int(name) else { return part[String(name)] ?? .null }
            return part.elements.indices.contains(place) ? part.elements[place] : .null
        }
    }
}

extension Counter.Answer {
    /// Truemed's error.
    var error: String { json["error"]?.text ?? "" }
    /// Truemed's sentence on it.
    var sentence: String { json["message"]?.text ?? "" }
}
