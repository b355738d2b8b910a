// A consistent copy of a ledger while it is in use.
import Checkout
import Dispatch
import GRDB
import Glibc

extension SQLiteLedger {
    /// Copies the ledger as it is at one moment, and its key, both readable by their owner only. Whoever writes
    /// meanwhile is not held up.
    /// - Throws: `LedgerFailure`; nothing is overwritten, and no half copy is left.
    public func backup(to destination: String) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                done.resume(with: Result { try self.copy(to: destination) })
            }
        }
    }

    private func copy(to destination: String) throws(LedgerFailure) {
        let keyCopy = KeyFile.path(of: destination)
        if LedgerFile.exists(destination) { throw .system(path: destination, detail: "a file is there already") }
        try KeyFile.write(try KeyFile.read(KeyFile.path(of: path)), to: keyCopy)
        do {
            try PrivateFile.create(at: destination) { (draft: String) throws(LedgerFailure) in
                do {
                    let copy = try DatabaseQueue(path: draft)
                    let source = try readers.connect()
                    try source.backup(to: copy)
                    try source.close()
                    try copy.close()
                } catch {
                    throw ledgerFailure(error, path: destination)
                }
            }
        } catch {
            unlink(keyCopy)
            throw error
        }
    }
}
