// What was said of events, byte for byte.
import Checkout
import GRDB

extension SQLiteReading {
    func message(of event: ID<Event>, _ dialect: WebhookEndpoint.Dialect) throws -> WebhookMessage? {
        try database.row(
            "SELECT type, subject, body, unsigned_body FROM webhook_messages WHERE event = ? AND dialect = ?",
            [.id(event), .word(dialect)]
        ) { columns in
            WebhookMessage(
                event: event, dialect: dialect, type: try columns.text(), subject: try columns.text(),
                body: try columns.bytes(), unsignedBody: columns.optionalBytes())
        }
    }
}

extension SQLiteTransaction {
    func insert(_ message: WebhookMessage) throws {
        try database.run(
            """
            INSERT INTO webhook_messages (event, dialect, type, subject, body, unsigned_body) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                .id(message.event), .word(message.dialect), .text(message.type), .text(message.subject),
                .bytes(message.body), message.unsignedBody.map { .bytes($0) } ?? .null,
            ])
    }
}
