import Synchronization

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
