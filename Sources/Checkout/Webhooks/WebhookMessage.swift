/// What is said of one event in one dialect. It is frozen in the transaction that records the event, so that every try
/// and every endpoint gets the same bytes, whatever became of the thing since.
public struct WebhookMessage: Hashable, Sendable {
    /// The event, whose identifier is the message's own.
    public let event: ID<Event>
    /// Whose words it is in.
    public let dialect: WebhookEndpoint.Dialect
    /// The event's type in the dialect's name.
    public let type: String
    /// The thing it is about, or that this belongs to: messages of one subject reach an endpoint in their order.
    public let subject: String
    /// The body.
    public let body: [UInt8]
    /// The body for endpoints whose deliveries are not signed, where that differs (Truemed: without the envelope).
    public let unsignedBody: [UInt8]?

    /// What is said of one event in one dialect.
    public init(
        event: ID<Event>, dialect: WebhookEndpoint.Dialect, type: String, subject: String, body: [UInt8],
        unsignedBody: [UInt8]? = nil
    ) {
        self.event = event
        self.dialect = dialect
        self.type = type
        self.subject = subject
        self.body = body
        self.unsignedBody = unsignedBody
    }

    /// The bytes that this endpoint gets.
    public func body(for endpoint: WebhookEndpoint) -> [UInt8] {
        endpoint.isSigned ? body : unsignedBody ?? body
    }
}

/// A dialect's way of saying what happened. The engine asks it while the event is being written.
///
/// ```swift
/// struct FlexWebhooks: WebhookDialect { … }
/// let engine = CheckoutEngine(ledger: ledger, …, dialects: [FlexWebhooks()])
/// ```
public protocol WebhookDialect: Sendable {
    /// Whose words these are.
    var dialect: WebhookEndpoint.Dialect { get }

    /// What to say of an event, read from the state that it left; nil for an event that the dialect does not know.
    func message(for event: Event, in reader: any LedgerReader, now: Instant) throws -> WebhookMessage?

    /// The name under which the dialect sends what was asked for under this name, where it knows several.
    func eventType(asked name: String) -> String
}

extension WebhookDialect {
    /// The name as it is.
    public func eventType(asked name: String) -> String { name }
}
