// SQLite's log beside a ledger: what opening does to it, and what it tells of others.
import Glibc

enum LogFile {
    static func path(of ledger: String) -> String { ledger + "-wal" }

    /// The log and what SQLite keeps beside it, its index.
    static func paths(of ledger: String) -> [String] { [path(of: ledger), ledger + "-shm"] }

    /// Whether anybody has the ledger open to write, or left it so: then the log is there and not empty.
    static func isInUse(of ledger: String) -> Bool {
        var status = stat()
        return stat(path(of: ledger), &status) == 0 && status.st_size > 0
    }

    /// Puts one byte into a log that is empty, so that others see that the ledger is open.
    ///
    /// SQLite takes a log that is shorter than its header for an empty one and begins it anew. Should another process
    /// begin it at this very moment, a byte behind its last frame is no frame either, so nothing of it is harmed.
    static func keepFromBeingEmpty(of ledger: String) {
        guard !isInUse(of: ledger) else { return }
        let file = open(path(of: ledger), O_WRONLY | O_APPEND | O_CLOEXEC)
        // What keeps the byte out keeps SQLite from writing too, which then says why.
        guard file >= 0 else { return }
        var byte: UInt8 = 0
        _ = write(file, &byte, 1)
        close(file)
    }
}
