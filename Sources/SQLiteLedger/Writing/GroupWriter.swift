// Writes that wait at the same moment share one commit, and so one wait for the disk.
import Checkout
import Foundation
import GRDB
import Synchronization

/// The writing thread. It takes whatever waits, runs each write in a savepoint of one transaction, commits, and only
/// then answers. Nobody is kept waiting for others to come: a lone write is committed at once.
final class GroupWriter: Sendable {
    private let queue = WriteQueue()
    private let path: String
    private let counter = CommitCounter()

    /// Starts the thread. `afterCommit` is called on it after each commit, once the callers have their answers.
    init(
        queue database: DatabaseQueue, path: String, seed: UInt64, systemTime: @escaping @Sendable () -> Instant,
        afterCommit: @escaping @Sendable () -> Void
    ) {
        self.path = path
        let thread = Thread { [queue, counter] in
            let (identifiers, memory) = (Identifiers(seed: seed), WriterMemory())
            var hasWritten = false
            while let writes = queue.takeAll(afterWriting: hasWritten) {
                let group = WriteGroup(
                    writes: writes, path: path, identifiers: identifiers, memory: memory, systemTime: systemTime)
                let isKept = group.commit(through: database)
                if isKept { counter.add(writes: writes.count) }
                group.answer()
                if isKept { afterCommit() }
                hasWritten = true
            }
        }
        thread.name = "ledger writer"
        thread.start()
    }

    /// Writes, and answers when it is durable.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value {
        let write = CallersWrite(path: path, body: body)
        return try await write.outcome.wait {
            if !queue.add(write) { write.fail(LedgerFailure.system(path: path, detail: "the ledger is closed")) }
        }
    }

    /// What was committed so far.
    var count: CommitCount { counter.count }

    /// Ends the thread once it has done what waits.
    func stop() {
        queue.stop()
    }
}

/// A caller's body, with the value that it made on its way to the commit.
private final class CallersWrite<Value: Sendable>: PendingWrite {
    let outcome = Answer<Value>()
    private let path: String
    private let body: @Sendable (any LedgerTransaction) throws -> Value
    private let result = Mutex<Result<Value, any Error>?>(nil)

    init(path: String, body: @escaping @Sendable (any LedgerTransaction) throws -> Value) {
        self.path = path
        self.body = body
    }

    func perform(in transaction: SQLiteTransaction) throws {
        do {
            let value = try body(transaction)
            result.withLock { $0 = .success(value) }
        } catch {
            result.withLock { $0 = .failure(ledgerError(error, path: path)) }
            throw error
        }
    }

    func answer() {
        if let result = result.withLock({ $0 }) { outcome.settle(result) }
    }

    func fail(_ error: any Error) {
        outcome.settle(.failure(error))
    }
}
