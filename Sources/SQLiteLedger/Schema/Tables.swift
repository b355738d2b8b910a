// The tables. `n` counts a kind's things in the order of their making and is never reused, since nothing is deleted;
// `id` is the identifier's 16 bytes. Times are milliseconds since 1970, money is cents.

extension Schema {
    static let customerTables = """
        CREATE TABLE settings (
            n INTEGER PRIMARY KEY CHECK (n = 1), name TEXT NOT NULL, mode TEXT NOT NULL, seed INTEGER NOT NULL,
            created_at INTEGER NOT NULL, review_months INTEGER NOT NULL, review_milliseconds INTEGER NOT NULL,
            frozen_at INTEGER, public_url TEXT, armed_fault TEXT
        ) STRICT;

        -- name_key and words are what the list sorts and finds by; next_expiry follows the letters.
        CREATE TABLE customers (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT,
            phone TEXT, employer TEXT, state TEXT, metadata TEXT, default_card BLOB, shipping TEXT,
            created_at INTEGER NOT NULL,
            email_key TEXT, name_key TEXT NOT NULL, words TEXT NOT NULL, next_expiry INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE letters (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, customer BLOB NOT NULL REFERENCES customers (id),
            visit_type TEXT NOT NULL, consultation BLOB, status TEXT NOT NULL, signed_at INTEGER NOT NULL,
            issued_at INTEGER, expires_at INTEGER NOT NULL, denied_at INTEGER, denial_reason TEXT,
            is_expiry_recorded INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE consultations (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, customer BLOB NOT NULL REFERENCES customers (id),
            visit_type TEXT NOT NULL, session BLOB, token BLOB, status TEXT NOT NULL, sealed_answers BLOB NOT NULL,
            started_at INTEGER NOT NULL, signed_at INTEGER, review_due_at INTEGER, due_decision TEXT,
            decided_at INTEGER, ineligibility TEXT, user_id TEXT
        ) STRICT;

        CREATE TABLE payment_methods (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, customer BLOB NOT NULL REFERENCES customers (id),
            brand TEXT NOT NULL, last4 TEXT NOT NULL, expiry_month INTEGER NOT NULL, expiry_year INTEGER NOT NULL,
            funding TEXT NOT NULL, account TEXT NOT NULL, fingerprint TEXT NOT NULL, reference TEXT NOT NULL,
            postal_code TEXT, billing TEXT, off_session INTEGER NOT NULL, removed_at INTEGER, created_at INTEGER NOT NULL
        ) STRICT;
        """

    static let checkoutTables = """
        CREATE TABLE products (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, description TEXT, sku TEXT, visit_type TEXT,
            eligibility TEXT NOT NULL, is_active INTEGER NOT NULL, created_at INTEGER NOT NULL, details TEXT
        ) STRICT;

        CREATE TABLE prices (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, product BLOB NOT NULL REFERENCES products (id),
            unit_amount INTEGER NOT NULL, description TEXT, is_active INTEGER NOT NULL, created_at INTEGER NOT NULL,
            interval TEXT, interval_count INTEGER, trial_days INTEGER, metadata TEXT
        ) STRICT;

        -- A token and the session that provisions it name each other, so neither is a foreign key of the other.
        CREATE TABLE tokens (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, customer BLOB NOT NULL REFERENCES customers (id), session BLOB,
            health_card BLOB, ordinary_card BLOB, status TEXT NOT NULL, pending_action TEXT, pending_reason TEXT,
            pending_message TEXT, pending_session BLOB, pending_since INTEGER, pending_tries INTEGER,
            pending_last_tried_at INTEGER, pending_next TEXT, created_at INTEGER NOT NULL, deleted_at INTEGER
        ) STRICT;

        CREATE TABLE token_lines (
            token INTEGER NOT NULL REFERENCES tokens (n), position INTEGER NOT NULL, product BLOB, price BLOB, sku TEXT,
            name TEXT NOT NULL, quantity INTEGER NOT NULL, unit_amount INTEGER NOT NULL, charges INTEGER NOT NULL,
            discount INTEGER NOT NULL, tax INTEGER NOT NULL, shipping INTEGER NOT NULL, eligibility TEXT NOT NULL,
            visit_type TEXT, is_health_payable INTEGER NOT NULL, fee_type TEXT, fee_description TEXT,
            PRIMARY KEY (token, position)
        ) STRICT, WITHOUT ROWID;

        -- hold_expires_at follows the held payments while the session is in review.
        CREATE TABLE sessions (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, mode TEXT NOT NULL, status TEXT NOT NULL,
            customer BLOB REFERENCES customers (id), setup_future_use INTEGER NOT NULL, token BLOB,
            captures_manually INTEGER NOT NULL, success_url TEXT, cancel_url TEXT, expires_at INTEGER, metadata TEXT,
            aim TEXT, aim_status TEXT, attempt INTEGER NOT NULL, failure_code TEXT,
            failure_message TEXT, failure_decline TEXT, failure_decline_code TEXT, failure_action TEXT,
            amount_received INTEGER NOT NULL, amount_refunded INTEGER NOT NULL, created_at INTEGER NOT NULL,
            completed_at INTEGER, hold_expires_at INTEGER, client_reference_id TEXT, details TEXT, discounts TEXT,
            subscription BLOB
        ) STRICT;

        CREATE TABLE session_lines (
            session INTEGER NOT NULL REFERENCES sessions (n), position INTEGER NOT NULL, product BLOB, price BLOB,
            sku TEXT, name TEXT NOT NULL, quantity INTEGER NOT NULL, unit_amount INTEGER NOT NULL,
            charges INTEGER NOT NULL, discount INTEGER NOT NULL, tax INTEGER NOT NULL, shipping INTEGER NOT NULL,
            eligibility TEXT NOT NULL, visit_type TEXT, is_health_payable INTEGER NOT NULL, fee_type TEXT,
            fee_description TEXT, PRIMARY KEY (session, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE coupons (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT, amount_off INTEGER, percent_off INTEGER,
            duration TEXT NOT NULL, duration_months INTEGER, applies_to TEXT, max_redemptions INTEGER,
            times_redeemed INTEGER NOT NULL, is_active INTEGER NOT NULL, created_at INTEGER NOT NULL
        ) STRICT;

        -- code_key is the code in lower case, by which it is found.
        CREATE TABLE promo_codes (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, code TEXT NOT NULL, code_key TEXT NOT NULL,
            coupon BLOB NOT NULL REFERENCES coupons (id), customer BLOB REFERENCES customers (id),
            is_active INTEGER NOT NULL, created_at INTEGER NOT NULL
        ) STRICT;
        """

    static let subscriptionTables = """
        -- A subscription, its session and its latest invoice name each other, so only the customer is a foreign key.
        CREATE TABLE subscriptions (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, customer BLOB NOT NULL REFERENCES customers (id),
            session BLOB NOT NULL, interval TEXT NOT NULL, interval_count INTEGER NOT NULL, trial_days INTEGER,
            created_at INTEGER NOT NULL, status TEXT NOT NULL, anchor INTEGER, next_period INTEGER NOT NULL,
            period_start INTEGER NOT NULL, period_end INTEGER NOT NULL, cancel_at_period_end INTEGER NOT NULL,
            cancel_at INTEGER, canceled_at INTEGER, ended_at INTEGER, trial_start INTEGER, trial_end INTEGER,
            payment_method BLOB, latest_invoice BLOB, metadata TEXT, due_at INTEGER
        ) STRICT;

        CREATE TABLE subscription_items (
            subscription INTEGER NOT NULL REFERENCES subscriptions (n), position INTEGER NOT NULL, price BLOB NOT NULL,
            quantity INTEGER NOT NULL, PRIMARY KEY (subscription, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE invoices (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, subscription BLOB NOT NULL, customer BLOB NOT NULL,
            amount INTEGER NOT NULL, created_at INTEGER NOT NULL, status TEXT NOT NULL, period_start INTEGER NOT NULL,
            period_end INTEGER NOT NULL, session BLOB, attempts INTEGER NOT NULL, scheduled_attempts INTEGER NOT NULL,
            next_attempt_at INTEGER, failure_code TEXT, failure_message TEXT, failure_decline TEXT,
            failure_decline_code TEXT, paid_at INTEGER
        ) STRICT;

        CREATE TABLE invoice_lines (
            invoice INTEGER NOT NULL REFERENCES invoices (n), position INTEGER NOT NULL, product BLOB, price BLOB,
            sku TEXT, name TEXT NOT NULL, quantity INTEGER NOT NULL, unit_amount INTEGER NOT NULL,
            charges INTEGER NOT NULL, discount INTEGER NOT NULL, tax INTEGER NOT NULL, shipping INTEGER NOT NULL,
            eligibility TEXT NOT NULL, visit_type TEXT, is_health_payable INTEGER NOT NULL, fee_type TEXT,
            fee_description TEXT, PRIMARY KEY (invoice, position)
        ) STRICT, WITHOUT ROWID;
        """

    static let recordTables = """
        CREATE TABLE payments (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, session BLOB NOT NULL REFERENCES sessions (id),
            payment_method BLOB NOT NULL REFERENCES payment_methods (id), attempt INTEGER NOT NULL, share TEXT NOT NULL,
            lines TEXT, amount INTEGER NOT NULL, status TEXT NOT NULL, amount_captured INTEGER NOT NULL,
            amount_refunded INTEGER NOT NULL, network_reference TEXT, hold_expires_at INTEGER, decline TEXT,
            decline_code TEXT, pending_operation TEXT, pending_amount INTEGER, pending_key TEXT, pending_presence TEXT,
            pending_asked_at INTEGER, pending_owner INTEGER, operations INTEGER NOT NULL, created_at INTEGER NOT NULL,
            wanted INTEGER, captured_at INTEGER
        ) STRICT;

        -- parts is what of which lines, as rows of [line, goods, tax, shipping].
        CREATE TABLE refunds (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, session BLOB NOT NULL REFERENCES sessions (id),
            payment BLOB NOT NULL REFERENCES payments (id), amount INTEGER NOT NULL, reason TEXT,
            status TEXT NOT NULL, parts TEXT, metadata TEXT, idempotency_key TEXT, created_at INTEGER NOT NULL,
            succeeded_at INTEGER
        ) STRICT;

        CREATE TABLE captures (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, session BLOB NOT NULL REFERENCES sessions (id),
            amount INTEGER NOT NULL, parts TEXT, discount INTEGER NOT NULL, status TEXT NOT NULL, metadata TEXT,
            created_at INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE idempotency (
            operation TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, session BLOB NOT NULL,
            attempt INTEGER NOT NULL, PRIMARY KEY (operation, key)
        ) STRICT, WITHOUT ROWID;

        -- Requests that may be repeated under their key; `answer` is null while one is under way.
        CREATE TABLE requests (
            operation TEXT NOT NULL, key TEXT NOT NULL, request TEXT NOT NULL, owner INTEGER NOT NULL, status INTEGER,
            answer BLOB, PRIMARY KEY (operation, key)
        ) STRICT;

        CREATE TABLE events (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, at INTEGER NOT NULL, type TEXT NOT NULL, actor_role TEXT NOT NULL,
            actor_name TEXT NOT NULL, customer BLOB, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
            changes TEXT NOT NULL
        ) STRICT;
        """

    /// Who may come in, and what goes out.
    static let outsideTables = """
        CREATE TABLE api_keys (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, label TEXT NOT NULL, hint TEXT NOT NULL, digest BLOB NOT NULL,
            created_at INTEGER NOT NULL, revoked_at INTEGER
        ) STRICT;

        -- The names of events stand with spaces between them.
        CREATE TABLE webhook_endpoints (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, url TEXT NOT NULL, dialect TEXT NOT NULL, events TEXT NOT NULL,
            is_signed INTEGER NOT NULL, sealed_secret BLOB NOT NULL, created_at INTEGER NOT NULL, removed_at INTEGER
        ) STRICT;

        CREATE TABLE webhook_messages (
            n INTEGER PRIMARY KEY, event BLOB NOT NULL REFERENCES events (id), dialect TEXT NOT NULL,
            type TEXT NOT NULL, subject TEXT NOT NULL, body BLOB NOT NULL, unsigned_body BLOB
        ) STRICT;

        -- A pending delivery without a next attempt waits for an earlier one of its endpoint and subject.
        CREATE TABLE deliveries (
            n INTEGER PRIMARY KEY, id BLOB NOT NULL, endpoint BLOB NOT NULL REFERENCES webhook_endpoints (id),
            event BLOB NOT NULL, dialect TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL,
            status TEXT NOT NULL, attempts INTEGER NOT NULL, next_attempt_at INTEGER, owner INTEGER,
            last_code INTEGER, last_failure TEXT, created_at INTEGER NOT NULL, finished_at INTEGER
        ) STRICT;

        CREATE TABLE delivery_attempts (
            delivery BLOB NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, code INTEGER, failure TEXT,
            body BLOB NOT NULL, milliseconds INTEGER NOT NULL, PRIMARY KEY (delivery, number)
        ) STRICT, WITHOUT ROWID;
        """
}
