// The file itself: what tells ours from others, and how a new one appears whole or not at all.
import Checkout
import GRDB
import Glibc

enum LedgerFile {
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Looks at the first hundred bytes, which name the format and the program that the file belongs to.
    static func recognise(_ path: String) throws(LedgerFailure) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            let code = errno
            if code == ENOENT { throw .missing(path: path) }
            throw .system(path: path, detail: systemMessage(code))
        }
        defer { close(file) }
        var header = [UInt8](repeating: 0, count: 100)
        let count = pread(file, &header, header.count, 0)
        let identity = header[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
        guard count == header.count, header.starts(with: "SQLite format 3\0".utf8),
            identity == UInt32(bitPattern: Schema.applicationID)
        else { throw .foreign(path: path) }
    }

    /// Makes a ledger beside its place, complete, and then gives it its name; whoever looks finds all of it or nothing.
    static func create(
        _ path: String, settings: LedgerSettings, orUseExisting: Bool = false
    ) throws(LedgerFailure) {
        try PrivateFile.create(at: path, orUseExisting: orUseExisting) { (draft: String) throws(LedgerFailure) in
            do {
                try build(at: draft, settings: settings)
            } catch {
                throw ledgerFailure(error, path: path)
            }
            try KeyFile.createIfMissing(for: path)
        }
    }

    private static func build(at draft: String, settings: LedgerSettings) throws {
        let queue = try DatabaseQueue(path: draft)
        try queue.writeWithoutTransaction { database in
            // Nothing is lost if the machine stops here: the draft has no name yet.
            try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
            try database.tellingFullDisk {
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                try Schema.migrate(database)
                try database.insertSettings(settings)
                _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
            }
        }
        try queue.close()
    }
}
