// What falls due next, read from the deadlines that lie on the things themselves.
import Checkout
import GRDB

extension SQLiteReading {
    func nextDue() throws -> DueItem? { try database.agenda(limit: 1).first }

    func agenda(limit: Int) throws -> [DueItem] { try database.agenda(limit: limit) }
}

extension Database {
    /// The next things to fall due.
    func agenda(limit: Int) throws -> [DueItem] {
        // A look at the first entries of five indexes. `rank` is the order of `DueItem.What`.
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
            ) ORDER BY at, rank, n LIMIT ?1
            """
        return try rows(sql, [.integer(Int64(max(0, limit)))]) { columns in
            let at = try columns.instant()
            switch try columns.integer() {
            case 0: return DueItem(at: at, what: .letterExpiry(try columns.id()))
            case 1: return DueItem(at: at, what: .review(try columns.id()))
            case 2: return DueItem(at: at, what: .sessionExpiry(try columns.id()))
            case 3: return DueItem(at: at, what: .holdExpiry(try columns.id()))
            default: return DueItem(at: at, what: .renewal(try columns.id()))
            }
        }
    }
}
