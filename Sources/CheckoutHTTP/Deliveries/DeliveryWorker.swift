// Sends what is due, as long as the server runs.

public import Checkout
public import Logging
public import ServiceLifecycle

/// Delivers webhooks: whenever the ledger changed, or on a live clock the next delivery falls due, it takes what is due
/// and sends it. Several workers, in one process or more, may share a ledger.
///
/// ```swift
/// let changes = try ledger.changes()  // kept, since it stops when it goes
/// let worker = DeliveryWorker(engine: engine, changes: changes.notices, logger: logger)
/// try await CheckoutServer(engine: engine, options: options, companions: [worker], log: logger).run { … }
/// ```
public struct DeliveryWorker: Service {
    private let engine: CheckoutEngine
    private let changes: AsyncStream<Void>
    private let logger: Logger
    private let timeout: Duration
    private let atOnce: Int
    private let pause: Duration

    /// A worker on a ledger.
    /// - Parameters:
    ///   - changes: an element whenever the ledger may have changed.
    ///   - timeout: how long one try may take, from connecting to the last byte of the answer.
    ///   - atOnce: how many deliveries are under way at most; never two of one endpoint about one thing.
    ///   - pause: how long a ledger that failed is left alone.
    public init(
        engine: CheckoutEngine, changes: AsyncStream<Void>, logger: Logger, timeout: Duration = .seconds(10),
        atOnce: Int = 32, pause: Duration = .seconds(5)
    ) {
        self.engine = engine
        self.changes = changes
        self.logger = logger
        self.timeout = timeout
        self.atOnce = atOnce
        self.pause = pause
    }

    /// Delivers until its task is cancelled or its service group shuts down; what is under way then is finished first,
    /// which takes no longer than the timeout of a try.
    public func run() async throws {
        try await cancelWhenGracefulShutdown { try await deliverUntilCancelled() }
    }

    private func deliverUntilCancelled() async throws {
        let sender = DeliverySender(timeout: timeout, atOnce: atOnce)
        let bell = Bell()
        let slots = DeliverySlots(atOnce)
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in changes { bell.ring() } }
            bell.ring()
            for await _ in bell.rings where !Task.isCancelled {
                for outgoing in await take(slots, bell) {
                    group.addTask {
                        await deliver(outgoing, sender)
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
    private func take(_ slots: DeliverySlots, _ bell: Bell) async -> [OutgoingDelivery] {
        let free = slots.takeAll()
        var taken: [OutgoingDelivery] = []
        do {
            if free > 0, try await isDue(bell), !Task.isCancelled {
                // A task of its own: what was taken must reach this worker, or nobody would send it.
                taken = try await Task { [engine] in try await engine.takeDueDeliveries(limit: free) }.value
            }
        } catch {
            // A reading that was broken off by the end is no failure.
            if !Task.isCancelled {
                logger.error("Deliveries wait, the ledger failed: \(words(error))")
                bell.ring(after: pause)
            }
        }
        slots.free(free - taken.count)
        return taken
    }

    private func isDue(_ bell: Bell) async throws(CheckoutError) -> Bool {
        let (clock, now, next) = try await engine.nextDelivery()
        guard let next, next > now else { return next != nil }
        if !clock.isFrozen { bell.ring(after: .milliseconds(next.milliseconds - now.milliseconds)) }
        return false
    }

    /// Sends, and tries to write down what came of it as long as the worker runs: nobody else sends what this process has
    /// taken, and nothing that comes later about the same thing.
    private func deliver(_ outgoing: OutgoingDelivery, _ sender: DeliverySender) async {
        let id = outgoing.delivery.id
        // Tasks of their own: a worker that is stopped does not break off what it has begun.
        let answer = await Task { [engine] in await sender.send(outgoing, at: engine.systemTime()) }.value
        repeat {
            do {
                _ = try await Task { [engine] in try await engine.finishDelivery(id, answer) }.value
                return
            } catch {
                logger.error("\(id) was sent and cannot be written down: \(words(error))")
            }
        } while (try? await Task.sleep(for: pause)) != nil
    }

    private func words(_ error: any Error) -> String { (error as? CheckoutError)?.message ?? "\(error)" }
}
