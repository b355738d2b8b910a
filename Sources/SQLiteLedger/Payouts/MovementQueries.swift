// Money's movements by time: what cards paid and what they got back, from two indexes that carry the amounts.
import Checkout
import GRDB

extension SQLiteReading {
    func firstMovement(since moment: Instant) throws -> Instant? {
        let found = try database.row(
            """
            SELECT (SELECT min(captured_at) FROM payments INDEXED BY payments_captured WHERE captured_at >= ?1),
                (SELECT min(succeeded_at) FROM refunds INDEXED BY refunds_succeeded WHERE succeeded_at >= ?1)
            """, [.instant(moment)]
        ) { [$0.optionalInstant(), $0.optionalInstant()] }
        return found?.compactMap(\.self).min()
    }

    func movementTotal(in moments: Range<Instant>) throws -> MovementTotal {
        let totals = try database.rows(
            """
            SELECT count(*), ifnull(sum(amount_captured), 0) FROM payments INDEXED BY payments_captured
            WHERE captured_at >= ?1 AND captured_at < ?2
            UNION ALL
            SELECT count(*), -ifnull(sum(amount), 0) FROM refunds INDEXED BY refunds_succeeded
            WHERE succeeded_at >= ?1 AND succeeded_at < ?2
            """, [.instant(moments.lowerBound), .instant(moments.upperBound)]
        ) { MovementTotal(count: try $0.count(), amount: try $0.money()) }
        return MovementTotal(count: totals.map(\.count).reduce(0, +), amount: totals.map(\.amount).sum)
    }

    func movements(in moments: Range<Instant>, skipping: Int, limit: Int) throws -> [MoneyMovement] {
        let places = try database.rows(
            """
            SELECT captured_at AS at, 0 AS is_refund, n FROM payments INDEXED BY payments_captured
            WHERE captured_at >= ?1 AND captured_at < ?2
            UNION ALL
            SELECT succeeded_at, 1, n FROM refunds INDEXED BY refunds_succeeded
            WHERE succeeded_at >= ?1 AND succeeded_at < ?2
            ORDER BY at DESC, is_refund DESC, n DESC LIMIT ?3 OFFSET ?4
            """,
            [.instant(moments.lowerBound), .instant(moments.upperBound), .integer(limit), .integer(skipping)]
        ) { (at: try $0.instant(), isRefund: try $0.flag(), number: try $0.integer()) }
        return try places.map { place in
            guard place.isRefund else {
                return MoneyMovement(.charge, of: try payment(numbered: place.number), at: place.at)
            }
            let refund = try row(RefundTable.columns, in: "refunds", numbered: place.number, as: RefundTable.decode)
            guard let payment = try find(refund.payment) else { throw MissingRow(kind: Payment.kind) }
            return MoneyMovement(.refund(refund), of: payment, at: place.at)
        }
    }

    private func payment(numbered number: Int64) throws -> Payment {
        try row(PaymentTable.columns, in: "payments", numbered: number, as: PaymentTable.decode)
    }

    private func row<Row>(
        _ columns: String, in table: String, numbered number: Int64, as decode: (inout Columns) throws -> Row
    ) throws -> Row {
        let row = try database.row("SELECT \(columns) FROM \(table) WHERE n = ?", [.integer(number)], as: decode)
        guard let row else { throw MissingRow(kind: table) }
        return row
    }
}
