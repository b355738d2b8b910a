// Requests that may be sent again, with the answers that they got.
import Checkout
import GRDB

extension SQLiteReading {
    func requestRecord(operation: String, key: String) throws -> RequestRecord? {
        try database.row(
            "SELECT request, owner, status, answer FROM requests WHERE operation = ? AND key = ?",
            [.text(operation), .text(key)]
        ) { columns in
            let request = try RequestKey(operation: operation, key: key, request: try columns.text())
            let owner = try columns.integer()
            let status = columns.optionalInteger()
            guard let status else { return RequestRecord(key: request, owner: owner) }
            let answer = KeptAnswer(status: Int(status), body: try columns.bytes())
            return RequestRecord(key: request, owner: owner, answer: answer)
        }
    }
}

extension SQLiteTransaction {
    func insert(_ record: RequestRecord) throws {
        try database.run(
            "INSERT INTO requests (owner, status, answer, operation, key, request) VALUES (?, ?, ?, ?, ?, ?)",
            RequestTable.answering(record) + [.text(record.key.request)])
    }

    func forget(_ key: RequestKey) throws {
        try database.run(
            "DELETE FROM requests WHERE operation = ? AND key = ?", [.text(key.operation), .text(key.key)])
    }

    func update(_ record: RequestRecord) throws {
        try change(
            "request", "UPDATE requests SET owner = ?, status = ?, answer = ? WHERE operation = ? AND key = ?",
            RequestTable.answering(record))
    }
}

private enum RequestTable {
    /// The answering process, its answer, and the key.
    static func answering(_ record: RequestRecord) -> [SQLValue] {
        [
            .integer(record.owner), record.answer.map { .integer($0.status) } ?? .null,
            record.answer.map { .bytes($0.body) } ?? .null, .text(record.key.operation), .text(record.key.key),
        ]
    }
}
