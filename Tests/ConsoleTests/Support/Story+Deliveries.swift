// Webhooks in the tests' practice, past the engine: what a server would have left behind.
import Checkout
import SQLiteLedger

extension Story {
    /// An event at the practice's now that two endpoints were told of: one took it, the other gave up.
    func addDeliveries() async throws {
        try await ledger.write { transaction in
            let customer = try transaction.customers(CustomerQuery(), from: .first, limit: 1).rows[0].row.customer
            let event = Event(
                id: try transaction.newID(at: Story.now), at: Story.now, type: EventType.customerUpdated,
                actor: Actor(.operator, name: "rosa"), customer: customer.id, subject: Subject(customer.id),
                changes: [Change("state", from: "CA", to: "NY")])
            try transaction.insert(event)
            let good = try endpoint("https://shop.example/hooks", transaction)
            let bad = try endpoint("http://127.0.0.1:9000/broken", transaction)
            let delivered = DeliveryAnswer(code: 200, body: Array("ok".utf8), milliseconds: 12)
            try add([delivered], .delivered, of: event, to: good, transaction)
            let failures = [
                DeliveryAnswer(code: 500, body: Array("oh \u{1B}[2Jno".utf8), milliseconds: 340),
                DeliveryAnswer(code: nil, failure: "the connection was closed", milliseconds: 1),
            ]
            try add(failures, .parked, of: event, to: bad, transaction)
        }
    }

    func endpoint(_ url: String, _ transaction: any LedgerTransaction) throws -> WebhookEndpoint {
        let endpoint = WebhookEndpoint(
            id: try transaction.newID(at: Story.now), url: url, dialect: .flex, sealedSecret: [],
            createdAt: Story.now)
        try transaction.insert(endpoint)
        return endpoint
    }

    func add(
        _ answers: [DeliveryAnswer], _ status: Delivery.Status, of event: Event, to endpoint: WebhookEndpoint,
        _ transaction: any LedgerTransaction
    ) throws {
        let delivery = Delivery(
            id: try transaction.newID(at: Story.now), endpoint: endpoint.id, event: event.id, dialect: .flex,
            type: event.type, subject: event.subject.id, status: status, attempts: answers.count, nextAttemptAt: nil,
            lastCode: answers.last?.code, lastFailure: answers.last?.failure, createdAt: Story.now,
            finishedAt: Story.now)
        try transaction.insert(delivery)
        for (index, answer) in answers.enumerated() {
            try transaction.insert(
                DeliveryAttempt(
                    number: index + 1, at: Story.now, code: answer.code, failure: answer.failure, body: answer.body,
                    milliseconds: answer.milliseconds), of: delivery.id)
        }
    }
}
