// One transaction of several callers' writes.
import Checkout
import GRDB

/// The writes that share a commit.
final class WriteGroup {
    private let writes: [any PendingWrite]
    private let path: String
    private let seed: UInt64
    private let systemTime: @Sendable () -> Instant
    /// Why nothing of the group was kept, if so.
    private var failure: LedgerFailure?

    init(
        writes: [any PendingWrite], path: String, seed: UInt64, systemTime: @escaping @Sendable () -> Instant
    ) {
        self.writes = writes
        self.path = path
        self.seed = seed
        self.systemTime = systemTime
    }

    /// Runs and commits the writes; false when nothing was kept.
    func commit(through pool: DatabasePool) -> Bool {
        do {
            try pool.writeWithoutTransaction { database in
                try database.run("BEGIN IMMEDIATE")
                do {
                    try perform(in: database)
                    try database.run("COMMIT")
                } catch {
                    // SQLite may have ended the transaction itself, after which there is nothing to undo.
                    if database.isInsideTransaction { try? database.rollback() }
                    throw error
                }
            }
            return true
        } catch {
            failure = ledgerFailure(error, path: path)
            return false
        }
    }

    /// Tells every caller what became of its write. When the commit failed that is a failure for all of them, refusals
    /// included, since a refusal may rest on what another write of the group had done.
    func answer() {
        for write in writes {
            if let failure { write.fail(failure) } else { write.answer() }
        }
    }

    private func perform(in database: Database) throws {
        var transaction = SQLiteTransaction(database: database, seed: seed, systemTime: systemTime)
        for write in writes {
            try database.run("SAVEPOINT caller")
            do {
                try write.perform(in: transaction)
            } catch {
                // A full disk or a broken one can undo the whole transaction under all of its members.
                guard database.isInsideTransaction else { throw error }
                try database.run("ROLLBACK TO caller")
                // The old one remembers what was undone.
                transaction = SQLiteTransaction(database: database, seed: seed, systemTime: systemTime)
            }
            guard database.isInsideTransaction else {
                throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was undone")
            }
            try database.run("RELEASE caller")
        }
    }
}
