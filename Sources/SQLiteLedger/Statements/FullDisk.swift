// A full disk by its right name.
import GRDB
import GRDBSQLite
import Glibc

extension Database {
    /// The error that SQLite means. It calls a disk full where the system has no room left, but broken where a quota or a
    /// limit on the size of files is reached.
    func told(_ error: DatabaseError) -> DatabaseError {
        guard error.resultCode == .SQLITE_IOERR, let sqliteConnection else { return error }
        // SQLite keeps the system's number where a statement failed in the middle, and leaves it to the system where a
        // commit did.
        guard isFullDisk(sqlite3_system_errno(sqliteConnection)) || isFullDisk(errno) else { return error }
        return DatabaseError(resultCode: .SQLITE_FULL, message: error.message, sql: error.sql)
    }

    /// Does what may need room on the disk.
    func tellingFullDisk<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw told(error)
        }
    }
}

/// Whether the system's error number says that there is no room, or not for this person or in this file.
func isFullDisk(_ code: CInt) -> Bool { code == ENOSPC || code == EDQUOT || code == EFBIG }
