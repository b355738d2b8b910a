import Checkout
import Dialects
import OrderedJSON

extension FlexEndpoints {
    /// Webhook endpoints and events (section 9). Listing and removing endpoints is ours.
    static let webhooks: [Endpoint] = [
        .post("/v1/webhooks") { call in
            let fields = try call.body.requiredObject("webhook")
            let new = NewWebhook(
                url: try fields.requiredString("url"), dialect: .flex, events: try fields.strings("events") ?? [])
            return try await call.answer(
                in: "webhook",
                { engine throws(CheckoutError) in
                    let (endpoint, secret) = try await engine.addWebhook(new)
                    return MadeWebhook(endpoint: endpoint, secret: secret)
                },
                as: { (made: MadeWebhook, _, _) in
                    Flex.envelope("webhook", call.flex.webhook(made.endpoint, secret: made.secret))
                })
        },
        .get("/v1/webhooks") { call in
            let range = try ListRange(call.query)
            return try await call.answer { reader, _ in
                let endpoints = try reader.webhookEndpoints().filter { $0.dialect == .flex }
                let (shown, more) = try range.part(of: endpoints) { $0.id.description }
                return ["webhooks": .array(shown.map { call.flex.webhook($0) }), "has_more": .bool(more)]
            }
        },
        .delete("/v1/webhooks/:id") { call in
            let id = try call.id(as: WebhookEndpoint.self)
            return try await call.answer(
                { engine throws(CheckoutError) in try await engine.removeWebhook(id) },
                as: { endpoint, _, _ in Flex.envelope("webhook", call.flex.webhook(endpoint)) })
        },
        .get("/v1/events") { call in
            let range = try ListRange(call.query)
            return try await call.answer { reader, now in
                let seek = try range.seek(Event.self, reader)
                return try reader.events(of: nil, types: Flex.eventTypes, from: seek, limit: range.limit)
                    .envelope("events", range) { try call.flex.event($0, reader, now) }
            }
        },
        .get("/v1/events/:id") { call in
            let id = try call.id(as: Event.self)
            return try await call.answer { reader, now in
                Flex.envelope("event", try call.flex.requiredEvent(id, reader, now))
            }
        },
        .post("/v1/events/:id/retry") { call in
            let id = try call.id(as: Event.self)
            let webhook = try call.body.requiredObject("event").requiredID("webhook_id", as: WebhookEndpoint.self)
            return try await call.answer(
                in: "event",
                { engine throws(CheckoutError) in try await engine.resend(id, to: webhook) },
                as: { _, reader, now in Flex.envelope("event", try call.flex.requiredEvent(id, reader, now)) })
        },
    ]
}

extension Flex {
    /// The Event object.
    /// - Throws: `CheckoutError.notFound` also for an event that Flex knows nothing of.
    fileprivate func requiredEvent(_ id: ID<Event>, _ reader: any LedgerReader, _ now: Instant) throws -> JSON {
        guard let event = try event(try require(id, reader.find), reader, now) else {
            throw CheckoutError.notFound(kind: Event.kind, id: id.description)
        }
        return event
    }
}

private struct MadeWebhook: Sendable {
    let endpoint: WebhookEndpoint
    let secret: String
}
