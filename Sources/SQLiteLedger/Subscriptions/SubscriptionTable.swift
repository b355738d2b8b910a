// Subscriptions with their items.
import Checkout
import GRDB

enum SubscriptionTable {
    static let columns = """
        subscriptions.n, subscriptions.id, subscriptions.customer, subscriptions.session, subscriptions.interval,
        subscriptions.interval_count, subscriptions.trial_days, subscriptions.status, subscriptions.anchor,
        subscriptions.next_period, subscriptions.period_start, subscriptions.period_end,
        subscriptions.cancel_at_period_end, subscriptions.cancel_at, subscriptions.canceled_at, subscriptions.ended_at,
        subscriptions.trial_start, subscriptions.trial_end, subscriptions.payment_method, subscriptions.latest_invoice,
        subscriptions.metadata, subscriptions.due_at, subscriptions.created_at
        """

    /// A subscription, and its items from their own table.
    static func decode(_ columns: inout Columns, in database: Database) throws -> Subscription {
        let number = try columns.integer()
        let id: ID<Subscription> = try columns.id()
        return Subscription(
            id: id, customer: try columns.id(), session: try columns.id(),
            items: try items(of: id, number, in: database),
            recurrence: Recurrence(try columns.word(), count: try columns.count()),
            trialDays: columns.optionalInteger().map { Int($0) }, status: try columns.word(),
            anchor: columns.optionalInstant(), nextPeriod: try columns.count(),
            currentPeriodStart: try columns.instant(), currentPeriodEnd: try columns.instant(),
            cancelAtPeriodEnd: try columns.flag(), cancelAt: columns.optionalInstant(),
            canceledAt: columns.optionalInstant(), endedAt: columns.optionalInstant(),
            trialStart: columns.optionalInstant(), trialEnd: columns.optionalInstant(),
            defaultPaymentMethod: try columns.optionalID(), latestInvoice: try columns.optionalID(),
            metadata: try JSONText.metadata(from: columns.optionalText()), dueAt: columns.optionalInstant(),
            createdAt: try columns.instant())
    }

    private static func items(
        of id: ID<Subscription>, _ number: Int64, in database: Database
    ) throws -> [SubscriptionItem] {
        try database.rows(
            "SELECT position, price, quantity FROM subscription_items WHERE subscription = ? ORDER BY position",
            [.integer(number)]
        ) { columns in
            SubscriptionItem(of: id, at: try columns.count(), price: try columns.id(), quantity: try columns.count())
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
        try find(id, in: "subscriptions", columns: SubscriptionTable.columns) {
            try SubscriptionTable.decode(&$0, in: database)
        }
    }

    func subscriptions(of customer: ID<Customer>?, from seek: Seek, limit: Int) throws -> Page<SubscriptionRow> {
        let list = KeysetList(
            columns: "\(SubscriptionTable.columns), customers.first_name, customers.last_name",
            source: "subscriptions CROSS JOIN customers ON customers.id = subscriptions.customer",
            condition: customer == nil ? "" : "subscriptions.customer = ?",
            values: customer.map { [.id($0)] } ?? [], key: nil, number: "subscriptions.n", isDescending: true)
        return try list.page(database, from: seek, limit: limit) { columns in
            SubscriptionRow(
                subscription: try SubscriptionTable.decode(&columns, in: database),
                customerName: columns.customerName())
        }
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
