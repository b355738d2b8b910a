// Checkout sessions one by one: how a session becomes a row, and a row a session.
import Checkout
import GRDB

enum SessionTable {
    static let columns = """
        sessions.id, mode, status, customer, setup_future_use, token, captures_manually, success_url,
        cancel_url, expires_at, sessions.metadata, aim, aim_status, attempt, failure_code, failure_message,
        failure_decline, failure_decline_code, failure_action, amount_received, amount_refunded, sessions.created_at,
        completed_at, client_reference_id, details, discounts, sessions.subscription
        """

    /// The session of a row that begins with these columns, without its lines, which are read for many at once.
    static func decode(_ columns: inout Columns) throws -> CheckoutSession {
        let id: ID<CheckoutSession> = try columns.id()
        let mode: CheckoutSession.Mode = try columns.word()
        let status: SessionStatus = try columns.word()
        let customer: ID<Customer>? = try columns.optionalID()
        let setupFutureUse = try columns.flag()
        let token: ID<PaymentToken>? = try columns.optionalID()
        let capturesManually = try columns.flag()
        let (successURL, cancelURL) = (columns.optionalText(), columns.optionalText())
        let expiresAt = columns.optionalInstant()
        let metadata = try JSONText.metadata(from: columns.optionalText())
        let aim = try decodeAim(&columns)
        let attempt = try columns.count()
        let failure = try decodeFailure(&columns)
        let (received, refunded) = (try columns.money(), try columns.money())
        let (createdAt, completedAt) = (try columns.instant(), columns.optionalInstant())
        let reference = columns.optionalText()
        let details = try JSONText.sessionDetails(from: columns.optionalText())
        let discounts = try JSONText.discounts(from: columns.optionalText())
        let subscription: ID<Subscription>? = try columns.optionalID()
        return CheckoutSession(
            id: id, mode: mode, status: status, customer: customer, lines: [], discounts: discounts,
            setupFutureUse: setupFutureUse, token: token, capturesManually: capturesManually,
            successURL: successURL, cancelURL: cancelURL, expiresAt: expiresAt, metadata: metadata,
            clientReferenceID: reference, details: details, aim: aim, attempt: attempt, failure: failure,
            amountReceived: received, amountRefunded: refunded, createdAt: createdAt, completedAt: completedAt,
            subscription: subscription)
    }

    /// The columns from `status` on that may change, with `customer` and `token`.
    static func changeable(_ session: CheckoutSession) -> [SQLValue] {
        let failure = session.failure
        return [
            .word(session.status), .id(session.customer), .id(session.token),
        ] + values(for: session.aim) + [
            .integer(session.attempt), .text(failure?.code), .text(failure?.message), .text(failure?.decline?.code),
            .text(failure?.decline?.declineCode), .word(failure?.nextAction), .money(session.amountReceived),
            .money(session.amountRefunded), .instant(session.completedAt),
        ]
    }

    private static func values(for aim: PaymentAim?) -> [SQLValue] {
        switch aim {
        case nil: return [.null, .null]
        case .collect: return [.text("collect"), .null]
        case .hold: return [.text("hold"), .null]
        case .capture: return [.text("capture"), .null]
        case .release(let status): return [.text("release"), .word(status)]
        case .refund: return [.text("refund"), .null]
        }
    }

    private static func decodeAim(_ columns: inout Columns) throws -> PaymentAim? {
        let word = columns.optionalText()
        let status: SessionStatus? = try columns.optionalWord()
        switch (word, status) {
        case (nil, _): return nil
        case ("collect", _): return .collect
        case ("hold", _): return .hold
        case ("capture", _): return .capture
        case ("release", let status?): return .release(status)
        case ("refund", _): return .refund
        default: throw UnreadableColumn(index: 12)
        }
    }

    private static func decodeFailure(_ columns: inout Columns) throws -> SessionFailure? {
        let (code, message) = (columns.optionalText(), columns.optionalText())
        guard let code, let message else {
            columns.skip(3)
            return nil
        }
        let (decline, reason) = (columns.optionalText(), columns.optionalText())
        let action: UpdateAction? = try columns.optionalWord()
        return SessionFailure(
            code: code, message: message, decline: decline.map { Decline(code: $0, declineCode: reason) },
            nextAction: action)
    }
}

extension SQLiteTransaction {
    func insert(_ session: CheckoutSession) throws {
        if session.status == .open, session.aim == nil, let expiresAt = session.expiresAt {
            keepDue(addingLapse: expiresAt)
        } else if session.canFallDue {
            forgetDue(DueKind.ofSessions)
        }
        try database.run(
            """
            INSERT INTO sessions (id, mode, setup_future_use, captures_manually, success_url, cancel_url, expires_at,
                metadata, created_at, client_reference_id, details, discounts, subscription, status, customer, token, aim,
                aim_status, attempt, failure_code, failure_message, failure_decline, failure_decline_code,
                failure_action, amount_received, amount_refunded, completed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(session.id), .word(session.mode), .flag(session.setupFutureUse), .flag(session.capturesManually),
                .text(session.successURL), .text(session.cancelURL), .instant(session.expiresAt),
                .text(JSONText.metadata(session.metadata)), .instant(session.createdAt),
                .text(session.clientReferenceID), .text(JSONText.sessionDetails(session.details)),
                .text(JSONText.discounts(session.discounts)), .id(session.subscription),
            ] + SessionTable.changeable(session))
        noteRow(of: CheckoutSession.self)
        try LineTable.session.insert(session.lines, of: database.lastInsertedRowID, into: database)
    }

    func replaceCart(of session: CheckoutSession) throws {
        let discounts = JSONText.discounts(session.discounts)
        try change(
            CheckoutSession.kind, "UPDATE sessions SET discounts = ? WHERE id = ?", [.text(discounts), .id(session.id)])
        guard let number = try database.number("SELECT n FROM sessions WHERE id = ?", [.id(session.id)]) else { return }
        try LineTable.session.delete(of: number, from: database)
        try LineTable.session.insert(session.lines, of: number, into: database)
    }

    func replaceDetails(of session: CheckoutSession) throws {
        try change(
            CheckoutSession.kind, "UPDATE sessions SET details = ? WHERE id = ?",
            [.text(JSONText.sessionDetails(session.details)), .id(session.id)])
    }

    func update(_ session: CheckoutSession) throws {
        if session.canFallDue { forgetDue(DueKind.ofSessions) }
        try change(
            CheckoutSession.kind,
            """
            UPDATE sessions SET status = ?, customer = ?, token = ?, aim = ?, aim_status = ?,
                attempt = ?, failure_code = ?, failure_message = ?, failure_decline = ?, failure_decline_code = ?,
                failure_action = ?, amount_received = ?, amount_refunded = ?, completed_at = ?
            WHERE id = ?
            """, SessionTable.changeable(session) + [.id(session.id)])
    }
}

extension CheckoutSession {
    /// A charge with the customer away neither lapses nor waits for a practitioner.
    fileprivate var canFallDue: Bool { mode != .offSession || expiresAt != nil || status == .inReview }
}
