// The invoices of subscriptions.
import Checkout
import GRDB

enum InvoiceTable {
    static let columns = """
        n, id, subscription, customer, amount, created_at, status, period_start, period_end, session, attempts,
        scheduled_attempts, next_attempt_at, failure_code, failure_message, failure_decline, failure_decline_code,
        paid_at
        """

    /// An invoice without its lines, which are read once its row is.
    struct Unlined: Sendable {
        let number: Int64
        let make: @Sendable ([SessionLine]) -> Invoice
    }

    static func decode(_ columns: inout Columns) throws -> Unlined {
        let number = try columns.integer()
        let id: ID<Invoice> = try columns.id()
        let subscription: ID<Subscription> = try columns.id()
        let customer: ID<Customer> = try columns.id()
        let (amount, createdAt) = (try columns.money(), try columns.instant())
        let status: Invoice.Status = try columns.word()
        let (start, end) = (try columns.instant(), try columns.instant())
        let session: ID<CheckoutSession>? = try columns.optionalID()
        let (attempts, scheduled) = (try columns.count(), try columns.count())
        let nextAttemptAt = columns.optionalInstant()
        let failure = decodeFailure(&columns)
        let paidAt = columns.optionalInstant()
        return Unlined(number: number) { lines in
            Invoice(
                id: id, subscription: subscription, customer: customer, status: status, amount: amount, lines: lines,
                periodStart: start, periodEnd: end, session: session, attempts: attempts,
                scheduledAttempts: scheduled, nextAttemptAt: nextAttemptAt, failure: failure, createdAt: createdAt,
                paidAt: paidAt)
        }
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
        try find(id, in: "invoices", columns: InvoiceTable.columns, as: InvoiceTable.decode).map(withLines)
    }

    func invoices(of subscription: ID<Subscription>?, from seek: Seek, limit: Int) throws -> Page<Invoice> {
        let list = KeysetList(
            columns: InvoiceTable.columns, source: "invoices",
            condition: subscription == nil ? "" : "subscription = ?", values: subscription.map { [.id($0)] } ?? [],
            key: nil, number: "n", isDescending: true)
        let page = try list.page(database, from: seek, limit: limit, decode: InvoiceTable.decode)
        return try page.map(withLines)
    }

    func latestInvoice(of subscription: ID<Subscription>, at moment: Instant) throws -> ID<Invoice>? {
        try database.row(
            "SELECT id FROM invoices WHERE subscription = ? AND created_at <= ? ORDER BY n DESC LIMIT 1",
            [.id(subscription), .instant(moment)], as: { try $0.id() })
    }

    private func withLines(_ invoice: InvoiceTable.Unlined) throws -> Invoice {
        invoice.make(try LineTable.invoice.lines(of: invoice.number, in: database))
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
