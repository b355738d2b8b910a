// What somebody else's program does to a file.
import GRDB

/// SQLite, without Almoner.
enum Databases {
    /// Runs statements on a database file, which is made where there is none.
    static func run(_ statements: String, on path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
        try queue.close()
    }
}
