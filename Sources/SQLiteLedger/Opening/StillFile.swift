// A ledger in a folder that nobody may write to, read as if it could not change: SQLite's side files cannot be made there.
import Checkout
import Glibc

/// A ledger's file that nobody has open, as it stood when it was opened for reading.
struct StillFile: Hashable, Sendable {
    private let path: String
    private let stamp: Stamp

    private struct Stamp: Hashable {
        let file: UInt64
        let size: Int
        let seconds: Int
        let nanoseconds: Int

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (file, size) = (UInt64(status.st_ino), Int(status.st_size))
            (seconds, nanoseconds) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec)
        }
    }

    /// Nil where SQLite can keep its files beside the ledger, and where somebody has it open already.
    init?(_ path: String) {
        guard access(folder(of: path), W_OK) != 0, !LogFile.isInUse(of: path), let stamp = Stamp(path) else {
            return nil
        }
        self.path = path
        self.stamp = stamp
    }

    /// The name under which SQLite neither locks the file nor looks for a log.
    var name: String {
        let escaped = path.utf8.map { byte in
            let isPlain =
                byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || "0123456789/-._".utf8.contains(byte))
            return isPlain ? String(UnicodeScalar(byte)) : "%" + byte.hexadecimal
        }
        return "file:" + (path.hasPrefix("/") ? "//" : "") + escaped.joined() + "?immutable=1"
    }

    /// Somebody who may write opened the ledger since, so that what was read may not fit together.
    /// - Throws: `LedgerFailure.system`, saying so.
    func check() throws(LedgerFailure) {
        guard !LogFile.isInUse(of: path), Stamp(path) == stamp else { throw StillFile.inUse(path) }
    }

    /// The refusal of a ledger that somebody else has open, in a folder where that cannot be followed.
    static func inUse(_ path: String) -> LedgerFailure {
        .system(
            path: path,
            detail: "another process has it open or left it open, and its folder cannot be written, "
                + "which reading it meanwhile needs; close it there, or read a backup")
    }

    /// Whether that is why the ledger could not be opened for reading.
    static func isInUse(_ path: String, _ failure: LedgerFailure) -> Bool {
        guard case .readOnly = failure else { return false }
        return access(folder(of: path), W_OK) != 0 && LogFile.isInUse(of: path)
    }
}
