// Sends what is due, as long as the server runs.

public import Checkout
public import Logging

/// Delivers webhooks: whenever the ledger changed, or on a live clock the next delivery falls due, it takes what is due
/// and sends it. Several workers, in one process or more, may share a ledger.
///
/// ```swift
/// let changes = try ledger.changes()  // kept, since it stops when it goes
/// let worker = DeliveryWorker(engine: engine, changes: changes.notices, logger: logger)
/// try await worker.run()  // until its task is cancelled
/// ```
public struct DeliveryWorker: Sendable {
    private let engine: CheckoutEngine
    private let changes: AsyncStream<Void>
    private let logger: Logger
    private let timeout: Duration
    private let atOnce: Int

    /// How long a ledger that failed is left alone.
    private static let pause = Duration.seconds(5)

    /// A worker on a ledger.
    /// - Parameters:
    ///   - changes: an element whenever the ledger may have changed.
    ///   - timeout: how long one try may take, from connecting to the last byte of the answer.
    ///   - atOnce: how many deliveries are under way at most; never two of one endpoint about one thing.
    public init(
        engine: CheckoutEngine, changes: AsyncStream<Void>, logger: Logger, timeout: Duration = .seconds(10),
        atOnce: Int = 32
    ) {
        self.engine = engine
        self.changes = changes
        self.logger = logger
        self.timeout = timeout
        self.atOnce = atOnce
    }

    /// Delivers until the task is cancelled; what is under way then is finished first, which takes no longer than the
    /// timeout of a try.
    public func run() async throws {
        let sender = DeliverySender(timeout: timeout, atOnce: atOnce)
        let bell = DeliveryBell()
        let slots = DeliverySlots(atOnce)
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in changes { bell.ring() } }
            bell.ring()
            for await _ in bell.rings {
                for outgoing in await take(slots, bell) {
                    group.addTask {
                        // A task of its own: a worker that is stopped does not break off what it has begun.
                        await Task { await deliver(outgoing, sender) }.value
                        slots.free()
                        bell.ring()
                    }
                }
            }
            bell.silence()
            group.cancelAll()
        }
        try await sender.shutdown()
    }

    /// Takes as many due deliveries as there are slots, and sets the bell for the next one where there is none.
    private func take(_ slots: DeliverySlots, _ bell: DeliveryBell) async -> [OutgoingDelivery] {
        let free = slots.takeAll()
        var taken: [OutgoingDelivery] = []
        do {
            // A task of its own: what was taken must reach this worker, or nobody would send it.
            if free > 0 { taken = try await Task { try await due(bell, limit: free) }.value }
        } catch {
            logger.error("Deliveries wait, the ledger failed: \(error)")
            bell.ring(after: DeliveryWorker.pause)
        }
        slots.free(free - taken.count)
        return taken
    }

    private func due(_ bell: DeliveryBell, limit: Int) async throws(CheckoutError) -> [OutgoingDelivery] {
        let (clock, now, next) = try await engine.nextDelivery()
        guard let next else { return [] }
        if next <= now { return try await engine.takeDueDeliveries(limit: limit) }
        if !clock.isFrozen { bell.ring(after: .milliseconds(next.milliseconds - now.milliseconds)) }
        return []
    }

    private func deliver(_ outgoing: OutgoingDelivery, _ sender: DeliverySender) async {
        let answer = await sender.send(outgoing)
        for _ in 1...5 {
            do {
                try await engine.finishDelivery(outgoing.delivery.id, answer)
                return
            } catch {
                logger.error("\(outgoing.delivery.id) was sent and cannot be written down: \(error.message)")
                try? await Task.sleep(for: DeliveryWorker.pause)
            }
        }
    }
}
