public import Checkout
import OrderedJSON

/// What Flex's webhooks say (section 9): `{"event_dt", "event_id", "event_type", "object": {"checkout_session": {…}}}`,
/// the object keyed by the name of its type and rendered as it is when its event is written.
public struct FlexWebhooks: WebhookDialect {
    /// Flex's webhooks.
    public init() {}

    /// Flex.
    public var dialect: WebhookEndpoint.Dialect { .flex }

    /// Both spellings of `checkout.session.completed` mean the dotted one.
    public func eventType(asked name: String) -> String { FlexEventTypes.name(asked: name) }

    /// What is said of an event that Flex documents, about the thing that it names.
    public func message(for event: Event, in reader: any LedgerReader, now: Instant) throws -> WebhookMessage? {
        let about = FlexEventObject(event)
        guard let type = FlexEventTypes.name(of: event.type), let object = try about.json(reader, now) else {
            return nil
        }
        let body: JSON = [
            "event_dt": .int(Int(event.at.unixSeconds)), "event_id": .string(event.id.description),
            "event_type": .string(type), "object": .object([object]),
        ]
        return WebhookMessage(
            event: event.id, dialect: .flex, type: type, subject: try about.turn(reader),
            body: Array(body.compact.utf8))
    }
}
