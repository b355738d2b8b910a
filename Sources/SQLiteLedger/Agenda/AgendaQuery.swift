// What falls due next, read from the deadlines that lie on the things themselves.
import Checkout
import GRDB

extension SQLiteReading {
    func nextDue() throws -> DueItem? { try database.agenda(limit: 1, deliveries: 0).first }

    func agenda(limit: Int) throws -> [DueItem] { try database.agenda(limit: limit, deliveries: limit) }
}

extension Database {
    /// The next things to fall due; of deliveries at most so many.
    func agenda(limit: Int, deliveries: Int) throws -> [DueItem] {
        // A look at the first entries of eleven indexes. `rank` is the order of `DueItem.What`.
        let sql = """
            SELECT at, rank, id FROM (
                SELECT * FROM (SELECT expires_at AS at, 0 AS rank, n, id FROM letters INDEXED BY letters_due
                    WHERE status = 'issued' AND is_expiry_recorded = 0 ORDER BY expires_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT ifnull(review_due_at, \(Int64.max)), 1, n, id
                    FROM consultations INDEXED BY consultations_review
                    WHERE status = 'in_review' AND ifnull(review_due_at, \(Int64.max)) < \(Int64.max)
                    ORDER BY ifnull(review_due_at, \(Int64.max)), n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT expires_at, 2, n, id FROM sessions INDEXED BY sessions_open
                    WHERE status = 'open' AND expires_at IS NOT NULL AND aim IS NULL ORDER BY expires_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT hold_expires_at, 3, n, id FROM sessions INDEXED BY sessions_hold
                    WHERE status = 'in_review' AND hold_expires_at IS NOT NULL AND aim IS NULL
                    ORDER BY hold_expires_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT due_at, 4, n, id FROM subscriptions INDEXED BY subscriptions_due
                    WHERE due_at IS NOT NULL ORDER BY due_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT limit_at, 5, n, id FROM transactions INDEXED BY transactions_hold
                    WHERE limit_kind = 'hold' AND under_way IS NULL ORDER BY limit_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT next_at, 6, n, id FROM transactions INDEXED BY transactions_next
                    WHERE next_at IS NOT NULL AND under_way IS NULL ORDER BY next_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT due_at, 7, n, id FROM mails INDEXED BY mails_due
                    WHERE status = 'scheduled' ORDER BY due_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT limit_at, 8, n, id FROM transactions INDEXED BY transactions_payout
                    WHERE limit_kind = 'payout' AND under_way IS NULL ORDER BY limit_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT order_at, 9, n, id FROM transactions INDEXED BY transactions_order
                    WHERE order_at IS NOT NULL AND under_way IS NULL ORDER BY order_at, n LIMIT ?1)
                UNION ALL
                SELECT * FROM (SELECT next_attempt_at, 10, n, id FROM deliveries INDEXED BY deliveries_due
                    WHERE status = 'pending' AND owner IS NULL AND next_attempt_at IS NOT NULL
                    ORDER BY next_attempt_at, n LIMIT ?2)
            ) ORDER BY at, rank, n LIMIT ?1
            """
        return try rows(sql, [.integer(max(0, limit)), .integer(max(0, deliveries))]) { columns in
            let at = try columns.instant()
            switch try columns.integer() {
            case 0: return DueItem(at: at, what: .letterExpiry(try columns.id()))
            case 1: return DueItem(at: at, what: .review(try columns.id()))
            case 2: return DueItem(at: at, what: .sessionExpiry(try columns.id()))
            case 3: return DueItem(at: at, what: .holdExpiry(try columns.id()))
            case 4: return DueItem(at: at, what: .renewal(try columns.id()))
            case 5: return DueItem(at: at, what: .transactionHold(try columns.id()))
            case 6: return DueItem(at: at, what: .transition(try columns.id()))
            case 7: return DueItem(at: at, what: .mail(try columns.id()))
            case 8: return DueItem(at: at, what: .payoutLimit(try columns.id()))
            case 9: return DueItem(at: at, what: .standingOrder(try columns.id()))
            default: return DueItem(at: at, what: .delivery(try columns.id()))
            }
        }
    }
}
