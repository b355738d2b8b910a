// Events and the endpoints that hear of them (Flex, section 9).

public import Checkout
public import OrderedJSON

extension Flex {
    /// The types of the engine's events that are events of Flex's too.
    public static var eventTypes: Set<String> { FlexEventTypes.named }

    /// The Event object: what was sent, or would have been; nil for an event that Flex knows nothing of. One that was
    /// sent shows its thing as it was then; one that nobody listened to shows it as it is now (ours).
    public func event(_ event: Event, _ reader: any LedgerReader, _ now: Instant) throws -> JSON? {
        let kept = try reader.message(of: event.id, .flex)
        guard let message = try kept ?? FlexWebhooks().message(for: event, in: reader, now: now),
            case .object(let fields) = try JSON(reading: message.body)
        else { return nil }
        return .object(
            fields + [.init("created_at", .instant(event.at)), .init("test_mode", .bool(isTest))])
    }

    /// The Webhook object. `secret` is shown once, when the endpoint is made.
    public func webhook(_ endpoint: WebhookEndpoint, secret: String? = nil) -> JSON {
        [
            "webhook_id": .id(endpoint.id), "url": .string(endpoint.url), "events": .strings(endpoint.events),
            "secret": .optional(secret), "active": .bool(endpoint.removedAt == nil),
            "created_at": .instant(endpoint.createdAt), "test_mode": .bool(isTest),
        ]
    }
}
