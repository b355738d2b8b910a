// Payments, and the questions to the card network that wait for an answer.
import Checkout
import GRDB

enum PaymentTable {
    static let columns = """
        id, session, payment_method, attempt, share, lines, amount, status, amount_captured, amount_refunded,
        network_reference, hold_expires_at, decline, decline_code, pending_operation, pending_amount, pending_key,
        pending_presence, pending_asked_at, pending_owner, operations, created_at, wanted, captured_at
        """

    static let ofSessions = OwnedRows(columns, of: "payments", owner: "session")

    static func decode(_ columns: inout Columns) throws -> Payment {
        var payment = Payment(
            id: try columns.id(), session: try columns.id(), paymentMethod: try columns.id(),
            attempt: try columns.count(), share: try columns.word(),
            lines: try columns.optionalText().map { try JSONText.places(from: $0) }, amount: try columns.money(),
            status: try columns.word(), amountCaptured: try columns.money(), amountRefunded: try columns.money(),
            networkReference: columns.optionalText(), holdExpiresAt: columns.optionalInstant(),
            decline: decodeDecline(&columns), pending: try decodePending(&columns), operations: try columns.count(),
            createdAt: try columns.instant())
        payment.wanted = columns.optionalInteger().map { Money(minorUnits: Int($0)) }
        payment.capturedAt = columns.optionalInstant()
        return payment
    }

    private static func decodeDecline(_ columns: inout Columns) -> Decline? {
        let (code, reason) = (columns.optionalText(), columns.optionalText())
        return code.map { Decline(code: $0, declineCode: reason) }
    }

    private static func decodePending(_ columns: inout Columns) throws -> PendingOperation? {
        guard let operation: PaymentOperation = try columns.optionalWord() else {
            columns.skip(5)
            return nil
        }
        let (amount, key) = (columns.optionalInteger(), columns.optionalText())
        let presence: Presence? = try columns.optionalWord()
        let (askedAt, owner) = (columns.optionalInstant(), columns.optionalInteger())
        guard let amount, let key, let presence, let askedAt, let owner else { throw UnreadableColumn(index: 13) }
        return PendingOperation(
            operation: operation, amount: Money(minorUnits: Int(amount)), key: key, presence: presence,
            askedAt: askedAt, owner: owner)
    }

    static func changeable(_ payment: Payment) -> [SQLValue] {
        let pending = payment.pending
        return [
            .word(payment.status), .money(payment.amountCaptured), .money(payment.amountRefunded),
            .text(payment.networkReference), .instant(payment.holdExpiresAt), .text(payment.decline?.code),
            .text(payment.decline?.declineCode), .word(pending?.operation),
            pending.map { .money($0.amount) } ?? .null, .text(pending?.key), .word(pending?.presence),
            .instant(pending?.askedAt), pending.map { .integer($0.owner) } ?? .null, .integer(payment.operations),
            payment.wanted.map { .money($0) } ?? .null, .instant(payment.capturedAt),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Payment>) throws -> Payment? {
        try find(id, in: "payments", columns: PaymentTable.columns, as: PaymentTable.decode)
    }

    func payments(ofEach sessions: [ID<CheckoutSession>]) throws -> [[Payment]] {
        try PaymentTable.ofSessions.rows(of: sessions.map { .id($0) }, in: database, as: PaymentTable.decode)
    }

    func paymentsAsking(notOwnedBy process: Int64) throws -> [Payment] {
        try database.paymentsAsking(notOwnedBy: process)
    }

    func payments(_ query: PaymentQuery, from seek: Seek, limit: Int) throws -> Page<PaymentRow> {
        var conditions = Conditions()
        conditions.add("amount > ?", .money(.zero))
        if let customer = query.customer {
            conditions.add("session IN (SELECT id FROM sessions WHERE customer = ?)", .id(customer))
        }
        if let session = query.session { conditions.add("session = ?", .id(session)) }
        if let since = query.createdSince {
            conditions.add("n >= ?", .integer(try firstNumber(in: "payments", since: since)))
        }
        let list = KeysetList(
            columns: "\(PaymentTable.columns), (SELECT customer FROM sessions WHERE sessions.id = session)",
            source: "payments", condition: conditions.sql, values: conditions.values, key: nil, number: "n",
            isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            PaymentRow(payment: try PaymentTable.decode(&columns), customer: try columns.optionalID())
        }
    }
}

extension Database {
    func paymentsAsking(notOwnedBy process: Int64) throws -> [Payment] {
        // Two ranges of an index that holds only open questions: almost always there is nothing in either.
        try rows(
            """
            SELECT \(PaymentTable.columns) FROM payments INDEXED BY payments_asking
            WHERE pending_operation IS NOT NULL AND pending_owner < ?1
            UNION ALL
            SELECT \(PaymentTable.columns) FROM payments INDEXED BY payments_asking
            WHERE pending_operation IS NOT NULL AND pending_owner > ?1
            """, [.integer(process)], as: PaymentTable.decode)
    }
}

extension SQLiteTransaction {
    func insert(_ payment: Payment) throws {
        try database.run(
            """
            INSERT INTO payments (id, session, payment_method, attempt, share, lines, amount, created_at, status,
                amount_captured, amount_refunded, network_reference, hold_expires_at, decline, decline_code,
                pending_operation, pending_amount, pending_key, pending_presence, pending_asked_at, pending_owner,
                operations, wanted, captured_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(payment.id), .id(payment.session), .id(payment.paymentMethod), .integer(payment.attempt),
                .word(payment.share), .text(payment.lines.map(JSONText.places)), .money(payment.amount),
                .instant(payment.createdAt),
            ] + PaymentTable.changeable(payment))
        noteRow(of: Payment.self)
    }

    func update(_ payment: Payment) throws {
        // A trigger lets the session's deadline follow.
        forgetDue(.sessionHold)
        try change(
            Payment.kind,
            """
            UPDATE payments SET status = ?, amount_captured = ?, amount_refunded = ?, network_reference = ?,
                hold_expires_at = ?, decline = ?, decline_code = ?, pending_operation = ?, pending_amount = ?,
                pending_key = ?, pending_presence = ?, pending_asked_at = ?, pending_owner = ?, operations = ?,
                wanted = ?, captured_at = ?
            WHERE id = ?
            """, PaymentTable.changeable(payment) + [.id(payment.id)])
    }
}
