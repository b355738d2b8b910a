extension CheckoutEngine {
    /// Sends a delivery again, by hand: at once, or as soon as those of its subject that are not over have had their
    /// turn. Its schedule goes on where it stood; one that was parked gets one more try. What is queued already stays so.
    /// - Throws: `CheckoutError.notFound`, `.deliveryWaits` when an earlier one has to go first, `.webhookRemoved`.
    public func resend(_ id: ID<Delivery>) async throws(CheckoutError) -> Delivery {
        try await step { step in try step.resend(try require(id, step.transaction.find)) }
    }

    /// Sends an event to an endpoint again (Flex: `POST /v1/events/{id}/retry`), or for the first time where the endpoint
    /// did not want it or was not there yet. What was said of it then is said again; what nobody was told is told as the
    /// thing stands now.
    /// - Throws: as `resend`; `CheckoutError.notFound` also for an event that the endpoint's dialect does not know.
    public func resend(
        _ id: ID<Event>, to webhook: ID<WebhookEndpoint>
    ) async throws(CheckoutError) -> Delivery {
        try await step { step in
            let event = try require(id, step.transaction.find)
            let endpoint = try require(webhook, step.transaction.find)
            let page = try step.transaction.deliveries(.event(id), from: .first, limit: 1_000)
            if let known = page.rows.map(\.row).first(where: { $0.endpoint == webhook }) {
                return try step.resend(known)
            }
            guard endpoint.removedAt == nil else { throw CheckoutError.webhookRemoved(id: webhook.description) }
            return try step.deliver(try step.message(of: event, endpoint.dialect), to: endpoint)
        }
    }
}

extension Step {
    fileprivate func resend(_ given: Delivery) throws -> Delivery {
        var delivery = given
        guard delivery.owner == nil else { return delivery }
        guard try require(delivery.endpoint, transaction.find).removedAt == nil else {
            throw CheckoutError.webhookRemoved(id: delivery.endpoint.description)
        }
        let first = try transaction.firstPendingDelivery(to: delivery.endpoint, about: delivery.subject)
        if delivery.status == .pending, delivery.nextAttemptAt == nil {
            // Sent again already, it waits for one that is not over, but for none before it.
            guard let first, first.id != delivery.id else { return delivery }
            throw CheckoutError.deliveryWaits(id: delivery.id.description, first: first.id.description)
        }
        let isAlone = delivery.status == .pending || first == nil
        delivery.status = .pending
        delivery.finishedAt = nil
        delivery.nextAttemptAt = isAlone ? now : nil
        try transaction.update(delivery)
        try record(EventType.deliveryResent, delivery.id, customer: nil, [Change("type", to: delivery.type)])
        return delivery
    }

    /// What was said of an event, or what there is to say of it now, which is kept.
    fileprivate func message(of event: Event, _ name: WebhookEndpoint.Dialect) throws -> WebhookMessage {
        if let kept = try transaction.message(of: event.id, name) { return kept }
        let dialect = dialects.first { $0.dialect == name }
        guard let message = try dialect?.message(for: event, in: transaction, now: now) else {
            throw CheckoutError.notFound(kind: "webhook message", id: event.id.description)
        }
        try transaction.insert(message)
        return message
    }
}
