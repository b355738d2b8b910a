import CardSimulator
import Checkout
import CheckoutHTTP
import Dialects
import Logging
import SQLiteLedger
import Testing

/// A ledger frozen at noon of 3 March 2026 whose events Flex's webhooks deliver.
struct Post {
    static let opening = Instant("2026-03-03T12:00:00Z") ?? Instant(milliseconds: 0)

    let ledger: SQLiteLedger
    let engine: CheckoutEngine

    /// - Parameters:
    ///   - isLive: whether the ledger's clock runs, with the system's.
    ///   - systemTime: the system's time beside a clock that stands still.
    init(isLive: Bool = false, systemTime: @escaping @Sendable () -> Instant = { Post.opening }) async throws {
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Post.opening))
        let network = CardSimulator(journal: nil)
        func opened(_ systemTime: @escaping @Sendable () -> Instant) -> CheckoutEngine {
            CheckoutEngine(
                ledger: ledger, network: network, systemTime: systemTime, actor: Actor(.operator, name: "tess"),
                dialects: [FlexWebhooks()])
        }
        self.ledger = ledger
        engine = opened(isLive ? SystemTime.now : systemTime)
        if !isLive { _ = try await opened({ Post.opening }).freeze() }
    }

    func endpoint(_ receiver: Receiver, events: [String] = []) async throws -> (id: ID<WebhookEndpoint>, secret: String)
    {
        let (endpoint, secret) = try await engine.addWebhook(NewWebhook(url: receiver.url, events: events))
        return (endpoint.id, secret)
    }

    @discardableResult
    func customer(_ name: String = "Ana Beltrán") async throws -> Customer {
        try await engine.addCustomer(NewCustomer(name: name))
    }

    func deliveries(_ scope: DeliveryScope = .all) async throws -> [Delivery] {
        try await engine.read { reader, _ in try reader.deliveries(scope, from: .first, limit: 1_000).rows.map(\.row) }
    }

    func attempts(of delivery: ID<Delivery>) async throws -> [DeliveryAttempt] {
        try await engine.read { reader, _ in try reader.attempts(of: delivery) }
    }

    private func engine(on ledger: FailingLedger) -> CheckoutEngine {
        CheckoutEngine(
            ledger: ledger, network: CardSimulator(journal: nil), systemTime: engine.systemTime,
            actor: Actor(.operator, name: "tess"), dialects: [FlexWebhooks()])
    }

    /// A worker of this ledger's, running until `body` returns.
    /// - Parameters:
    ///   - failing: the ledger as the worker sees it, where that differs.
    ///   - pause: how long the worker leaves a ledger alone that failed.
    func working<Value: Sendable>(
        on failing: FailingLedger? = nil, timeout: Duration = .seconds(10), pause: Duration = .seconds(5),
        changes: AsyncStream<Void>? = nil, _ body: () async throws -> Value
    ) async throws -> Value {
        let watch = try ledger.changes()
        let worker = DeliveryWorker(
            engine: failing.map(engine(on:)) ?? engine, changes: changes ?? watch.notices,
            logger: Logger(label: "test"), timeout: timeout, pause: pause)
        let run = Task { try await worker.run() }
        let result: Result<Value, any Error>
        do { result = .success(try await body()) } catch { result = .failure(error) }
        run.cancel()
        try await run.value
        watch.stop()
        return try result.get()
    }

    /// Waits until the ledger is as it should be, looking again after each change.
    func until(_ isSo: () async throws -> Bool) async throws {
        let changes = try ledger.changes()
        if try await isSo() { return }
        for await _ in changes.notices { if try await isSo() { return changes.stop() } }
    }

    /// Waits until all that is due now was tried.
    func untilIdle() async throws {
        try await until {
            let (_, now, next) = try await engine.nextDelivery()
            let isBusy = try await deliveries(.pending).contains { $0.owner != nil }
            return !isBusy && next.map { $0 > now } ?? true
        }
    }
}
