public import Checkout
public import Logging
public import ServiceLifecycle

/// Asks the card network again what it has not answered and nobody waits for, such as what fell due while it could not be
/// reached, or what a command asked that has ended since. Nobody tells when a network speaks again, so it looks every now
/// and then.
public struct NetworkReminder: Service {
    private let engine: CheckoutEngine
    private let logger: Logger
    private let pause: Duration

    /// A reminder on a ledger.
    /// - Parameter pause: how long the network is left alone.
    public init(engine: CheckoutEngine, logger: Logger, pause: Duration = .seconds(5)) {
        self.engine = engine
        self.logger = logger
        self.pause = pause
    }

    /// Reminds until its task is cancelled or its service group shuts down.
    public func run() async throws {
        await cancelWhenGracefulShutdown { await remindUntilCancelled() }
    }

    private func remindUntilCancelled() async {
        var said: String?
        while !Task.isCancelled {
            let problem = await problem()
            if let problem, problem.reason != said { logger.error("\(problem.message)") }
            if problem == nil, said != nil { logger.notice("The card network has answered all that was open.") }
            said = problem?.reason
            try? await Task.sleep(for: pause)
        }
    }

    /// What keeps questions open: the network, or the ledger.
    private func problem() async -> (reason: String, message: String)? {
        do throws(CheckoutError) {
            return try await engine.askAgain().map { ($0.reason, $0.message) }
        } catch {
            // Asking that was broken off by the end is no failure.
            return Task.isCancelled ? nil : (error.message, "The card network is not asked: \(error.message)")
        }
    }
}
