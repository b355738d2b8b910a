// What was asked for under idempotency keys.
import Checkout
import GRDB

extension SQLiteReading {
    func idempotencyRecord(operation: String, key: String) throws -> IdempotencyRecord? {
        try database.row(
            "SELECT request, session FROM idempotency WHERE operation = ? AND key = ?", [.text(operation), .text(key)]
        ) { columns in
            IdempotencyRecord(
                operation: operation, key: key, request: try columns.text(), session: try columns.id())
        }
    }
}

extension SQLiteTransaction {
    func insert(_ record: IdempotencyRecord) throws {
        try database.run(
            "INSERT INTO idempotency (operation, key, request, session) VALUES (?, ?, ?, ?)",
            [.text(record.operation), .text(record.key), .text(record.request), .id(record.session)])
    }
}
