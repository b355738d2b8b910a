// The tables of transactions and of what belongs to them, and the indexes that make them quick.

extension Schema {
    static let processTables = """
        CREATE TABLE IF NOT EXISTS listings (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, provider BLOB NOT NULL REFERENCES customers (id),
            title TEXT NOT NULL, price INTEGER, seats INTEGER NOT NULL, stock INTEGER, eligibility TEXT NOT NULL,
            visit_type TEXT, is_open INTEGER NOT NULL, created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE IF NOT EXISTS payout_accounts (
            provider BLOB PRIMARY KEY REFERENCES customers (id), takes_charges INTEGER NOT NULL,
            pays_out INTEGER NOT NULL, connected_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- templates is an object of [subject, html] by name.
        CREATE TABLE IF NOT EXISTS processes (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
            source TEXT NOT NULL, templates TEXT NOT NULL, created_at INTEGER NOT NULL
        ) STRICT;

        -- under_way is the transition whose money is being asked for; while there is one, nothing falls due.
        CREATE TABLE IF NOT EXISTS transactions (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, process BLOB NOT NULL REFERENCES processes (id),
            listing BLOB NOT NULL REFERENCES listings (id), customer BLOB NOT NULL REFERENCES customers (id),
            provider BLOB NOT NULL REFERENCES customers (id), created_at INTEGER NOT NULL, state TEXT NOT NULL,
            last_transition TEXT, last_transitioned_at INTEGER NOT NULL, stay INTEGER NOT NULL, session BLOB,
            named_card BLOB, next_transition TEXT, next_at INTEGER, is_spent INTEGER NOT NULL, chain INTEGER NOT NULL,
            standing_order BLOB, order_at INTEGER, ordered_until INTEGER, limit_kind TEXT, limit_at INTEGER,
            under_way TEXT, attempts INTEGER NOT NULL, booking_start INTEGER, booking_end INTEGER,
            display_start INTEGER, display_end INTEGER, seats INTEGER, booking_state TEXT, stock_quantity INTEGER,
            stock_state TEXT, line_items TEXT, is_priced INTEGER NOT NULL, is_refunded INTEGER NOT NULL,
            protected_data TEXT, metadata TEXT, reviews TEXT, paid_out_at INTEGER
        ) STRICT;

        CREATE TABLE IF NOT EXISTS taken_transitions (
            n INTEGER PRIMARY KEY, transaction_id BLOB NOT NULL, transition TEXT NOT NULL, state TEXT NOT NULL,
            at INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL
        ) STRICT;

        CREATE TABLE IF NOT EXISTS failed_transitions (
            n INTEGER PRIMARY KEY, transaction_id BLOB NOT NULL, transition TEXT NOT NULL, attempt INTEGER NOT NULL,
            stay INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL,
            message TEXT NOT NULL, decline TEXT, decline_code TEXT
        ) STRICT;

        CREATE TABLE IF NOT EXISTS standing_orders (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, process TEXT NOT NULL, state TEXT NOT NULL,
            after_months INTEGER NOT NULL, after_milliseconds INTEGER NOT NULL, transition TEXT NOT NULL,
            is_on INTEGER NOT NULL, created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE IF NOT EXISTS mails (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, transaction_id BLOB NOT NULL REFERENCES transactions (id),
            notification TEXT NOT NULL, template TEXT NOT NULL, role TEXT NOT NULL, recipient BLOB NOT NULL,
            due_at INTEGER NOT NULL, status TEXT NOT NULL, settled_at INTEGER, subject TEXT, html TEXT, plain TEXT,
            created_at INTEGER NOT NULL
        ) STRICT;
        """

    static let processIndexes = """
        CREATE UNIQUE INDEX listings_id ON listings (id);
        CREATE INDEX listings_provider ON listings (provider);
        CREATE UNIQUE INDEX processes_id ON processes (id);
        CREATE UNIQUE INDEX processes_version ON processes (name, version);

        CREATE UNIQUE INDEX transactions_id ON transactions (id);
        CREATE INDEX transactions_customer ON transactions (customer);
        CREATE INDEX transactions_provider ON transactions (provider);
        CREATE INDEX transactions_state ON transactions (state, process);
        CREATE INDEX transactions_session ON transactions (session) WHERE session IS NOT NULL;
        CREATE INDEX transactions_stuck ON transactions (n) WHERE is_spent = 1;
        CREATE INDEX transactions_booked ON transactions (listing, booking_end)
            WHERE booking_state IN ('pending', 'accepted');
        CREATE INDEX transactions_hold ON transactions (limit_at, n)
            WHERE limit_kind = 'hold' AND under_way IS NULL;
        CREATE INDEX transactions_payout ON transactions (limit_at, n)
            WHERE limit_kind = 'payout' AND under_way IS NULL;
        CREATE INDEX transactions_next ON transactions (next_at, n) WHERE next_at IS NOT NULL AND under_way IS NULL;
        CREATE INDEX transactions_order ON transactions (order_at, n) WHERE order_at IS NOT NULL AND under_way IS NULL;

        CREATE INDEX taken_transitions_of ON taken_transitions (transaction_id);
        CREATE INDEX failed_transitions_of ON failed_transitions (transaction_id);
        CREATE UNIQUE INDEX standing_orders_id ON standing_orders (id);
        CREATE INDEX standing_orders_state ON standing_orders (process, state);
        CREATE UNIQUE INDEX mails_id ON mails (id);
        CREATE INDEX mails_of ON mails (transaction_id);
        CREATE INDEX mails_due ON mails (due_at, n) WHERE status = 'scheduled';
        """
}
