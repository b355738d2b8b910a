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

/// A server on a free port with a shop behind it, whose clock stands still, and a client of it.
struct Counter: Sendable {
    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    let engine: CheckoutEngine
    let address: String
    /// An API key.
    let key: String

    /// What a server answered.
    struct Answer: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]

        var json: JSON { (try? JSON(reading: body)) ?? .null }
        var code: String? { json["error"]?["code"]?.text }
        var message: String { json["error"]?["message"]?.text ?? "" }
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// Keeps the connection of a test that a busy machine lets wait.
    private static var patient: ServerOptions {
        var options = ServerOptions()
        options.idleTimeout = .seconds(600)
        return options
    }

    /// Serves for as long as `body` runs.
    static func open(
        mode: LedgerSettings.Mode = .test, _ options: ServerOptions = patient,
        network: CardSimulator = CardSimulator(journal: nil), _ body: (Counter) async throws -> Void
    ) async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "test", mode: mode, seed: 7, createdAt: opening))
        let engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { opening },
            actor: Actor(.operator, name: "tess"), dialects: [FlexWebhooks()])
        _ = try await engine.freeze()
        let key = try await engine.createKey(label: "shop").secret
        var options = options
        options.port = 0
        let server = CheckoutServer(
            engine: engine, options: options, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let (addresses, ready) = AsyncStream.makeStream(of: String.self)
        let run = Task { [server] in
            defer { ready.finish() }
            try await server.run(signals: []) { ready.yield($0) }
        }
        var result: Result<Void, any Error> = .success(())
        do {
            let address = try #require(await addresses.first { _ in true }, "the server does not listen")
            try await body(Counter(engine: engine, address: address, key: key))
        } catch {
            result = .failure(error)
        }
        run.cancel()
        _ = await run.result
        try result.get()
    }

    /// Sends a request and reads its answer.
    /// - Parameter key: the API key; nil for none.
    func send(
        _ method: HTTPMethod, _ path: String, _ json: JSON? = nil, headers: [(String, String)] = [],
        key: String?? = .none
    ) async throws -> Answer {
        let body = json.map { HTTPClientRequest.Body.bytes(ByteBuffer(string: $0.compact)) }
        return try await send(
            method, path, body: body, headers: (json == nil ? [] : [("Content-Type", "application/json")]) + headers,
            key: key)
    }

    /// Sends a request with a body of any kind.
    func send(
        _ method: HTTPMethod, _ path: String, body: HTTPClientRequest.Body?, headers: [(String, String)] = [],
        key: String?? = .none
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: address + path)
        request.method = method
        if let key = key ?? self.key { request.headers.add(name: "Authorization", value: "Bearer \(key)") }
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = body
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 10_000_000)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView))
    }

    /// A product with a price, as the engine makes them.
    func price(
        _ name: String = "Bandages", cents: Int = 900, eligibility: Eligibility = .autoSubstantiation
    ) async throws -> Price {
        let product = try await engine.addProduct(NewProduct(name: name, eligibility: eligibility))
        return try await engine.addPrice(product: product.id, unitAmount: Money(minorUnits: cents)).price
    }

    /// A customer with a verified card.
    func customer(card number: String = "4242424242424242") async throws -> (Customer, PaymentMethod) {
        let ana = try await engine.addCustomer(
            NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA"))
        let entry = try CardEntry(number: number, expiry: "12/30", cvc: "123", postalCode: "90210")
        return (ana, try await engine.saveCard(entry, for: ana.id))
    }
}

extension JSON {
    /// The text, if it is one.
    var text: String? { if case .string(let text) = self { text } else { nil } }
    /// The number, if it is a whole one.
    var number: Int? { if case .int(let number) = self { number } else { nil } }
    /// The elements, if it is a list.
    var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }
}
