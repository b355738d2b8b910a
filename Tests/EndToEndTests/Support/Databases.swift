// What other programs than Almoner do to a database, and see in it.
import GRDB

/// SQLite, without Almoner.
enum Databases {
    /// Runs statements on a database file, which is made where there is none.
    static func run(_ statements: String, on path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
        try queue.close()
    }

    /// Everything that the tables of a database hold, as text; its search indexes only say it again.
    static func content(of path: String) throws -> String {
        let (queue, text) = (try DatabaseQueue(path: path), Text())
        try queue.read { database in
            let tables =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%' ORDER BY name"
            try database.dumpTables(String.fetchAll(database, sql: tables), to: text)
        }
        try queue.close()
        return text.text
    }

    /// What SQLite says of a database's wholeness: `ok`, or what is damaged.
    static func integrity(of path: String) throws -> String {
        let queue = try DatabaseQueue(path: path)
        let answer = try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        try queue.close()
        return answer.joined(separator: "; ")
    }

    private final class Text: TextOutputStream {
        private(set) var text = ""

        func write(_ string: String) { text += string }
    }
}
