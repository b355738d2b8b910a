import AsyncHTTPClient
import CardSimulator
import Checkout
import CheckoutHTTP
import Dialects
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import OrderedJSON
import SQLiteLedger
import Testing

/// A sales channel of Truemed's: a ledger frozen at noon of 3 March 2026 with a small catalogue, a server with its
/// deliveries, and a webhook receiver.
struct Channel: Sendable {
    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    let ledger: SQLiteLedger
    let engine: CheckoutEngine
    let receiver: Receiver
    /// Where the server listens.
    let address: String
    let key: String
    /// The secret of the webhook.
    let secret: String

    /// Serves and delivers for as long as `body` runs; the receiver acknowledges everything.
    static func open(isSigned: Bool = true, _ body: (Channel) async throws -> Void) async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "channel", seed: 7, createdAt: opening))
        let engine = CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: nil), systemTime: { opening },
            actor: Actor(.operator, name: "tess"), dialects: [FlexWebhooks(), TruemedWebhooks()])
        _ = try await engine.freeze()
        let key = try await engine.createKey(label: "channel").secret
        for (sku, type) in [("gym-plan", VisitType.gym), ("cream", .skincare)] {
            _ = try await engine.addProduct(
                NewProduct(name: sku, sku: sku, visitType: type, eligibility: .letterOfMedicalNecessity))
        }
        let receiver = try Receiver { _, _ in .answer(204) }
        defer { receiver.stop() }
        let secret = try await engine.addWebhook(
            NewWebhook(url: receiver.url, dialect: .truemed, isSigned: isSigned)
        ).secret
        let changes = try ledger.changes()
        defer { changes.stop() }
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        var options = ServerOptions()
        options.port = 0
        let server = CheckoutServer(
            engine: engine, options: options,
            companions: [DeliveryWorker(engine: engine, changes: changes.notices, logger: log)], log: log)
        let (addresses, ready) = AsyncStream.makeStream(of: String.self)
        let run = Task { [server] in
            defer { ready.finish() }
            try await server.run(signals: []) { ready.yield($0) }
        }
        var result: Result<Void, any Error> = .success(())
        do {
            let address = try #require(await addresses.first { _ in true }, "the server does not listen")
            try await body(
                Channel(
                    ledger: ledger, engine: engine, receiver: receiver, address: address, key: key, secret: secret))
        } catch {
            result = .failure(error)
        }
        run.cancel()
        _ = await run.result
        try result.get()
    }

    /// Sends a request as the sales channel.
    func send(_ method: HTTPMethod, _ path: String, _ json: JSON? = nil) async throws -> Counter.Answer {
        var request = HTTPClientRequest(url: address + path)
        request.method = method
        request.headers.add(name: "x-truemed-api-key", value: key)
        if let json {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(string: json.compact))
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 10_000_000)
        return Counter.Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView))
    }

    /// An order of one month's plan, or of these items, in `create_payment_session`'s words.
    static func order(
        _ key: String, total: Int = 4_900, items: [JSON] = [plan], _ more: [JSON.Field] = []
    ) -> JSON {
        .object(
            [
                .init("total_amount", .int(total)), .init("order_items", .array(items)), .init("amount_details", [:]),
                .init("success_url", "https://shop.example/thanks?id={{payment_session_id}}"),
                .init("failure_url", "https://shop.example/sorry"), .init("idempotency_key", .string(key)),
            ] + more)
    }

    static let plan: JSON = ["name": "Gym plan", "sku": "gym-plan", "quantity": 1, "price": 4_900]
    static let cream: JSON = ["name": "Acne cream", "sku": "cream", "quantity": 1, "price": 3_000]

    /// Creates a payment session.
    func create(_ order: JSON) async throws -> Counter.Answer {
        try await send(.POST, "/payments/v1/create_payment_session", order)
    }

    /// Takes the customer through a consultation.
    func consult(_ purpose: ConsultationPurpose, _ sample: SurveySample = .approved) async throws {
        let open = try await engine.startConsultation(purpose)
        for (question, answer) in open.walk.survey.sample(sample, for: USState(code: "CA")) {
            _ = try await engine.answer(open.consultation.id, question: question, answer)
        }
        _ = try await engine.sign(open.consultation.id)
    }

    /// A card as its owner would type it.
    static func card(_ number: String = "4242424242424242", expiry: String = "12/30") throws -> CardEntry {
        try CardEntry(number: number, expiry: expiry, cvc: "123", postalCode: "90210")
    }

    /// What was delivered so far, in the order in which it happened, once all that is due has arrived.
    func delivered() async throws -> [JSON] {
        let changes = try ledger.changes()
        defer { changes.stop() }
        if try await isIdle() == false {
            for await _ in changes.notices { if try await isIdle() { break } }
        }
        // Of two things, either may arrive first; the ledger knows what happened first.
        let made = try await engine.read { reader, _ in
            try reader.deliveries(.all, from: .first, limit: 1_000).rows.reversed().map(\.row.event.uuid)
        }
        func place(_ body: JSON) -> Int { made.firstIndex { $0 == body["webhook_delivery_id"]?.text } ?? -1 }
        return try receiver.requests.map { try JSON(reading: $0.body) }.sorted { place($0) < place($1) }
    }

    private func isIdle() async throws -> Bool {
        try await engine.read { reader, _ in
            try reader.deliveries(.pending, from: .first, limit: 1).rows.isEmpty
        }
    }
}
