// The one place where the thread that the process began with waits for asynchronous work.

import Commands
import Dispatch
import Synchronization

/// Runs asynchronous work to its end, on other threads than this one.
func waiting<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () async throws(Failure) -> Value
) throws(Failure) -> Value {
    try Underway(body).wait()
}

/// Work that goes on beside the thread that began it and waits for it later.
struct Underway<Value: Sendable, Failure: Error>: Sendable {
    private let outcome = Outcome<Value, Failure>()

    /// Begins the work on another thread.
    init(_ body: @escaping @Sendable () async throws(Failure) -> Value) {
        Task.detached(executorPreference: WorkThreads.shared) { [outcome] in
            do throws(Failure) {
                outcome.settle(.success(try await body()))
            } catch {
                outcome.settle(.failure(error))
            }
        }
    }

    /// What comes of it, to be asked once.
    func wait() throws(Failure) -> Value { try outcome.wait().get() }
}

/// What comes of the work, for whoever waits.
private final class Outcome<Value: Sendable, Failure: Error>: Sendable {
    private let result = Mutex<Result<Value, Failure>?>(nil)
    private let isSettled = DispatchSemaphore(value: 0)

    func settle(_ result: Result<Value, Failure>) {
        self.result.withLock { $0 = result }
        isSettled.signal()
    }

    func wait() -> Result<Value, Failure> {
        while true {
            if let result = result.withLock({ $0 }) { return result }
            isSettled.wait()
        }
    }
}
