import Synchronization

/// The requests that this process is answering, so that the same one sent again waits for the first's answer.
final class RequestsUnderWay: Sendable {
    private struct Place: Hashable {
        let operation: String
        let key: String
    }

    private let waiting = Mutex<[Place: [CheckedContinuation<Void, Never>]]>([:])

    /// Waits until nobody answers this request, and begins to.
    func begin(_ key: RequestKey) async {
        let place = Place(operation: key.operation, key: key.key)
        await withCheckedContinuation { continuation in
            let isFirst = waiting.withLock { waiting in
                if waiting[place] == nil {
                    waiting[place] = []
                    return true
                }
                waiting[place]?.append(continuation)
                return false
            }
            if isFirst { continuation.resume() }
        }
    }

    /// Lets the next one begin.
    func end(_ key: RequestKey) {
        let place = Place(operation: key.operation, key: key.key)
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard waiting[place]?.isEmpty == false else {
                waiting[place] = nil
                return nil
            }
            return waiting[place]?.removeFirst()
        }
        next?.resume()
    }
}
