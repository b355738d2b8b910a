// The ledger's key: 32 random bytes in a file beside it that only its owner may read.
import Checkout
import Crypto
import Foundation
import Glibc
import SystemFiles

enum KeyFile {
    static let size = 32

    static func path(of ledger: String) -> String { ledger + ".key" }

    /// Makes a ledger's key. A key that is there already is kept, be it another process's of this moment: it may be all
    /// that opens a backup.
    static func createIfMissing(for ledger: String) throws(LedgerFailure) {
        let path = path(of: ledger)
        if !LedgerFile.exists(path) {
            let key = SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) }
            try write(key, to: path, orUseExisting: true)
        }
        _ = try read(path)
    }

    /// Writes a key where none is.
    static func write(_ key: [UInt8], to path: String, orUseExisting: Bool = false) throws(LedgerFailure) {
        try PrivateFile.create(at: path, orUseExisting: orUseExisting) { (draft: String) throws(LedgerFailure) in
            let file = open(draft, O_WRONLY | O_CLOEXEC)
            guard file >= 0 else { throw PrivateFile.failure(path: path) }
            defer { close(file) }
            do throws(SystemFailure) {
                try writeAll(key, to: file)
            } catch {
                throw PrivateFile.failure(path: path, error.code)
            }
        }
    }

    /// - Throws: `LedgerFailure.keyFile` when it is missing, of another length, or open to others.
    static func read(_ path: String) throws(LedgerFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .keyFile(path: path, detail: systemMessage(errno)) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .keyFile(path: path, detail: systemMessage(errno)) }
        guard status.st_mode & 0o077 == 0 else {
            throw .keyFile(path: path, detail: "others may read it; `chmod 600` keeps it private")
        }
        var key = [UInt8](repeating: 0, count: size + 1)
        guard Glibc.read(file, &key, key.count) == size else {
            throw .keyFile(path: path, detail: "it is not \(size) bytes long")
        }
        return Array(key.prefix(size))
    }
}
