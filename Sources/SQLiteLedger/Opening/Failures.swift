// What SQLite's errors mean to the person who asked.
import Checkout
import GRDB

/// The ledger's failure for an error of SQLite's or of this module; any other error as it is.
func ledgerError(_ error: any Error, path: String) -> any Error {
    if let undone = error as? UndoneDue {
        return UndoneDue(item: undone.item, cause: ledgerError(undone.cause, path: path))
    }
    return error is DatabaseError || error is UnreadableColumn || error is UnknownKind || error is MissingRow
        ? ledgerFailure(error, path: path) : error
}

/// The ledger's failure for an error that kept the ledger from doing something.
func ledgerFailure(_ error: any Error, path: String) -> LedgerFailure {
    switch error {
    case let failure as LedgerFailure: return failure
    case let error as DatabaseError: return failure(of: error, path: path)
    case let error as UnreadableColumn: return .damaged(path: path, detail: error.description)
    default: return .system(path: path, detail: "\(error)")
    }
}

private func failure(of error: DatabaseError, path: String) -> LedgerFailure {
    switch error.resultCode {
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    case .SQLITE_CORRUPT: return .damaged(path: path, detail: error.message ?? "its pages are malformed")
    case .SQLITE_NOTADB: return .foreign(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN: return .readOnly(path: path)
    default: return .system(path: path, detail: error.message ?? error.resultCode.description)
    }
}
