// One caller's place in a queue.
import Synchronization

/// A caller waiting for the outcome of its write, or for its turn to read. Whichever comes first settles it: that, or its
/// cancellation.
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

    /// Answers the caller, unless it was answered before; whether it was not.
    @discardableResult
    func settle(_ result: Result<Value, any Error>) -> Bool {
        let (isAnswered, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Value, any Error>?) in
            switch state {
            case .new:
                state = .settled(result)
                return (true, nil)
            case .waiting(let continuation):
                state = .answered
                return (true, continuation)
            case .settled, .answered: return (false, nil)
            }
        }
        continuation?.resume(with: result)
        return isAnswered
    }
}
