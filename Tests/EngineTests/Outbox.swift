import Checkout
import SQLiteLedger
import Synchronization
import Testing

/// A dialect for tests: says what happened to customers and sessions, and how the thing stood at that moment.
struct PlainDialect: WebhookDialect {
    var dialect: WebhookEndpoint.Dialect = .flex
    /// How many messages it was asked for.
    let asked = Asked()

    func message(for event: Event, in reader: any LedgerReader, now: Instant) throws -> WebhookMessage? {
        guard ["customer", "checkout session"].contains(event.subject.kind) else { return nil }
        asked.count()
        var text = event.type
        if let session = try ID<CheckoutSession>(event.subject.id).flatMap({ try reader.find($0) }) {
            text += " \(session.status.rawValue)"
        } else if let customer = try ID<Customer>(event.subject.id).flatMap({ try reader.find($0) }) {
            text += " \(customer.name)"
        }
        return WebhookMessage(
            event: event.id, dialect: dialect, type: event.type, subject: event.subject.id, body: Array(text.utf8))
    }

    final class Asked: Sendable {
        private let number = Mutex(0)
        var value: Int { number.withLock { $0 } }
        func count() { number.withLock { $0 += 1 } }
    }
}

/// A shop whose events go to endpoints, with deliveries sent by hand.
struct Outbox {
    let shop: Shop
    let dialect = PlainDialect()

    init() async throws {
        shop = try await Shop(dialects: [dialect])
    }

    var engine: CheckoutEngine { shop.engine }

    func endpoint(_ url: String = "https://shop.example/hooks", events: [String] = []) async throws -> WebhookEndpoint {
        try await engine.addWebhook(NewWebhook(url: url, events: events)).endpoint
    }

    /// The deliveries, the latest first.
    func deliveries(_ scope: DeliveryScope = .all) async throws -> [Delivery] {
        try await engine.read { reader, _ in try reader.deliveries(scope, from: .first, limit: 200).rows.map(\.row) }
    }

    func attempts(of delivery: ID<Delivery>) async throws -> [DeliveryAttempt] {
        try await engine.read { reader, _ in try reader.attempts(of: delivery) }
    }

    /// What is due now, taken by this process.
    func take(_ limit: Int = 100) async throws -> [OutgoingDelivery] {
        try await engine.takeDueDeliveries(limit: limit)
    }

    /// Sends all that is due, until nothing is, and tells the bodies in the order in which they were sent.
    @discardableResult
    func sendAll(answering code: Int?) async throws -> [String] {
        var sent: [String] = []
        while true {
            let taken = try await take()
            if taken.isEmpty { return sent }
            for outgoing in taken {
                sent.append(outgoing.text)
                try await engine.finishDelivery(outgoing.delivery.id, DeliveryAnswer(code: code))
            }
        }
    }
}

extension OutgoingDelivery {
    var text: String { String(decoding: body, as: UTF8.self) }
}
