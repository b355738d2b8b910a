extension Step {
    /// Keeps what the dialects say of an event, and a delivery of it to each endpoint that wants it, in the transaction
    /// that records the event: what happened is delivered, and nothing is that did not happen.
    func publish(_ event: Event) throws {
        let endpoints = dialects.isEmpty ? [] : try transaction.webhookEndpoints()
        guard !endpoints.isEmpty else { return }
        for dialect in dialects {
            let own = endpoints.filter { $0.dialect == dialect.dialect }
            guard !own.isEmpty, let message = try dialect.message(for: event, in: transaction, now: now) else {
                continue
            }
            let interested = own.filter { $0.wants(message.type) }
            guard !interested.isEmpty else { continue }
            try transaction.insert(message)
            for endpoint in interested { try deliver(message, to: endpoint) }
        }
    }

    /// Adds a delivery at the end of its line.
    @discardableResult
    func deliver(_ message: WebhookMessage, to endpoint: WebhookEndpoint) throws -> Delivery {
        let isFirst = try transaction.firstPendingDelivery(to: endpoint.id, about: message.subject) == nil
        let delivery = Delivery(
            id: try transaction.newID(at: now), endpoint: endpoint.id, event: message.event, dialect: message.dialect,
            type: message.type, subject: message.subject, nextAttemptAt: isFirst ? now : nil, createdAt: now)
        try transaction.insert(delivery)
        return delivery
    }

    /// Makes the next delivery of a line due, once the one before it is over. A line is what goes to one endpoint about
    /// one subject: of it only one delivery at a time has a next attempt.
    func advanceLine(after delivery: Delivery, at moment: Instant) throws {
        let next = try transaction.firstPendingDelivery(to: delivery.endpoint, about: delivery.subject)
        guard var next, next.nextAttemptAt == nil else { return }
        next.nextAttemptAt = max(moment, next.createdAt)
        try transaction.update(next)
    }
}
