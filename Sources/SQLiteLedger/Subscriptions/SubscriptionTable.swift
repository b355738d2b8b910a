// Subscriptions with their items.
import Checkout
import GRDB

enum SubscriptionTable {
    static let columns = """
        subscriptions.n, subscriptions.id, subscriptions.customer, subscriptions.session, subscriptions.interval,
        subscriptions.interval_count, subscriptions.trial_days, subscriptions.created_at, subscriptions.status,
        subscriptions.anchor, subscriptions.next_period, subscriptions.period_start, subscriptions.period_end,
        subscriptions.cancel_at_period_end, subscriptions.cancel_at, subscriptions.canceled_at, subscriptions.ended_at,
        subscriptions.trial_start, subscriptions.trial_end, subscriptions.payment_method, subscriptions.latest_invoice,
        subscriptions.metadata, subscriptions.due_at
        """

    /// A subscription without its items, which are read once its row is.
    struct Itemless: Sendable {
        let number: Int64
        let id: ID<Subscription>
        let make: @Sendable ([SubscriptionItem]) -> Subscription
    }

    static func decode(_ columns: inout Columns) throws -> Itemless {
        let number = try columns.integer()
        let id: ID<Subscription> = try columns.id()
        let customer: ID<Customer> = try columns.id()
        let session: ID<CheckoutSession> = try columns.id()
        let recurrence = Recurrence(try columns.word(), count: try columns.count())
        let trialDays = columns.optionalInteger().map { Int($0) }
        let createdAt = try columns.instant()
        let status: Subscription.Status = try columns.word()
        let (anchor, nextPeriod) = (columns.optionalInstant(), try columns.count())
        let (start, end) = (try columns.instant(), try columns.instant())
        let cancelAtPeriodEnd = try columns.flag()
        let (cancelAt, canceledAt) = (columns.optionalInstant(), columns.optionalInstant())
        let endedAt = columns.optionalInstant()
        let (trialStart, trialEnd) = (columns.optionalInstant(), columns.optionalInstant())
        let card: ID<PaymentMethod>? = try columns.optionalID()
        let invoice: ID<Invoice>? = try columns.optionalID()
        let metadata = try JSONText.metadata(from: columns.optionalText())
        let dueAt = columns.optionalInstant()
        return Itemless(number: number, id: id) { items in
            Subscription(
                id: id, customer: customer, session: session, items: items, recurrence: recurrence,
                trialDays: trialDays, status: status, anchor: anchor, nextPeriod: nextPeriod,
                currentPeriodStart: start, currentPeriodEnd: end, cancelAtPeriodEnd: cancelAtPeriodEnd,
                cancelAt: cancelAt, canceledAt: canceledAt, endedAt: endedAt, trialStart: trialStart,
                trialEnd: trialEnd, defaultPaymentMethod: card, latestInvoice: invoice, metadata: metadata,
                dueAt: dueAt, createdAt: createdAt)
        }
    }

    /// The columns from `status` to `due_at`.
    static func changeable(_ subscription: Subscription) -> [SQLValue] {
        [
            .word(subscription.status), .instant(subscription.anchor), .integer(subscription.nextPeriod),
            .instant(subscription.currentPeriodStart), .instant(subscription.currentPeriodEnd),
            .flag(subscription.cancelAtPeriodEnd), .instant(subscription.cancelAt), .instant(subscription.canceledAt),
            .instant(subscription.endedAt), .instant(subscription.trialStart), .instant(subscription.trialEnd),
            .id(subscription.defaultPaymentMethod), .id(subscription.latestInvoice),
            .text(JSONText.metadata(subscription.metadata)), .instant(subscription.dueAt),
        ]
    }
}

extension SQLiteReading {
    func find(_ id: ID<Subscription>) throws -> Subscription? {
        let found = try database.row(
            "SELECT \(SubscriptionTable.columns) FROM subscriptions WHERE id = ?", [.id(id)],
            as: SubscriptionTable.decode)
        return try found.map(withItems)
    }

    func subscriptions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<SubscriptionRow> {
        let list = KeysetList(
            columns: "\(SubscriptionTable.columns), customers.first_name, customers.last_name",
            source: "subscriptions CROSS JOIN customers ON customers.id = subscriptions.customer",
            condition: customer == nil ? "" : "subscriptions.customer = ?",
            values: customer.map { [.id($0)] } ?? [], key: nil, number: "subscriptions.n", isDescending: true)
        let page = try list.page(database, from: seek, limit: limit) { columns in
            (row: try SubscriptionTable.decode(&columns), name: columns.customerName())
        }
        return try page.map { SubscriptionRow(subscription: try withItems($0.row), customerName: $0.name) }
    }

    private func withItems(_ row: SubscriptionTable.Itemless) throws -> Subscription {
        let items = try database.rows(
            "SELECT position, price, quantity FROM subscription_items WHERE subscription = ? ORDER BY position",
            [.integer(row.number)]
        ) { columns in
            SubscriptionItem(
                of: row.id, at: try columns.count(), price: try columns.id(), quantity: try columns.count())
        }
        return row.make(items)
    }
}

extension SQLiteTransaction {
    func insert(_ subscription: Subscription) throws {
        forgetDue(.renewal)
        try database.run(
            """
            INSERT INTO subscriptions (id, customer, session, interval, interval_count, trial_days, created_at, status,
                anchor, next_period, period_start, period_end, cancel_at_period_end, cancel_at, canceled_at, ended_at,
                trial_start, trial_end, payment_method, latest_invoice, metadata, due_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .id(subscription.id), .id(subscription.customer), .id(subscription.session),
                .word(subscription.recurrence.interval), .integer(subscription.recurrence.count),
                .integer(subscription.trialDays), .instant(subscription.createdAt),
            ] + SubscriptionTable.changeable(subscription))
        let number = database.lastInsertedRowID
        for (position, item) in subscription.items.enumerated() {
            try database.run(
                "INSERT INTO subscription_items (subscription, position, price, quantity) VALUES (?, ?, ?, ?)",
                [.integer(number), .integer(position), .id(item.price), .integer(item.quantity)])
        }
    }

    func update(_ subscription: Subscription) throws {
        forgetDue(.renewal)
        try change(
            Subscription.kind,
            """
            UPDATE subscriptions SET status = ?, anchor = ?, next_period = ?, period_start = ?, period_end = ?,
                cancel_at_period_end = ?, cancel_at = ?, canceled_at = ?, ended_at = ?, trial_start = ?,
                trial_end = ?, payment_method = ?, latest_invoice = ?, metadata = ?, due_at = ?
            WHERE id = ?
            """, SubscriptionTable.changeable(subscription) + [.id(subscription.id)])
    }
}
