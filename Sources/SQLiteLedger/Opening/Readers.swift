// The connections that read.
import Dispatch
import GRDB
import Synchronization

/// Up to two connections that only read, each for one caller at a time. GRDB's pool lends such connections too, but asks
/// for the schema's version and goes through half a dozen locks each time, which takes longer than a short query.
final class Readers: Sendable {
    private let path: String
    private let configuration: Configuration
    private let turns = DispatchSemaphore(value: 2)
    private let idle = Mutex<[DatabaseQueue]>([])

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Lends a connection, opened when there is none yet, and waits while both are lent.
    /// - Parameter body: reads; the connection is there to be interrupted.
    func read<Value>(_ body: (Database, DatabaseQueue) throws -> Value) throws -> Value {
        turns.wait()
        defer { turns.signal() }
        let reader = try idle.withLock { $0.popLast() } ?? connect()
        defer { idle.withLock { $0.append(reader) } }
        return try reader.unsafeRead { try body($0, reader) }
    }

    /// One more such connection, for what takes long.
    func connect() throws -> DatabaseQueue { try DatabaseQueue(path: path, configuration: configuration) }

    /// Closes them, once nobody reads any more.
    func close() {
        for reader in idle.withLock({ $0 }) { try? reader.close() }
    }
}
