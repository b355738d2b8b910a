// Refunds, listed by how far they are or by payment.
import Checkout
import GRDB

enum RefundTable {
    static let columns = """
        id, session, payment, amount, reason, status, parts, metadata, idempotency_key, created_at, succeeded_at
        """

    static let ofSession = "SELECT \(columns) FROM refunds WHERE session = ? ORDER BY n"

    static func decode(_ columns: inout Columns) throws -> Refund {
        var refund = Refund(
            id: try columns.id(), session: try columns.id(), payment: try columns.id(), amount: try columns.money(),
            reason: try columns.optionalWord(), status: try columns.word(),
            parts: try JSONText.parts(from: columns.optionalText()),
            metadata: try JSONText.metadata(from: columns.optionalText()), idempotencyKey: columns.optionalText(),
            createdAt: try columns.instant())
        refund.succeededAt = columns.optionalInstant()
        return refund
    }
}

extension SQLiteReading {
    func find(_ id: ID<Refund>) throws -> Refund? {
        try find(id, in: "refunds", columns: RefundTable.columns, as: RefundTable.decode)
    }

    func refunds(of session: ID<CheckoutSession>) throws -> [Refund] {
        try database.rows(RefundTable.ofSession, [.id(session)], as: RefundTable.decode)
    }

    func refunds(_ query: RefundQuery, from seek: Seek, limit: Int) throws -> Page<Refund> {
        var conditions = Conditions()
        if let payment = query.payment { conditions.add("payment = ?", .id(payment)) }
        if let status = query.status { conditions.add("status = ?", .word(status)) }
        let list = KeysetList(
            columns: RefundTable.columns, source: "refunds", condition: conditions.sql, values: conditions.values,
            key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit, decode: RefundTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ refund: Refund) throws {
        try database.run(
            "INSERT INTO refunds (\(RefundTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .id(refund.id), .id(refund.session), .id(refund.payment), .money(refund.amount), .word(refund.reason),
                .word(refund.status), .text(JSONText.parts(refund.parts)), .text(JSONText.metadata(refund.metadata)),
                .text(refund.idempotencyKey), .instant(refund.createdAt), .instant(refund.succeededAt),
            ])
    }

    func update(_ refund: Refund) throws {
        try change(
            Refund.kind, "UPDATE refunds SET status = ?, succeeded_at = ?, metadata = ? WHERE id = ?",
            [
                .word(refund.status), .instant(refund.succeededAt), .text(JSONText.metadata(refund.metadata)),
                .id(refund.id),
            ])
    }
}
