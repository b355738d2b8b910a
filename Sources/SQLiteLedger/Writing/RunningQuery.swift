// How a caller that is cancelled interrupts its query.
import GRDB
import GRDBSQLite
import Synchronization

/// The connection that one caller's query runs on, for as long as it runs.
final class RunningQuery: Sendable {
    private struct State {
        /// A pointer is not Sendable. This one is only touched under the mutex, and SQLite allows interrupting from any
        /// thread as long as the connection is open: it is, while its query runs, and is forgotten before the query ends.
        nonisolated(unsafe) var connection: SQLiteConnection?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// Runs a query on a connection.
    /// - Throws: `CancellationError` when it was cancelled before it began or on its way; what `body` throws.
    func run<Value>(on database: Database, _ body: () throws -> Value) throws -> Value {
        try state.withLock { state in
            if state.isCancelled { throw CancellationError() }
            state.connection = database.sqliteConnection
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
            if let connection = state.connection { sqlite3_interrupt(connection) }
        }
    }
}
