// Loading customers from the outside.
import Checkout
import Dispatch
import GRDB
import Synchronization

extension SQLiteLedger {
    /// Loads `count` customers in large transactions; `make` makes the one at an index, from 0. A ledger that has
    /// nobody yet gets its indexes at the end, which takes a fraction of the time. `progress` hears how many are in.
    ///
    /// Cancelling the task, or an error of `make`, stops the load; what was committed stays, and the ledger is whole.
    /// - Throws: what `make` throws, `CancellationError`, or `LedgerFailure`.
    public func seed(
        count: Int, progress: @escaping @Sendable (Int) -> Void = { _ in },
        make: @escaping @Sendable (Int, inout SeedIdentifiers) throws -> SeededCustomer
    ) async throws {
        guard !isReadOnly else { throw LedgerFailure.readOnly(path: path) }
        let cancellation = Cancellation()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
                DispatchQueue.global().async {
                    do {
                        try self.queue.writeWithoutTransaction { database in
                            let seeder = try Seeder(database: database) {
                                cancellation.isAsked.load(ordering: .relaxed)
                            }
                            try database.tellingFullDisk {
                                try seeder.run(count: count, make: make, progress: progress)
                            }
                        }
                        done.resume()
                    } catch {
                        done.resume(throwing: ledgerError(error, path: self.path))
                    }
                }
            }
        } onCancel: {
            cancellation.isAsked.store(true, ordering: .relaxed)
        }
    }
}

/// Whether a load was asked to stop.
private final class Cancellation: Sendable {
    let isAsked = Atomic(false)
}
