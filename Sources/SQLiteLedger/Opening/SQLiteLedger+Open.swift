// Opening a ledger: the file is recognised before SQLite sees it, so that nobody else's file is ever written to.
public import Checkout
import GRDB

extension SQLiteLedger {
    /// Opens the ledger at `path`, or makes it. `systemTime` is what a live clock follows. One that an older program wrote
    /// is brought up to date, which takes up to a minute where there are a million customers: `upgrading` hears how many
    /// steps are left, before each of them.
    /// - Throws: `LedgerFailure`, in words for the person who named the path.
    public static func open(
        path: String, mode: OpenMode, readOnly: Bool = false,
        systemTime: @escaping @Sendable () -> Instant = SystemTime.now,
        upgrading: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(LedgerFailure) -> SQLiteLedger {
        switch mode {
        case .existing:
            try LedgerFile.recognise(path)
        case .create(let new):
            try LedgerFile.create(path, settings: new.settings(systemTime: systemTime()))
        case .existingOrCreate(let new):
            if LedgerFile.exists(path) {
                try LedgerFile.recognise(path)
            } else {
                try LedgerFile.create(path, settings: new.settings(systemTime: systemTime()), orUseExisting: true)
            }
        }
        return try connect(
            path: path, readOnly: readOnly, systemTime: systemTime, temporaryFolder: nil, upgrading: upgrading)
    }

    /// Makes a throw-away ledger in a folder of its own, which goes when the ledger does.
    /// - Throws: `LedgerFailure`.
    public static func temporary(
        _ new: NewLedger, systemTime: @escaping @Sendable () -> Instant = SystemTime.now
    ) throws(LedgerFailure) -> SQLiteLedger {
        let folder = try makeTemporaryFolder()
        let path = folder + "/ledger.db"
        try LedgerFile.create(path, settings: new.settings(systemTime: systemTime()))
        return try connect(path: path, readOnly: false, systemTime: systemTime, temporaryFolder: folder)
    }

    private static func connect(
        path: String, readOnly: Bool, systemTime: @escaping @Sendable () -> Instant, temporaryFolder: String?,
        upgrading: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws(LedgerFailure) -> SQLiteLedger {
        do {
            let still = readOnly ? StillFile(path) : nil
            let name = still?.name ?? path
            let queue = try DatabaseQueue(
                path: name, configuration: Connections.configuration(of: path, readOnly: readOnly))
            let readers = Readers(path: name, configuration: Connections.configuration(of: path, readOnly: true))
            let seed =
                try readOnly
                ? readers.readFirst(prepare) : queue.writeWithoutTransaction(prepare)
            return SQLiteLedger(
                path: path, queue: queue, readers: readers, seed: seed, isReadOnly: readOnly, still: still,
                systemTime: systemTime, temporaryFolder: temporaryFolder)
        } catch let found as NewerSchema {
            throw .newerSchema(path: path, found: found.version, known: Schema.version)
        } catch {
            let failure = ledgerFailure(error, path: path)
            throw readOnly && StillFile.isInUse(path, failure) ? StillFile.inUse(path) : failure
        }

        /// Sets the connection up, brings the schema up to date, and answers the seed.
        @Sendable func prepare(_ database: Database) throws -> UInt64 {
            let version = try Schema.version(of: database)
            guard version <= Schema.version else { throw NewerSchema(version: version) }
            if !readOnly {
                try Connections.makeDurable(database, isThrownAway: temporaryFolder != nil)
                if version < Schema.version {
                    try database.tellingFullDisk { try Schema.migrate(database, progress: upgrading) }
                }
            } else if version < Schema.version {
                throw DatabaseError(resultCode: .SQLITE_READONLY, message: "an older schema")
            }
            guard let seed = try database.number("SELECT seed FROM settings") else {
                throw MissingRow(kind: "settings")
            }
            return UInt64(bitPattern: seed)
        }
    }

    /// What SQLite promises of a commit at the writing connection: 2 (FULL) means that it is on the disk when answered, 0
    /// (OFF) that nobody waits for the disk, as in a ledger that is thrown away.
    public func durability() throws -> Int {
        try queue.writeWithoutTransaction { Int(try $0.number("PRAGMA synchronous") ?? -1) }
    }
}

/// The ledger was written by a newer program.
private struct NewerSchema: Error {
    let version: Int
}
