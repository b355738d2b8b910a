import Checkout
import CheckoutHTTP
import NIOHTTP1
import OrderedJSON
import Testing

/// A partner who keeps payment tokens, and the customers behind them.
struct TokenDesk {
    let counter: Counter

    static func open(_ body: (TokenDesk) async throws -> Void) async throws {
        var options = ServerOptions()
        options.publicURL = "https://pay.example"
        try await Counter.open(options) { counter in try await body(TokenDesk(counter: counter)) }
    }

    func get(_ path: String) async throws -> Counter.Answer {
        try await counter.send(.GET, "/api/v1/payment_tokens" + path, headers: [("x-truemed-api-key", counter.key)])
    }

    func post(_ path: String, _ body: JSON? = nil) async throws -> Counter.Answer {
        try await counter.send(
            .POST, "/api/v1/payment_tokens" + path, body, headers: [("x-truemed-api-key", counter.key)])
    }

    /// The body of a request for a token; the last of fields with one name counts.
    static func request(_ changes: [(String, JSON?)] = []) -> JSON {
        var fields: [JSON.Field] = [
            .init("order_items", [["name": "Plan", "sku": "plan", "quantity": 1, "price": 4_900]]),
            .init("success_url", "https://shop.example/done?id={{payment_session_id}}"),
            .init("failure_url", "https://shop.example/failed"), .init("customer_email", "ana@example.com"),
            .init("customer_name", "Ana Beltrán"),
        ]
        for (name, value) in changes {
            fields.removeAll { $0.name == name }
            if let value { fields.append(.init(name, value)) }
        }
        return .object(fields)
    }

    /// A card as its owner would type it.
    static func card(_ number: String = "4242424242424242", expires: String = "12/30") throws -> CardEntry {
        try CardEntry(number: number, expiry: expires, cvc: "123", postalCode: "90210")
    }

    /// Takes the survey that leads to a letter at once.
    func consult(_ purpose: ConsultationPurpose) async throws {
        let open = try await counter.engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(.approved, for: USState(code: "CA")) {
            _ = try await counter.engine.answer(open.consultation.id, question: question, answer)
        }
        _ = try await counter.engine.sign(open.consultation.id)
    }

    /// A token that may be charged: asked for, the survey taken, the card given.
    func token(
        _ changes: [(String, JSON?)] = [], card: String = "4242424242424242", expires: String = "12/30"
    ) async throws -> String {
        let made = try await post("/create", TokenDesk.request(changes))
        let request = try #require(made.json["provision_token_request_id"]?.text, "\(made.text)")
        let id = try #require(ID<CheckoutSession>(request))
        let needsSurvey = try await counter.engine.read { reader, now in
            let session = try #require(try reader.find(id))
            return try !reader.consultationsNeeded(for: session, at: now).isEmpty
        }
        if needsSurvey { try await consult(.session(id)) }
        _ = try await counter.engine.pay(id, card: try TokenDesk.card(card, expires: expires))
        let found = try await get("/provision_request/\(request)")
        return try #require(found.json["payment_token"]?.text, "\(found.text)")
    }

    /// The tokens of a list's page, by their names.
    func names(_ query: String) async throws -> [String] {
        let page = try await get(query)
        #expect(page.status == 200, "\(page.text)")
        return page.json["payment_tokens"]?.elements.compactMap { $0["customer_name"]?.text } ?? []
    }
}
