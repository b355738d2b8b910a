// What wakes the worker, and what bounds it.

import Synchronization

/// Wakes the worker: at once, or later. Rings that nobody has heard yet are one.
final class DeliveryBell: Sendable {
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

/// How many more deliveries may be under way.
final class DeliverySlots: Sendable {
    private let count: Mutex<Int>

    init(_ count: Int) {
        self.count = Mutex(count)
    }

    /// Takes all that are free.
    func takeAll() -> Int {
        count.withLock { count in
            defer { count = 0 }
            return count
        }
    }

    /// Gives slots back.
    func free(_ more: Int = 1) { count.withLock { $0 += more } }
}
