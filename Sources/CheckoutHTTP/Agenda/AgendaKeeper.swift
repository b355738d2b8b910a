public import Checkout
public import Logging
public import ServiceLifecycle

/// Performs what falls due on a live clock while nobody asks for anything: renewals, reviews, sessions that lapse. On a
/// frozen clock time passes only when somebody moves it, who then performs what falls due.
public struct AgendaKeeper: Service {
    private let engine: CheckoutEngine
    private let changes: AsyncStream<Void>
    private let logger: Logger

    /// How long a ledger that failed is left alone.
    private static let pause = Duration.seconds(5)

    /// A keeper of a ledger's agenda.
    /// - Parameter changes: an element whenever the ledger may have changed.
    public init(engine: CheckoutEngine, changes: AsyncStream<Void>, logger: Logger) {
        self.engine = engine
        self.changes = changes
        self.logger = logger
    }

    /// Keeps the agenda until its task is cancelled or its service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await keepUntilCancelled() }
    }

    private func keepUntilCancelled() async {
        let bell = Bell()
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in changes { bell.ring() } }
            bell.ring()
            for await _ in bell.rings { await look(bell) }
            bell.silence()
            group.cancelAll()
        }
    }

    private func look(_ bell: Bell) async {
        do throws(CheckoutError) {
            let (clock, now, next) = try await engine.clock()
            guard !clock.isFrozen, let next else { return }
            if next.at <= now {
                try await engine.resumeInterrupted()
                bell.ring()
            } else {
                bell.ring(after: .milliseconds(next.at.milliseconds - now.milliseconds))
            }
        } catch {
            // A reading that was broken off by the end is no failure.
            if Task.isCancelled { return }
            logger.error("What falls due waits: \(error.message)")
            bell.ring(after: AgendaKeeper.pause)
        }
    }
}
