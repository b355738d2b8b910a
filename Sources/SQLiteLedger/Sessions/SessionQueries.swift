// Checkout sessions as they are looked up and listed.
import Checkout
import GRDB

extension SQLiteReading {
    func find(_ id: ID<CheckoutSession>) throws -> CheckoutSession? {
        try sessions("WHERE sessions.id = ?", [.id(id)]).first
    }

    func sessionsInReview(of customer: ID<Customer>) throws -> [CheckoutSession] {
        try sessions("WHERE customer = ? AND status = 'in_review' ORDER BY n", [.id(customer)])
    }

    func sessions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<SessionRow> {
        let list = KeysetList(
            columns: "\(SessionTable.columns), customers.first_name, customers.last_name",
            source: "sessions LEFT JOIN customers ON customers.id = sessions.customer",
            condition: customer == nil ? "" : "sessions.customer = ?", values: customer.map { [.id($0)] } ?? [],
            key: nil, number: "sessions.n", isDescending: true)
        var page = try list.page(database, from: seek, limit: limit) { columns in
            SessionRow(session: try SessionTable.decode(&columns), customerName: columns.customerName())
        }
        try addLines(to: &page.rows) { $0.session.lines = $1 }
        return page
    }

    func sessions(_ query: SessionQuery, from seek: Seek, limit: Int) throws -> Page<CheckoutSession> {
        var conditions = Conditions()
        if let customer = query.customer { conditions.add("sessions.customer = ?", .id(customer)) }
        if let card = query.paymentMethod {
            // A card is one customer's, whose sessions an index names.
            conditions.add("sessions.customer = (SELECT customer FROM payment_methods WHERE id = ?)", .id(card))
            conditions.add(
                "EXISTS (SELECT 1 FROM payments WHERE payments.session = sessions.id AND payment_method = ?)", .id(card)
            )
        }
        if let payment = query.payment {
            conditions.add("sessions.id = (SELECT session FROM payments WHERE id = ?)", .id(payment))
        }
        if let reference = query.clientReferenceID {
            conditions.add("sessions.client_reference_id = ?", .text(reference))
        }
        if let since = query.createdSince {
            conditions.add("sessions.n >= ?", .integer(try firstNumber(in: "sessions", since: since)))
        }
        let list = KeysetList(
            columns: SessionTable.columns, source: "sessions", condition: conditions.sql, values: conditions.values,
            key: nil, number: "sessions.n", isDescending: true)
        return try page(of: list, from: seek, limit: limit)
    }

    func setupSessions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<CheckoutSession> {
        let list = KeysetList(
            columns: SessionTable.columns, source: "sessions INDEXED BY sessions_setup",
            condition: "mode = 'setup'" + (customer == nil ? "" : " AND customer = ?"),
            values: customer.map { [.id($0)] } ?? [], key: nil, number: "sessions.n", isDescending: true)
        return try page(of: list, from: seek, limit: limit)
    }

    func paymentSessions(from seek: Seek, limit: Int) throws -> Page<CheckoutSession> {
        let list = KeysetList(
            columns: SessionTable.columns, source: "sessions", condition: "mode IN ('payment', 'off_session')",
            key: nil, number: "sessions.n", isDescending: true)
        return try page(of: list, from: seek, limit: limit)
    }

    /// Rows are numbered without gaps and none is ever deleted, so the last number counts them all; those of other modes
    /// have indexes of their own.
    func paymentSessionCount() throws -> Int {
        let count = try database.number(
            """
            SELECT ifnull((SELECT max(n) FROM sessions), 0)
                - (SELECT count(*) FROM sessions INDEXED BY sessions_setup WHERE mode = 'setup')
                - (SELECT count(*) FROM sessions INDEXED BY sessions_subscription WHERE mode = 'subscription')
            """)
        return Int(count ?? 0)
    }

    func totals(of customer: ID<Customer>) throws -> CustomerTotals {
        let totals = try database.row(
            "SELECT count(*), ifnull(sum(amount_received - amount_refunded), 0) FROM sessions WHERE customer = ?",
            [.id(customer)]
        ) { CustomerTotals(sessions: try $0.count(), captured: try $0.money()) }
        return totals ?? CustomerTotals(sessions: 0, captured: .zero)
    }

    private func page(of list: KeysetList, from seek: Seek, limit: Int) throws -> Page<CheckoutSession> {
        var page = try list.page(database, from: seek, limit: limit, decode: SessionTable.decode)
        try addLines(to: &page.rows) { $0.lines = $1 }
        return page
    }

    private func sessions(_ condition: String, _ values: [SQLValue]) throws -> [CheckoutSession] {
        let sql = "SELECT sessions.n, \(SessionTable.columns) FROM sessions \(condition)"
        var rows = try database.rows(sql, values) { columns in
            let number = try columns.integer()
            return Listed(try SessionTable.decode(&columns), cursor: Cursor(number: number))
        }
        try addLines(to: &rows) { $0.lines = $1 }
        return rows.map(\.row)
    }

    /// Reads the lines of the sessions in these rows, whose cursors tell their numbers, for all of them together.
    private func addLines<Row>(
        to rows: inout [Listed<Row>], _ add: (inout Row, [SessionLine]) -> Void
    ) throws {
        let lines = try LineTable.session.lines(ofEach: rows.map { $0.cursor.number }, in: database)
        for (place, lines) in lines.enumerated() { add(&rows[place].row, lines) }
    }
}

extension Columns {
    /// The two columns of a joined customer's name, empty where nobody is joined.
    mutating func customerName() -> String {
        Customer.name(first: optionalText() ?? "", last: optionalText() ?? "")
    }
}

extension Page {
    /// The same piece of the list with other rows in the same places.
    func map<Other>(_ transform: (Row) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(
            rows: try rows.map { Listed(try transform($0.row), cursor: $0.cursor) }, hasEarlier: hasEarlier,
            hasLater: hasLater)
    }
}
