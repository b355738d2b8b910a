// One caller's place in the queue of writes.
import Synchronization

/// A caller waiting for the outcome of its write. Whichever comes first settles it: the outcome, or its cancellation.
final class Answer<Value: Sendable>: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<Value, any Error>)
        case settled(Result<Value, any Error>)
        case answered
    }

    private let state = Mutex(State.new)

    /// Waits. `start` is called once the wait can be answered, unless it was cancelled before.
    func wait(start: () -> Void) async throws -> Value {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let early: Result<Value, any Error>? = state.withLock { state in
                    if case .settled(let result) = state {
                        state = .answered
                        return result
                    }
                    state = .waiting(continuation)
                    return nil
                }
                if let early { continuation.resume(with: early) } else { start() }
            }
        } onCancel: {
            settle(.failure(CancellationError()))
        }
    }

    /// Answers the caller, unless it was answered before.
    func settle(_ result: Result<Value, any Error>) {
        let continuation: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .new:
                state = .settled(result)
                return nil
            case .waiting(let continuation):
                state = .answered
                return continuation
            case .settled, .answered: return nil
            }
        }
        continuation?.resume(with: result)
    }
}
