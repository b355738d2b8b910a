// How the connections to the file are set up.
import GRDB
import GRDBSQLite

enum Connections {
    /// SQLite's `cache_size`, in KiB where negative: with two readers and a writer a ledger of any size is read in few
    /// megabytes. The writer's holds what one commit of many writers changes.
    static func cacheSize(readOnly: Bool) -> Int { readOnly ? -600 : -2_000 }

    static func configuration(of path: String, readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(10)
        configuration.acceptsDoubleQuotedStringLiterals = false
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = \(cacheSize(readOnly: database.configuration.readonly))")
            guard !database.configuration.readonly else { return forgetColumns(database) }
            // The first look into the file makes SQLite open its log.
            try database.tellingFullDisk { try keepLog(database) }
            LogFile.keepFromBeingEmpty(of: path)
        }
        return configuration
    }

    /// While a statement is prepared, GRDB is told of every column that it reads, for those who observe the database. Nobody
    /// observes a reader, and the telling takes longer than SQLite's own part.
    private static func forgetColumns(_ database: Database) {
        sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
    }

    /// Readers and a writer do not wait for each other where changes go to a log first. Every ledger is made so.
    private static func keepLog(_ database: Database) throws {
        let mode = try database.row("PRAGMA journal_mode = WAL") { try $0.text() }
        guard mode == "wal" else {
            throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "no write-ahead log can be kept beside it")
        }
    }

    /// A commit is answered only when it is on the disk, but for a ledger that is thrown away, where nobody waits for
    /// the disk.
    static func makeDurable(_ database: Database, isThrownAway: Bool) throws {
        try database.execute(sql: "PRAGMA synchronous = \(isThrownAway ? "OFF" : "FULL")")
        // A log that one large transaction made long is cut when it is next begun anew.
        try database.execute(sql: "PRAGMA journal_size_limit = 16777216")
    }
}
