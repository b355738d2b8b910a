// Webhook endpoints and deliveries as documents.

import Checkout
import OrderedJSON

extension WebhookEndpoint {
    /// The endpoint as a document, without its secret.
    var json: JSON { .object(fields) }

    /// The document's fields.
    var fields: [JSON.Field] {
        [
            .init("webhook_id", .id(id)), .init("url", .string(url)), .init("dialect", .word(dialect)),
            .init("events", .strings(events)), .init("signed", .bool(isSigned)),
            .init("created_at", .instant(createdAt)), .init("removed_at", .instant(removedAt)),
        ]
    }
}

extension Delivery {
    /// The document's fields, without the tries.
    func fields(to endpoint: WebhookEndpoint?) -> [JSON.Field] { fields(url: endpoint?.url) }

    /// The document's fields, where only the endpoint's URL is at hand.
    func fields(url: String?) -> [JSON.Field] {
        [
            .init("delivery_id", .id(id)), .init("webhook_id", .id(self.endpoint)),
            .init("url", .optional(url)), .init("event_id", .id(event)), .init("event_type", .string(type)),
            .init("subject", .string(subject)), .init("status", .word(status)), .init("attempts", .int(attempts)),
            .init("next_attempt_at", .instant(nextAttemptAt)), .init("last_code", lastCode.map { .int($0) } ?? .null),
            .init("last_failure", .optional(lastFailure)), .init("created_at", .instant(createdAt)),
            .init("finished_at", .instant(finishedAt)),
        ]
    }
}

extension DeliveryAttempt {
    /// A try as a document; bytes of the answer that are no text are shown as such.
    var json: JSON {
        [
            "number": .int(number), "at": .instant(at), "code": code.map { .int($0) } ?? .null,
            "failure": .optional(failure), "body": .string(String(decoding: body, as: UTF8.self)),
            "milliseconds": .int(milliseconds),
        ]
    }
}

/// A delivery with what belongs to it.
struct DeliveryView {
    let delivery: Delivery
    let endpoint: WebhookEndpoint?
    let attempts: [DeliveryAttempt]
    let message: WebhookMessage?

    init(_ delivery: Delivery, _ reader: any LedgerReader) throws {
        self.delivery = delivery
        endpoint = try reader.find(delivery.endpoint)
        attempts = try reader.attempts(of: delivery.id)
        message = try reader.message(of: delivery.event, delivery.dialect)
    }

    /// The body as it is sent.
    var body: String {
        guard let message, let endpoint else { return "" }
        return String(decoding: message.body(for: endpoint), as: UTF8.self)
    }

    /// The delivery, its tries, and the body as the text that is sent, whose bytes are what is signed.
    var json: JSON {
        .object(
            delivery.fields(to: endpoint)
                + [.init("tries", .array(attempts.map(\.json))), .init("body", .string(body))])
    }
}
