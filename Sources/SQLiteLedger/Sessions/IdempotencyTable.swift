// What was asked for under idempotency keys.
import Checkout
import GRDB

extension SQLiteReading {
    func idempotencyRecord(operation: String, key: String) throws -> IdempotencyRecord? {
        try database.row(
            "SELECT request, session, attempt FROM idempotency WHERE operation = ? AND key = ?",
            [.text(operation), .text(key)]
        ) { columns in
            IdempotencyRecord(
                operation: operation, key: key, request: try columns.text(), session: try columns.id(),
                attempt: try columns.count())
        }
    }
}

extension SQLiteTransaction {
    func insert(_ record: IdempotencyRecord) throws {
        try database.run(
            "INSERT INTO idempotency (operation, key, request, session, attempt) VALUES (?, ?, ?, ?, ?)",
            [
                .text(record.operation), .text(record.key), .text(record.request), .id(record.session),
                .integer(record.attempt),
            ])
    }

    func forgetIdempotencyRecord(operation: String, key: String) throws {
        try database.run("DELETE FROM idempotency WHERE operation = ? AND key = ?", [.text(operation), .text(key)])
    }
}
