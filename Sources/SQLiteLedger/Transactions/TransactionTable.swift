// Transactions one by one: how a transaction becomes a row, and a row a transaction.
import Checkout
import GRDB
import OrderedJSON
import TransactionProcess

/// The trade's transaction; GRDB's rooms call something else so.
typealias Transaction = Checkout.Transaction

enum TransactionTable {
    static let columns = fixed + ", " + changeable
    static let fixed = "transactions.id, process, listing, customer, provider, transactions.created_at"
    static let changeable = changeableNames.joined(separator: ", ")
    static let changeableNames = [
        "state", "last_transition", "last_transitioned_at", "stay", "session", "named_card", "next_transition",
        "next_at", "is_spent", "chain", "standing_order", "order_at", "ordered_until", "limit_kind", "limit_at",
        "under_way", "attempts", "booking_start", "booking_end", "display_start", "display_end", "seats",
        "booking_state", "stock_quantity", "stock_state", "line_items", "is_priced", "is_refunded", "protected_data",
        "metadata", "reviews", "paid_out_at",
    ]

    static func decode(_ columns: inout Columns) throws -> Transaction {
        var tx = Transaction(
            id: try columns.id(), process: try columns.id(), listing: try columns.id(), customer: try columns.id(),
            provider: try columns.id(), createdAt: try columns.instant())
        tx.state = StateName(try columns.text())
        tx.lastTransition = columns.optionalText().map(TransitionName.init)
        tx.lastTransitionedAt = try columns.instant()
        tx.stay = try columns.count()
        tx.session = try columns.optionalID()
        tx.namedCard = try columns.optionalID()
        let (next, nextAt) = (columns.optionalText(), columns.optionalInstant())
        if let next, let nextAt { tx.next = ScheduledStep(TransitionName(next), at: nextAt) }
        tx.isSpent = try columns.flag()
        tx.chain = try columns.count()
        let (order, orderAt): (ID<StandingOrder>?, Instant?) = (try columns.optionalID(), columns.optionalInstant())
        if let order, let orderAt { tx.order = ScheduledOrder(order, at: orderAt) }
        tx.orderedUntil = columns.optionalInstant()
        let limit: HoldingLimit.Kind? = try columns.optionalWord()
        let limitAt = columns.optionalInstant()
        if let limit, let limitAt { tx.limit = HoldingLimit(limit, at: limitAt) }
        tx.underWay = try columns.optionalText().map(TransactionText.underWay)
        tx.attempts = try columns.count()
        tx.contents = try decodeContents(&columns)
        return tx
    }

    private static func decodeContents(_ columns: inout Columns) throws -> TransactionContents {
        var contents = TransactionContents()
        let (start, end) = (columns.optionalInstant(), columns.optionalInstant())
        let (shownStart, shownEnd) = (columns.optionalInstant(), columns.optionalInstant())
        let seats = columns.optionalInteger()
        let state: ReservationState? = try columns.optionalWord()
        if let start, let end, let seats, let state {
            contents.booking = Booking(
                start: start, end: end, displayStart: shownStart, displayEnd: shownEnd, seats: Int(seats), state: state)
        }
        let quantity = columns.optionalInteger()
        let stockState: ReservationState? = try columns.optionalWord()
        if let quantity, let stockState {
            contents.stock = StockReservation(quantity: Int(quantity), state: stockState)
        }
        contents.lineItems = try TransactionText.lineItems(columns.optionalText())
        contents.isPriced = try columns.flag()
        contents.isRefunded = try columns.flag()
        contents.protectedData = try TransactionText.notes(columns.optionalText())
        contents.metadata = try TransactionText.notes(columns.optionalText())
        contents.reviews = try TransactionText.reviews(columns.optionalText())
        contents.paidOutAt = columns.optionalInstant()
        return contents
    }

    /// The columns of `changeableNames`.
    static func values(_ tx: Transaction) -> [SQLValue] {
        let contents = tx.contents
        return [
            .text(tx.state.text), .text(tx.lastTransition?.text), .instant(tx.lastTransitionedAt), .integer(tx.stay),
            .id(tx.session), .id(tx.namedCard), .text(tx.next?.transition.text), .instant(tx.next?.at),
            .flag(tx.isSpent), .integer(tx.chain), .id(tx.order?.order), .instant(tx.order?.at),
            .instant(tx.orderedUntil), .word(tx.limit?.kind), .instant(tx.limit?.at),
            .text(tx.underWay.map(TransactionText.text)), .integer(tx.attempts),
            .instant(contents.booking?.start), .instant(contents.booking?.end),
            .instant(contents.booking?.displayStart), .instant(contents.booking?.displayEnd),
            .integer(contents.booking?.seats), .word(contents.booking?.state), .integer(contents.stock?.quantity),
            .word(contents.stock?.state), .text(TransactionText.text(contents.lineItems)), .flag(contents.isPriced),
            .flag(contents.isRefunded), .text(TransactionText.text(notes: contents.protectedData)),
            .text(TransactionText.text(notes: contents.metadata)), .text(TransactionText.text(contents.reviews)),
            .instant(contents.paidOutAt),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Transaction>) throws -> Transaction? {
        try find(id, in: "transactions", columns: TransactionTable.columns, as: TransactionTable.decode)
    }

    func transaction(paidBy session: ID<CheckoutSession>) throws -> Transaction? {
        try database.row(
            "SELECT \(TransactionTable.columns) FROM transactions WHERE session = ?", [.id(session)],
            as: TransactionTable.decode)
    }

    func takenBookings(
        of listing: ID<Listing>, from start: Instant, to end: Instant, except transaction: ID<Transaction>
    ) throws -> [Booking] {
        try database.rows(
            """
            SELECT booking_start, booking_end, seats, booking_state FROM transactions INDEXED BY transactions_booked
            WHERE booking_state IN ('pending', 'accepted') AND listing = ? AND booking_end > ? AND booking_start < ?
                AND id <> ?
            """, [.id(listing), .instant(start), .instant(end), .id(transaction)]
        ) { columns in
            Booking(
                start: try columns.instant(), end: try columns.instant(), seats: try columns.count(),
                state: try columns.word())
        }
    }

    func transactions(paidBy customer: ID<Customer>) throws -> [ID<Transaction>] {
        try database.rows(
            "SELECT id FROM transactions WHERE customer = ? ORDER BY n", [.id(customer)]
        ) { try $0.id() }
    }

    func transactions(of process: String, in state: StateName) throws -> [ID<Transaction>] {
        try database.rows(
            """
            SELECT transactions.id FROM processes CROSS JOIN transactions INDEXED BY transactions_state
            WHERE processes.name = ? AND transactions.state = ? AND transactions.process = processes.id
            ORDER BY transactions.n
            """, [.text(process), .text(state.text)]
        ) { try $0.id() }
    }
}

extension SQLiteTransaction {
    func insert(_ tx: Transaction) throws {
        forgetDue(DueKind.ofTransactions)
        let marks = Array(repeating: "?", count: TransactionTable.changeableNames.count + 6).joined(separator: ", ")
        try database.run(
            """
            INSERT INTO transactions (id, process, listing, customer, provider, created_at,
                \(TransactionTable.changeable)) VALUES (\(marks))
            """,
            [
                .id(tx.id), .id(tx.process), .id(tx.listing), .id(tx.customer), .id(tx.provider),
                .instant(tx.createdAt),
            ] + TransactionTable.values(tx))
    }

    func update(_ tx: Transaction) throws {
        forgetDue(DueKind.ofTransactions)
        try change(Transaction.kind, SQLiteTransaction.updateTransaction, TransactionTable.values(tx) + [.id(tx.id)])
    }

    private static let updateTransaction =
        "UPDATE transactions SET "
        + TransactionTable.changeableNames.map { "\($0) = ?" }.joined(separator: ", ") + " WHERE id = ?"
}
