// Payment tokens one by one: how a token becomes a row with lines, and these a token.
import Checkout
import GRDB

enum TokenTable {
    static let columns = """
        tokens.n, tokens.id, tokens.customer, session, health_card, ordinary_card, status, pending_action,
        pending_reason, pending_message, pending_session, pending_since, pending_tries, pending_last_tried_at,
        pending_next, tokens.created_at, deleted_at
        """

    /// A token, and its lines from their own table.
    static func decode(_ columns: inout Columns, in database: Database) throws -> PaymentToken {
        let number = try columns.integer()
        var token = PaymentToken(
            id: try columns.id(), customer: try columns.id(), session: try columns.optionalID(),
            lines: try LineTable.token.lines(of: number, in: database),
            healthCard: try columns.optionalID(), ordinaryCard: try columns.optionalID(), status: try columns.word(),
            pendingUpdate: try decodeUpdate(&columns), createdAt: try columns.instant())
        token.deletedAt = columns.optionalInstant()
        return token
    }

    private static func decodeUpdate(_ columns: inout Columns) throws -> PendingUpdate? {
        let action: UpdateAction? = try columns.optionalWord()
        let (reason, message) = (columns.optionalText(), columns.optionalText())
        let session: ID<CheckoutSession>? = try columns.optionalID()
        let (since, tries) = (columns.optionalInstant(), columns.optionalInteger())
        let lastTriedAt = columns.optionalInstant()
        let next: UpdateAction? = try columns.optionalWord()
        guard let action else { return nil }
        guard let reason, let message, let session, let since, let tries else {
            throw UnreadableColumn(index: 7)
        }
        return PendingUpdate(
            action: action, reason: reason, message: message, session: session, since: since,
            tries: Int(tries), lastTriedAt: lastTriedAt, next: next)
    }

    static func insert(_ token: PaymentToken, into database: Database) throws {
        try database.run(
            """
            INSERT INTO tokens (id, customer, session, created_at, health_card, ordinary_card, status, pending_action,
                pending_reason, pending_message, pending_session, pending_since, pending_tries, pending_last_tried_at,
                pending_next, deleted_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [.id(token.id), .id(token.customer), .id(token.session), .instant(token.createdAt)] + changeable(token))
        try LineTable.token.insert(token.lines, of: database.lastInsertedRowID, into: database)
    }

    static func changeable(_ token: PaymentToken) -> [SQLValue] {
        let update = token.pendingUpdate
        return [
            .id(token.healthCard), .id(token.ordinaryCard), .word(token.status), .word(update?.action),
            .text(update?.reason), .text(update?.message), .id(update?.session), .instant(update?.since),
            update.map { .integer($0.tries) } ?? .null, .instant(update?.lastTriedAt),
            .word(update?.next), .instant(token.deletedAt),
        ]
    }
}

extension SQLiteTransaction {
    func insert(_ token: PaymentToken) throws { try TokenTable.insert(token, into: database) }

    func update(_ token: PaymentToken) throws {
        guard let number = try database.number("SELECT n FROM tokens WHERE id = ?", [.id(token.id)]) else {
            throw MissingRow(kind: PaymentToken.kind)
        }
        try database.run(
            """
            UPDATE tokens SET health_card = ?, ordinary_card = ?, status = ?, pending_action = ?, pending_reason = ?,
                pending_message = ?, pending_session = ?, pending_since = ?, pending_tries = ?,
                pending_last_tried_at = ?, pending_next = ?, deleted_at = ?
            WHERE n = ?
            """, TokenTable.changeable(token) + [.integer(number)])
        if try LineTable.token.lines(of: number, in: database) != token.lines {
            try LineTable.token.delete(of: number, from: database)
            try LineTable.token.insert(token.lines, of: number, into: database)
        }
    }
}
