// Keys, endpoints and deliveries to put into ledgers.
import Checkout
import Testing

extension Sample {
    static func key(_ transaction: any LedgerTransaction, hint: String = "fsk_test_12ab34") throws -> APIKey {
        let key = APIKey(
            id: try transaction.newID(at: now), label: "shop", hint: hint, digest: [1, 2, 3], createdAt: now)
        try transaction.insert(key)
        return key
    }

    static func endpoint(
        _ transaction: any LedgerTransaction, events: [String] = ["a.b", "c.d"], isSigned: Bool = true
    ) throws -> WebhookEndpoint {
        let endpoint = WebhookEndpoint(
            id: try transaction.newID(at: now), url: "https://shop.example/hooks?a=b", dialect: .truemed,
            events: events, isSigned: isSigned, sealedSecret: [9, 0, 9], createdAt: now)
        try transaction.insert(endpoint)
        return endpoint
    }

    /// A message about something, of an event of its own.
    static func message(
        _ transaction: any LedgerTransaction, about subject: String = "thing", unsignedBody: [UInt8]? = nil
    ) throws -> WebhookMessage {
        let event = try event(transaction, "a.b", of: nil, about: Subject(kind: "thing", id: subject))
        let message = WebhookMessage(
            event: event.id, dialect: .truemed, type: "a.b", subject: subject, body: Array("{\"a\":1}".utf8),
            unsignedBody: unsignedBody)
        try transaction.insert(message)
        return message
    }

    static func delivery(
        _ transaction: any LedgerTransaction, of message: WebhookMessage, to endpoint: WebhookEndpoint,
        status: Delivery.Status = .pending, due: Instant? = now, owner: Int64? = nil
    ) throws -> Delivery {
        let delivery = Delivery(
            id: try transaction.newID(at: now), endpoint: endpoint.id, event: message.event, dialect: message.dialect,
            type: message.type, subject: message.subject, status: status, nextAttemptAt: due, owner: owner,
            createdAt: now)
        try transaction.insert(delivery)
        return delivery
    }
}
