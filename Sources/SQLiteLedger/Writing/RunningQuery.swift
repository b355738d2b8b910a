// How a caller that is cancelled interrupts its query.
import GRDB
import Synchronization

/// The connection that one caller's query runs on, for as long as it runs.
final class RunningQuery: Sendable {
    private struct State {
        /// Forgotten before the query ends: whoever reads on it next is not interrupted.
        var connection: DatabaseQueue?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// Runs a query on a connection.
    /// - Throws: `CancellationError` when it was cancelled before it began or on its way; what `body` throws.
    func run<Value>(on connection: DatabaseQueue, _ body: () throws -> Value) throws -> Value {
        try state.withLock { state in
            if state.isCancelled { throw CancellationError() }
            state.connection = connection
        }
        defer { state.withLock { $0.connection = nil } }
        do {
            return try body()
        } catch DatabaseError.SQLITE_INTERRUPT where state.withLock(\.isCancelled) {
            throw CancellationError()
        }
    }

    /// Breaks the query off, now or as soon as it begins.
    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.connection?.interrupt()
        }
    }
}
