// Deliveries and their tries.
import Checkout
import GRDB

enum DeliveryTable {
    static let columns = """
        id, endpoint, event, dialect, type, subject, created_at, status, attempts, next_attempt_at, owner, last_code,
        last_failure, finished_at
        """

    static func decode(_ columns: inout Columns) throws -> Delivery {
        let (id, endpoint, event): (ID<Delivery>, ID<WebhookEndpoint>, ID<Event>) = (
            try columns.id(), try columns.id(), try columns.id()
        )
        let dialect: WebhookEndpoint.Dialect = try columns.word()
        let (type, subject, createdAt) = (try columns.text(), try columns.text(), try columns.instant())
        return Delivery(
            id: id, endpoint: endpoint, event: event, dialect: dialect, type: type, subject: subject,
            status: try columns.word(), attempts: try columns.count(), nextAttemptAt: columns.optionalInstant(),
            owner: columns.optionalInteger(), lastCode: columns.optionalInteger().map(Int.init),
            lastFailure: columns.optionalText(), createdAt: createdAt, finishedAt: columns.optionalInstant())
    }

    static func changeable(_ delivery: Delivery) -> [SQLValue] {
        [
            .word(delivery.status), .integer(delivery.attempts), .instant(delivery.nextAttemptAt),
            delivery.owner.map { .integer($0) } ?? .null, delivery.lastCode.map { .integer($0) } ?? .null,
            .text(delivery.lastFailure), .instant(delivery.finishedAt),
        ]
    }
}

extension SQLiteTransaction {
    func insert(_ delivery: Delivery) throws {
        try database.run(
            "INSERT INTO deliveries (\(DeliveryTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(delivery.id), .id(delivery.endpoint), .id(delivery.event), .word(delivery.dialect),
                .text(delivery.type), .text(delivery.subject), .instant(delivery.createdAt),
            ] + DeliveryTable.changeable(delivery))
    }

    func update(_ delivery: Delivery) throws {
        try change(
            Delivery.kind,
            """
            UPDATE deliveries SET status = ?, attempts = ?, next_attempt_at = ?, owner = ?, last_code = ?,
                last_failure = ?, finished_at = ?
            WHERE id = ?
            """, DeliveryTable.changeable(delivery) + [.id(delivery.id)])
    }

    func insert(_ attempt: DeliveryAttempt, of delivery: ID<Delivery>) throws {
        try database.run(
            """
            INSERT INTO delivery_attempts (delivery, number, at, code, failure, body, milliseconds)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(delivery), .integer(attempt.number), .instant(attempt.at),
                attempt.code.map { .integer($0) } ?? .null, .text(attempt.failure), .bytes(attempt.body),
                .integer(attempt.milliseconds),
            ])
    }

    func parkDeliveries(to endpoint: ID<WebhookEndpoint>, because reason: String, at now: Instant) throws {
        try database.run(
            """
            UPDATE deliveries SET status = 'parked', next_attempt_at = NULL, last_failure = ?, finished_at = ?
            WHERE endpoint = ? AND status = 'pending'
            """, [.text(reason), .instant(now), .id(endpoint)])
    }

    func freeDeliveries(takenBy process: Int64) throws {
        try database.run("UPDATE deliveries SET owner = NULL WHERE owner = ?", [.integer(process)])
    }
}
