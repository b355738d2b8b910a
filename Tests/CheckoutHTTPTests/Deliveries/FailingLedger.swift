import Checkout
import SQLiteLedger
import Synchronization

/// A ledger that takes no writes for a while, as on a full disk.
final class FailingLedger: Ledger {
    /// One element for each write that failed.
    let failures: AsyncStream<Void>

    private let ledger: SQLiteLedger
    private let left = Mutex(0)
    private let failed: AsyncStream<Void>.Continuation

    init(_ ledger: SQLiteLedger) {
        self.ledger = ledger
        (failures, failed) = AsyncStream.makeStream(of: Void.self)
    }

    /// How many of the next writes fail.
    func failWrites(_ count: Int) { left.withLock { $0 = count } }

    /// How many writes are still to fail.
    var failuresLeft: Int { left.withLock(\.self) }

    func write<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerTransaction) throws -> Value
    ) async throws -> Value {
        let fails = left.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        guard fails else { return try await ledger.write(body) }
        failed.yield()
        throw LedgerFailure.diskFull(path: ledger.path)
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (any LedgerReader) throws -> Value
    ) async throws -> Value { try await ledger.read(body) }

    var sealer: any Sealer { ledger.sealer }
    var processNumber: Int64 { ledger.processNumber }
    func isAlive(process: Int64) -> Bool { ledger.isAlive(process: process) }
}
