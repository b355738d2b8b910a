// The connections that read.
import GRDB
import Synchronization

/// Up to two connections that only read, each for one caller at a time. GRDB's pool lends such connections too, but asks
/// for the schema's version and goes through half a dozen locks each time, which takes longer than a short query.
final class Readers: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        /// How many are lent, or about to be opened.
        var lent = 0
        /// Those who wait until one comes back, who came first in front.
        var waiting: [Turn] = []
    }

    private static let most = 2

    private let path: String
    private let configuration: Configuration
    private let state = Mutex(State())

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Lends a connection, opened when there is none yet, and waits while both are lent, without keeping a thread.
    /// - Parameter body: reads; the connection is there to be interrupted.
    /// - Throws: `CancellationError` when the caller is cancelled while it waits; what `body` throws.
    func read<Value>(_ body: (Database, DatabaseQueue) throws -> Value) async throws -> Value {
        let turn: Turn? = state.withLock { state in
            if state.lent < Readers.most {
                state.lent += 1
                return nil
            }
            let turn = Turn()
            state.waiting.append(turn)
            return turn
        }
        if let turn { try await turn.wait {} }
        return try lend(body)
    }

    /// As `read`, before anybody else reads.
    func readFirst<Value>(_ body: (Database) throws -> Value) throws -> Value {
        state.withLock { $0.lent += 1 }
        return try lend { database, _ in try body(database) }
    }

    /// Lends a connection to whose turn it is.
    private func lend<Value>(_ body: (Database, DatabaseQueue) throws -> Value) throws -> Value {
        var reader = state.withLock { $0.idle.popLast() }
        defer { takeBack(reader) }
        let lent = try reader ?? connect()
        reader = lent
        return try lent.unsafeRead { try body($0, lent) }
    }

    /// Passes the turn on to the first who still waits.
    private func takeBack(_ reader: DatabaseQueue?) {
        state.withLock { state in
            if let reader { state.idle.append(reader) }
            while !state.waiting.isEmpty {
                if state.waiting.removeFirst().settle(.success(())) { return }
            }
            state.lent -= 1
        }
    }

    /// One more such connection, for what takes long.
    func connect() throws -> DatabaseQueue { try DatabaseQueue(path: path, configuration: configuration) }

    /// Closes them, once nobody reads any more.
    func close() {
        for reader in state.withLock(\.idle) { try? reader.close() }
    }
}

/// A caller's wait for a connection.
private typealias Turn = Answer<Void>
