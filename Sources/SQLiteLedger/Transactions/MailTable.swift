// Mails, those to come and those in the mailbox.
import Checkout
import GRDB
import TransactionProcess

enum MailTable {
    static let columns = """
        mails.id, mails.transaction_id, mails.notification, mails.template, mails.role, mails.recipient, mails.due_at,
        mails.status, mails.settled_at, mails.subject, mails.html, mails.plain, mails.created_at
        """

    static func decode(_ columns: inout Columns) throws -> Mail {
        Mail(
            id: try columns.id(), transaction: try columns.id(), notification: NotificationName(try columns.text()),
            template: try columns.text(), role: try columns.word(), recipient: try columns.id(),
            dueAt: try columns.instant(), status: try columns.word(), settledAt: columns.optionalInstant(),
            text: text(&columns), createdAt: try columns.instant())
    }

    private static func text(_ columns: inout Columns) -> MailText? {
        let (subject, html, plain) = (columns.optionalText(), columns.optionalText(), columns.optionalText())
        guard let subject, let plain else { return nil }
        return MailText(subject: subject, html: html, plain: plain)
    }

    static func changeable(_ mail: Mail) -> [SQLValue] {
        [
            .word(mail.status), .instant(mail.settledAt), .text(mail.text?.subject), .text(mail.text?.html),
            .text(mail.text?.plain),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Mail>) throws -> Mail? {
        try find(id, in: "mails", columns: MailTable.columns, as: MailTable.decode)
    }

    func mails(of transaction: ID<Transaction>?, from seek: Seek, limit: Int) throws -> Page<MailRow> {
        let list = KeysetList(
            columns: "\(MailTable.columns), customers.first_name, customers.last_name, customers.email",
            source: """
                mails INDEXED BY \(transaction == nil ? "mails_listed" : "mails_of")
                CROSS JOIN customers ON customers.id = mails.recipient
                """,
            condition: transaction == nil ? "" : "mails.transaction_id = ?",
            values: transaction.map { [.id($0)] } ?? [], key: "mails.due_at", number: "mails.n", isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            MailRow(
                mail: try MailTable.decode(&columns), recipientName: columns.customerName(),
                recipientEmail: columns.optionalText())
        }
    }
}

extension SQLiteTransaction {
    func insert(_ mail: Mail) throws {
        forgetDue(.mail)
        try database.run(
            """
            INSERT INTO mails (id, transaction_id, notification, template, role, recipient, due_at, created_at, status,
                settled_at, subject, html, plain)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(mail.id), .id(mail.transaction), .text(mail.notification.text), .text(mail.template),
                .word(mail.role), .id(mail.recipient), .instant(mail.dueAt), .instant(mail.createdAt),
            ] + MailTable.changeable(mail))
    }

    func update(_ mail: Mail) throws {
        forgetDue(.mail)
        try change(
            Mail.kind,
            "UPDATE mails SET status = ?, settled_at = ?, subject = ?, html = ?, plain = ? WHERE id = ?",
            MailTable.changeable(mail) + [.id(mail.id)])
    }

    func dropMails(of transaction: ID<Transaction>, at moment: Instant) throws {
        forgetDue(.mail)
        try database.run(
            """
            UPDATE mails SET status = 'dropped', settled_at = ?
            WHERE transaction_id = ? AND status IN ('scheduled', 'held')
            """, [.instant(moment), .id(transaction)])
    }

    func holdMails(of transaction: ID<Transaction>, _ isHeld: Bool) throws {
        forgetDue(.mail)
        try database.run(
            "UPDATE mails SET status = ? WHERE transaction_id = ? AND status = ?",
            [.text(isHeld ? "held" : "scheduled"), .id(transaction), .text(isHeld ? "scheduled" : "held")])
    }
}
