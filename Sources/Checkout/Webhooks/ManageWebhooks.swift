/// An endpoint as a merchant adds it.
public struct NewWebhook: Hashable, Sendable {
    /// Where deliveries go.
    public var url: String
    /// Whose words it understands.
    public var dialect: WebhookEndpoint.Dialect
    /// The types of event that it wants; empty for all.
    public var events: [String]
    /// Whether deliveries are signed.
    public var isSigned: Bool

    /// An endpoint as a merchant adds it.
    public init(
        url: String, dialect: WebhookEndpoint.Dialect = .flex, events: [String] = [], isSigned: Bool = true
    ) {
        self.url = url
        self.dialect = dialect
        self.events = events
        self.isSigned = isSigned
    }
}

extension CheckoutEngine {
    /// Adds an endpoint, which hears of everything that happens from now on.
    /// - Returns: the endpoint, and its secret, which is shown this once.
    /// - Throws: `CheckoutError.invalidField` for an address, a name of an event or a dialect that cannot be.
    public func addWebhook(_ new: NewWebhook) async throws(CheckoutError) -> (endpoint: WebhookEndpoint, secret: String)
    {
        let url = try WebhookAddress.checked(new.url)
        let events = try eventTypes(of: new)
        if new.dialect == .flex, !new.isSigned {
            throw .invalidField("is_signed", given: "false", expected: "true; only Truemed's webhooks may be unsigned")
        }
        let sealer = ledger.sealer
        return try await step { step in
            let secret = WebhookSecret.make(new.dialect)
            let id: ID<WebhookEndpoint> = try step.transaction.newID(at: step.now)
            let sealed = try sealer.seal(Array(secret.utf8), context: WebhookEndpoint.sealingContext(of: id))
            let endpoint = WebhookEndpoint(
                id: id, url: url, dialect: new.dialect, events: events, isSigned: new.isSigned, sealedSecret: sealed,
                createdAt: step.now)
            try step.transaction.insert(endpoint)
            try step.record(EventType.webhookAdded, id, customer: nil, [Change("url", to: url)])
            return (endpoint, secret)
        }
    }

    /// The names of events that an endpoint asked for, as its dialect sends them.
    private func eventTypes(of new: NewWebhook) throws(CheckoutError) -> [String] {
        guard let dialect = dialects.first(where: { $0.dialect == new.dialect }) else {
            let known = dialects.map(\.dialect.rawValue).joined(separator: ", ")
            throw .invalidField("dialect", given: new.dialect.rawValue, expected: "one of: \(known)")
        }
        guard new.events.count <= 100 else {
            throw .invalidField("events", given: "\(new.events.count) names", expected: "at most 100 names")
        }
        var names: [String] = []
        for event in new.events {
            let name = try EventName.checked(dialect.eventType(asked: event))
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// Removes an endpoint. What is under way to it may still arrive; what waits is parked.
    /// - Throws: `CheckoutError.notFound`.
    public func removeWebhook(_ id: ID<WebhookEndpoint>) async throws(CheckoutError) -> WebhookEndpoint {
        try await step { step in
            var endpoint = try require(id, step.transaction.find)
            guard endpoint.removedAt == nil else { return endpoint }
            endpoint.removedAt = step.now
            try step.transaction.update(endpoint)
            try step.transaction.parkDeliveries(to: id, because: "The endpoint was removed.", at: step.now)
            try step.record(EventType.webhookRemoved, id, customer: nil, [Change("url", from: endpoint.url, to: nil)])
            return endpoint
        }
    }
}
