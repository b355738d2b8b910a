// The invoices of subscriptions.
import Checkout
import GRDB

enum InvoiceTable {
    static let columns = """
        n, id, subscription, customer, status, amount, period_start, period_end, session, attempts, scheduled_attempts,
        next_attempt_at, failure_code, failure_message, failure_decline, failure_decline_code, created_at, paid_at
        """

    /// An invoice, and its lines from their own table.
    static func decode(_ columns: inout Columns, in database: Database) throws -> Invoice {
        let number = try columns.integer()
        return Invoice(
            id: try columns.id(), subscription: try columns.id(), customer: try columns.id(),
            status: try columns.word(), amount: try columns.money(),
            lines: try LineTable.invoice.lines(of: number, in: database), periodStart: try columns.instant(),
            periodEnd: try columns.instant(), session: try columns.optionalID(), attempts: try columns.count(),
            scheduledAttempts: try columns.count(), nextAttemptAt: columns.optionalInstant(),
            failure: decodeFailure(&columns), createdAt: try columns.instant(), paidAt: columns.optionalInstant())
    }

    private static func decodeFailure(_ columns: inout Columns) -> SessionFailure? {
        let (code, message) = (columns.optionalText(), columns.optionalText())
        let (decline, reason) = (columns.optionalText(), columns.optionalText())
        guard let code, let message else { return nil }
        return SessionFailure(
            code: code, message: message, decline: decline.map { Decline(code: $0, declineCode: reason) })
    }

    /// The columns from `status` to `paid_at`.
    static func changeable(_ invoice: Invoice) -> [SQLValue] {
        let failure = invoice.failure
        return [
            .word(invoice.status), .instant(invoice.periodStart), .instant(invoice.periodEnd), .id(invoice.session),
            .integer(invoice.attempts), .integer(invoice.scheduledAttempts), .instant(invoice.nextAttemptAt),
            .text(failure?.code), .text(failure?.message), .text(failure?.decline?.code),
            .text(failure?.decline?.declineCode), .instant(invoice.paidAt),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Invoice>) throws -> Invoice? {
        try find(id, in: "invoices", columns: InvoiceTable.columns) { try InvoiceTable.decode(&$0, in: database) }
    }

    func invoices(of subscription: ID<Subscription>?, from seek: Seek, limit: Int) throws -> Page<Invoice> {
        let list = KeysetList(
            columns: InvoiceTable.columns, source: "invoices",
            condition: subscription == nil ? "" : "subscription = ?", values: subscription.map { [.id($0)] } ?? [],
            key: nil, number: "n", isDescending: true)
        return try list.page(database, from: seek, limit: limit) { try InvoiceTable.decode(&$0, in: database) }
    }

    func latestInvoice(of subscription: ID<Subscription>, at moment: Instant) throws -> ID<Invoice>? {
        try database.row(
            "SELECT id FROM invoices WHERE subscription = ? AND created_at <= ? ORDER BY n DESC LIMIT 1",
            [.id(subscription), .instant(moment)], as: { try $0.id() })
    }
}

extension SQLiteTransaction {
    func insert(_ invoice: Invoice) throws {
        try database.run(
            """
            INSERT INTO invoices (id, subscription, customer, amount, created_at, status, period_start, period_end,
                session, attempts, scheduled_attempts, next_attempt_at, failure_code, failure_message, failure_decline,
                failure_decline_code, paid_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(invoice.id), .id(invoice.subscription), .id(invoice.customer), .money(invoice.amount),
                .instant(invoice.createdAt),
            ] + InvoiceTable.changeable(invoice))
        try LineTable.invoice.insert(invoice.lines, of: database.lastInsertedRowID, into: database)
    }

    func update(_ invoice: Invoice) throws {
        try change(
            Invoice.kind,
            """
            UPDATE invoices SET status = ?, period_start = ?, period_end = ?, session = ?, attempts = ?,
                scheduled_attempts = ?, next_attempt_at = ?, failure_code = ?, failure_message = ?, failure_decline = ?,
                failure_decline_code = ?, paid_at = ?
            WHERE id = ?
            """, InvoiceTable.changeable(invoice) + [.id(invoice.id)])
    }
}
