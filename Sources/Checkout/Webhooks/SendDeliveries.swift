/// A delivery that this process has taken, with all that sending it needs.
public struct OutgoingDelivery: Sendable {
    /// The delivery.
    public let delivery: Delivery
    /// Where it goes.
    public let endpoint: WebhookEndpoint
    /// The bytes to send.
    public let body: [UInt8]
    /// The endpoint's secret, as its owner was shown it.
    public let secret: String
}

extension CheckoutEngine {
    /// Takes deliveries that are due for this process to send, at most `limit`, the longest due first; also those that a
    /// process took which died meanwhile. Each has to be finished with `finishDelivery`.
    /// - Throws: `CheckoutError`.
    public func takeDueDeliveries(limit: Int) async throws(CheckoutError) -> [OutgoingDelivery] {
        if isReadOnly { throw .readOnly }
        let ledger = ledger
        return try await write { step in
            for process in try step.transaction.processesDelivering(otherThan: step.process)
            where !ledger.isAlive(process: process) {
                try step.transaction.freeDeliveries(takenBy: process)
            }
            return try step.transaction.dueDeliveries(by: step.now, limit: limit).map { due in
                var delivery = due
                delivery.owner = step.process
                try step.transaction.update(delivery)
                return try step.outgoing(delivery, sealer: ledger.sealer)
            }
        }
    }

    /// Writes down what an endpoint answered to a delivery that this process took, and when it is tried again.
    /// - Returns: the delivery as it is now; unchanged when this process does not have it.
    /// - Throws: `CheckoutError.notFound`.
    @discardableResult
    public func finishDelivery(_ id: ID<Delivery>, _ answer: DeliveryAnswer) async throws(CheckoutError) -> Delivery {
        if isReadOnly { throw .readOnly }
        return try await write { step in
            let delivery = try require(id, step.transaction.find)
            guard delivery.owner == step.process else { return delivery }
            let moment = DeliveryRule.moment(of: delivery, clock: try step.transaction.clock(), now: step.now)
            let tried = DeliveryRule.outcome(of: delivery, answer, at: moment)
            try step.transaction.insert(
                DeliveryAttempt(
                    number: tried.attempts, at: moment, code: answer.code, failure: answer.failure, body: answer.body,
                    milliseconds: answer.milliseconds), of: id)
            try step.transaction.update(tried)
            if tried.status != .pending { try step.advanceLine(after: tried, at: moment) }
            return tried
        }
    }

    /// The ledger's clock and now, and when the next delivery that no living process is sending falls due.
    public func nextDelivery() async throws(CheckoutError) -> (clock: LedgerClock, now: Instant, at: Instant?) {
        let ledger = ledger
        return try await read { reader, now in
            let others = try reader.processesDelivering(otherThan: ledger.processNumber)
            // What somebody had taken was due.
            let isLeft = others.contains { !ledger.isAlive(process: $0) }
            return (try reader.clock(), now, isLeft ? now : try reader.nextDeliveryAt())
        }
    }
}

extension Step {
    /// What sending a delivery needs.
    fileprivate func outgoing(_ delivery: Delivery, sealer: any Sealer) throws -> OutgoingDelivery {
        let endpoint = try require(delivery.endpoint, transaction.find)
        let secret = try sealer.open(endpoint.sealedSecret, context: WebhookEndpoint.sealingContext(of: endpoint.id))
        guard let message = try transaction.message(of: delivery.event, delivery.dialect) else {
            throw CheckoutError.notFound(kind: "webhook message", id: delivery.event.description)
        }
        return OutgoingDelivery(
            delivery: delivery, endpoint: endpoint, body: message.body(for: endpoint),
            secret: String(decoding: secret, as: UTF8.self))
    }
}
