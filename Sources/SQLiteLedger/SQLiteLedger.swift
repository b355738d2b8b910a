// A ledger in one SQLite file, with its key and its side files beside it.
public import Checkout
import GRDB
import Synchronization

/// The ledger on SQLite. It reads through up to two connections and writes through one, on a thread of its own that
/// commits together what waits together. Any number of processes may share the file.
///
/// ```swift
/// let ledger = try SQLiteLedger.open(path: path, mode: .existingOrCreate(NewLedger(name: "demo")))
/// let count = try await ledger.read { try $0.reviewCount() }
/// ```
public final class SQLiteLedger: Ledger {
    /// Where the file is.
    public let path: String
    /// Whether it was opened for reading only.
    public let isReadOnly: Bool
    /// Seals health data with the key in `<path>.key`, which is read when it is first needed.
    public let sealer: any Sealer

    /// The connection that writes; where nothing is written, one more that reads.
    let queue: DatabaseQueue
    let readers: Readers
    /// The file, where it is read as one that cannot change.
    private let still: StillFile?
    let systemTime: @Sendable () -> Instant
    private let processes: ProcessRegister
    private let writer: GroupWriter?
    /// The folder of a throw-away ledger, removed with it.
    private let temporaryFolder: String?

    init(
        path: String, queue: DatabaseQueue, readers: Readers, seed: UInt64, isReadOnly: Bool, still: StillFile?,
        systemTime: @escaping @Sendable () -> Instant, temporaryFolder: String?
    ) {
        self.path = path
        self.queue = queue
        self.readers = readers
        self.isReadOnly = isReadOnly
        self.still = still
        self.systemTime = systemTime
        self.temporaryFolder = temporaryFolder
        sealer = KeyFileSealer(path: KeyFile.path(of: path))
        let processes = ProcessRegister(path: path, isReadOnly: isReadOnly)
        self.processes = processes
        writer =
            isReadOnly
            ? nil
            : GroupWriter(queue: queue, path: path, seed: seed, systemTime: systemTime) { processes.tellOfCommit() }
    }

    deinit {
        writer?.stop()
        processes.leave()
        // The readers go first: only a connection that may write can put the log back into the file and remove it.
        readers.close()
        try? queue.close()
        removeTemporaryFiles()
    }

    /// Removes the files of a throw-away ledger at once; those of any other stay. For a program that ends without giving
    /// the ledger up, which would remove them too.
    public func removeTemporaryFiles() {
        if let temporaryFolder { removeFolder(temporaryFolder) }
    }

    /// The file of a ledger and all that are kept beside it, whether or not they are there.
    public static func files(of path: String) -> [String] {
        [path, KeyFile.path(of: path), ProcessRegister.path(of: path)] + LogFile.paths(of: path)
    }

    /// Reads one consistent state, on the caller's thread: a query takes less time than finding another thread for it. A
    /// caller that is cancelled interrupts its query.
    /// - Throws: what `body` throws, or `LedgerFailure`.
    public func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> Value
    ) async throws -> Value {
        let query = RunningQuery()
        return try await withTaskCancellationHandler {
            try await read(query, body)
        } onCancel: {
            query.cancel()
        }
    }

    private func read<Value>(
        _ query: RunningQuery, _ body: (any LedgerReader) throws -> Value
    ) async throws -> Value {
        do {
            let value = try await readers.read { database, connection in
                try database.inOneState {
                    try query.run(on: connection) { try body(SQLiteReader(database: database, systemTime: systemTime)) }
                }
            }
            try still?.check()
            return value
        } catch {
            try still?.check()
            throw ledgerError(error, path: path)
        }
    }

    /// Writes all or nothing, durably, in one commit with whoever else waits at that moment.
    /// - Throws: what `body` throws, or `LedgerFailure`.
    public func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value {
        guard let writer else { throw LedgerFailure.readOnly(path: path) }
        return try await writer.write(body)
    }

    /// The commits through this object since it was opened, for measuring.
    public var commitCount: CommitCount { writer?.count ?? CommitCount() }

    /// This process's number, drawn when it is first asked for; 0, which nobody has, when the ledger cannot be written.
    public var processNumber: Int64 { processes.number }

    /// Whether another process with this number still lives, or it is this one's.
    public func isAlive(process: Int64) -> Bool { processes.isAlive(process) }
}
