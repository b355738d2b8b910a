import Synchronization

/// Wakes whoever waits for something to do: at once, or later. Rings that nobody has heard yet are one.
final class Bell: Sendable {
    /// One element for each time to look.
    let rings: AsyncStream<Void>

    private let continuation: AsyncStream<Void>.Continuation
    private let alarm = Mutex<Task<Void, Never>?>(nil)
    private let sleep: @Sendable (Duration) async throws -> Void

    /// Whoever waits for a moment waits by the system's clock, and nobody is told when that is set. So the bell rings at
    /// least this often, and they look how long it is now.
    private static let longest = Duration.seconds(60)

    init(sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }) {
        self.sleep = sleep
        (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Rings at once.
    func ring() { continuation.yield() }

    /// Rings later, after a minute at the latest, instead of any other later time.
    func ring(after delay: Duration) {
        let later = Task { [continuation, sleep] in
            guard (try? await sleep(min(delay, Bell.longest))) != nil else { return }
            continuation.yield()
        }
        alarm.withLock { alarm in
            alarm?.cancel()
            alarm = later
        }
    }

    /// Rings no more.
    func silence() {
        alarm.withLock { $0?.cancel() }
        continuation.finish()
    }
}
