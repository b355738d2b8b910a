import Synchronization

/// Wakes whoever waits for something to do: at once, or later. Rings that nobody has heard yet are one.
final class Bell: Sendable {
    /// One element for each time to look.
    let rings: AsyncStream<Void>

    private let continuation: AsyncStream<Void>.Continuation
    private let alarm = Mutex<Task<Void, Never>?>(nil)

    init() {
        (rings, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    }

    /// Rings at once.
    func ring() { continuation.yield() }

    /// Rings later, instead of any other later time.
    func ring(after delay: Duration) {
        let later = Task { [continuation] in
            guard (try? await Task.sleep(for: delay)) != nil else { return }
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
