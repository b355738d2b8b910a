// Where the agenda's deadlines lie. Each kind is found at the head of an index of its own.
import Checkout
import GRDB

/// The kinds of things that fall due, in the order of `DueItem.What`.
enum DueKind: Int, CaseIterable {
    case letter, review, sessionLapse, sessionHold, renewal, transactionHold, transition, mail, payoutLimit, order
    case delivery

    /// The moment that counts, and where it stands: what follows FROM, up to its order.
    private var source: (moment: String, rows: String) {
        switch self {
        case .letter:
            ("expires_at", "letters INDEXED BY letters_due WHERE status = 'issued' AND is_expiry_recorded = 0")
        case .review:
            (
                "ifnull(review_due_at, \(Int64.max))",
                """
                consultations INDEXED BY consultations_review
                    WHERE status = 'in_review' AND ifnull(review_due_at, \(Int64.max)) < \(Int64.max)
                """
            )
        case .sessionLapse:
            (
                "expires_at",
                """
                sessions INDEXED BY sessions_open
                    WHERE status = 'open' AND expires_at IS NOT NULL AND aim IS NULL
                """
            )
        case .sessionHold:
            (
                "hold_expires_at",
                """
                sessions INDEXED BY sessions_hold
                    WHERE status = 'in_review' AND hold_expires_at IS NOT NULL AND aim IS NULL
                """
            )
        case .renewal: ("due_at", "subscriptions INDEXED BY subscriptions_due WHERE due_at IS NOT NULL")
        case .transactionHold:
            (
                "limit_at",
                "transactions INDEXED BY transactions_hold WHERE limit_kind = 'hold' AND under_way IS NULL"
            )
        case .transition:
            ("next_at", "transactions INDEXED BY transactions_next WHERE next_at IS NOT NULL AND under_way IS NULL")
        case .mail: ("due_at", "mails INDEXED BY mails_due WHERE status = 'scheduled'")
        case .payoutLimit:
            (
                "limit_at",
                "transactions INDEXED BY transactions_payout WHERE limit_kind = 'payout' AND under_way IS NULL"
            )
        case .order:
            ("order_at", "transactions INDEXED BY transactions_order WHERE order_at IS NOT NULL AND under_way IS NULL")
        case .delivery:
            (
                "next_attempt_at",
                """
                deliveries INDEXED BY deliveries_due
                    WHERE status = 'pending' AND owner IS NULL AND next_attempt_at IS NOT NULL
                """
            )
        }
    }

    /// The first of this kind: moment, kind, row number and identifier; `limit` is a parameter's name or a number.
    func selection(limit: String) -> String {
        let (moment, rows) = source
        return "SELECT \(moment) AS at, \(rawValue) AS rank, n, id FROM \(rows) ORDER BY \(moment), n LIMIT \(limit)"
    }

    /// What the clock performs; it does not send deliveries.
    static let performed = allCases.filter { $0 != .delivery }
    /// Those whose deadlines lie on transactions.
    static let ofTransactions = [DueKind.transactionHold, .transition, .payoutLimit, .order]
    /// Those whose deadlines lie on sessions.
    static let ofSessions = [DueKind.sessionLapse, .sessionHold]

    private static let heads = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.selection(limit: "1")) })

    /// The first of this kind; nil where there is none.
    func head(in database: Database) throws -> DueHead? {
        guard let sql = DueKind.heads[self] else { return nil }
        return try database.row(sql, as: DueHead.init)
    }
}

/// Something that falls due, and its place among what falls due at the same moment.
struct DueHead {
    let item: DueItem
    private let kind: Int64
    private let number: Int64

    init(_ columns: inout Columns) throws {
        let at = try columns.instant()
        (kind, number) = (try columns.integer(), try columns.integer())
        item = DueItem(at: at, what: try DueHead.what(kind, &columns))
    }

    private static func what(_ kind: Int64, _ columns: inout Columns) throws -> DueItem.What {
        switch DueKind(rawValue: Int(kind)) {
        case .letter: .letterExpiry(try columns.id())
        case .review: .review(try columns.id())
        case .sessionLapse: .sessionExpiry(try columns.id())
        case .sessionHold: .holdExpiry(try columns.id())
        case .renewal: .renewal(try columns.id())
        case .transactionHold: .transactionHold(try columns.id())
        case .transition: .transition(try columns.id())
        case .mail: .mail(try columns.id())
        case .payoutLimit: .payoutLimit(try columns.id())
        case .order: .standingOrder(try columns.id())
        case .delivery, nil: .delivery(try columns.id())
        }
    }

    static func < (left: DueHead, right: DueHead) -> Bool {
        (left.item.at, left.kind, left.number) < (right.item.at, right.kind, right.number)
    }
}
