// One transaction of several callers' writes.
import Checkout
import GRDB

/// The writes that share a commit.
final class WriteGroup {
    private let writes: [any PendingWrite]
    private let path: String
    private let identifiers: Identifiers
    private let memory: WriterMemory
    private let systemTime: @Sendable () -> Instant
    /// Why nothing of the group was kept, if so.
    private var failure: LedgerFailure?

    init(
        writes: [any PendingWrite], path: String, identifiers: Identifiers, memory: WriterMemory = WriterMemory(),
        systemTime: @escaping @Sendable () -> Instant
    ) {
        self.writes = writes
        self.path = path
        self.identifiers = identifiers
        self.memory = memory
        self.systemTime = systemTime
    }

    /// Runs and commits the writes; false when nothing was kept.
    func commit(through queue: DatabaseQueue) -> Bool {
        do {
            try queue.writeWithoutTransaction { database in
                do {
                    try commit(in: database)
                } catch {
                    memory.forget()
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

    private func commit(in database: Database) throws {
        try database.run("BEGIN IMMEDIATE")
        if try !performTogether(in: database) {
            memory.forget()
            try database.rollback()
            try database.run("BEGIN IMMEDIATE")
            try performApart(in: database)
        }
        try database.run("COMMIT")
    }

    /// Runs the writes without any means to undo one of them alone, since a savepoint costs a copy of every page that
    /// is touched after it; false when one was refused after it had changed something.
    private func performTogether(in database: Database) throws -> Bool {
        try memory.begin(in: database)
        for write in writes {
            let changes = database.totalChangesCount
            if try !perform(write, in: database), database.totalChangesCount != changes { return false }
        }
        memory.end(in: database)
        return true
    }

    /// Runs the writes, each in a savepoint of its own.
    private func performApart(in database: Database) throws {
        for write in writes {
            try database.run("SAVEPOINT caller")
            if try !perform(write, in: database) { try database.run("ROLLBACK TO caller") }
            try database.run("RELEASE caller")
            memory.forget()
        }
    }

    /// Runs one write; false when it was refused.
    private func perform(_ write: any PendingWrite, in database: Database) throws -> Bool {
        let transaction = SQLiteTransaction(
            database: database, identifiers: identifiers, systemTime: systemTime, memory: memory)
        var isKept = true
        do {
            try write.perform(in: transaction)
        } catch {
            // A full disk or a broken one can undo the whole transaction under all of its members.
            guard database.isInsideTransaction else { throw error }
            isKept = false
        }
        guard database.isInsideTransaction else {
            throw DatabaseError(resultCode: .SQLITE_ABORT, message: "the transaction was undone")
        }
        return isKept
    }
}
