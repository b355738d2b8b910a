// What makes the tables quick, each for a query that needs it, and the columns that follow others.

extension Schema {
    /// The indexes. The two that keep identities apart while a first load runs are named `_early` and stay.
    static let indexes = """
        CREATE UNIQUE INDEX customers_id ON customers (id);
        CREATE UNIQUE INDEX IF NOT EXISTS customers_email_early ON customers (email_key) WHERE email_key IS NOT NULL;
        -- These two carry the words, so that walking a sorted list tests them without visiting the table.
        CREATE INDEX customers_name ON customers (name_key, n, words);
        CREATE INDEX customers_next_expiry ON customers (next_expiry, n, words);
        CREATE INDEX customers_state ON customers (state) WHERE state IS NOT NULL;

        CREATE UNIQUE INDEX letters_id ON letters (id);
        CREATE INDEX letters_customer ON letters (customer, signed_at);
        CREATE INDEX letters_expiry ON letters (expires_at, n);
        CREATE INDEX letters_due ON letters (expires_at, n, customer)
            WHERE status = 'issued' AND is_expiry_recorded = 0;
        CREATE INDEX letters_visit_type ON letters (visit_type, expires_at, customer) WHERE status = 'issued';

        CREATE UNIQUE INDEX consultations_id ON consultations (id);
        CREATE INDEX consultations_customer ON consultations (customer);
        CREATE INDEX consultations_session ON consultations (session) WHERE session IS NOT NULL;
        CREATE INDEX consultations_review ON consultations (ifnull(review_due_at, \(Int64.max)), n, customer)
            WHERE status = 'in_review';

        CREATE UNIQUE INDEX payment_methods_id ON payment_methods (id);
        CREATE INDEX payment_methods_customer ON payment_methods (customer) WHERE removed_at IS NULL;
        CREATE INDEX payment_methods_last4 ON payment_methods (last4, customer) WHERE removed_at IS NULL;
        CREATE INDEX payment_methods_brand ON payment_methods (brand, customer) WHERE removed_at IS NULL;

        CREATE UNIQUE INDEX products_id ON products (id);
        CREATE UNIQUE INDEX products_sku ON products (sku) WHERE sku IS NOT NULL;
        CREATE INDEX products_sold ON products (visit_type) WHERE is_active = 1 AND visit_type IS NOT NULL;
        CREATE UNIQUE INDEX prices_id ON prices (id);
        CREATE INDEX prices_product ON prices (product);

        CREATE UNIQUE INDEX tokens_id ON tokens (id);
        CREATE INDEX tokens_customer ON tokens (customer);
        CREATE INDEX tokens_health_card ON tokens (health_card) WHERE health_card IS NOT NULL;
        CREATE INDEX tokens_ordinary_card ON tokens (ordinary_card) WHERE ordinary_card IS NOT NULL;
        -- Counting those that are not listed is quicker than counting those that are.
        CREATE INDEX tokens_listed ON tokens (n, customer) WHERE status = 'active';
        CREATE INDEX tokens_unlisted ON tokens (n) WHERE status <> 'active';
        CREATE INDEX tokens_pending_customer ON tokens (customer) WHERE pending_action IS NOT NULL;
        CREATE INDEX tokens_pending ON tokens (pending_since, n, customer) WHERE pending_action IS NOT NULL;

        CREATE UNIQUE INDEX sessions_id ON sessions (id);
        CREATE INDEX sessions_customer ON sessions (customer) WHERE customer IS NOT NULL;
        CREATE INDEX sessions_reference ON sessions (client_reference_id) WHERE client_reference_id IS NOT NULL;
        -- What is being asked of the card network does not fall due meanwhile: it has an aim.
        CREATE INDEX sessions_open ON sessions (expires_at, n)
            WHERE status = 'open' AND expires_at IS NOT NULL AND aim IS NULL;
        CREATE INDEX sessions_review ON sessions (customer) WHERE status = 'in_review';
        CREATE INDEX sessions_hold ON sessions (hold_expires_at, n)
            WHERE status = 'in_review' AND hold_expires_at IS NOT NULL AND aim IS NULL;

        CREATE INDEX sessions_setup ON sessions (n, customer) WHERE mode = 'setup';
        CREATE INDEX sessions_subscription ON sessions (n) WHERE mode = 'subscription';

        CREATE UNIQUE INDEX subscriptions_id ON subscriptions (id);
        CREATE INDEX subscriptions_customer ON subscriptions (customer);
        CREATE INDEX subscriptions_due ON subscriptions (due_at, n) WHERE due_at IS NOT NULL;
        CREATE UNIQUE INDEX invoices_id ON invoices (id);
        CREATE INDEX invoices_subscription ON invoices (subscription);

        CREATE UNIQUE INDEX payments_id ON payments (id);
        CREATE INDEX payments_session ON payments (session);
        CREATE INDEX payments_asking ON payments (pending_owner) WHERE pending_operation IS NOT NULL;

        -- Both carry the amount, so that a period is summed up without visiting the table.
        CREATE INDEX payments_captured ON payments (captured_at, n, amount_captured) WHERE captured_at IS NOT NULL;
        CREATE INDEX refunds_succeeded ON refunds (succeeded_at, n, amount) WHERE succeeded_at IS NOT NULL;

        CREATE UNIQUE INDEX refunds_id ON refunds (id);
        CREATE INDEX refunds_session ON refunds (session);
        CREATE INDEX refunds_payment ON refunds (payment);
        CREATE INDEX refunds_status ON refunds (status);
        CREATE UNIQUE INDEX captures_id ON captures (id);
        CREATE INDEX captures_session ON captures (session);

        CREATE UNIQUE INDEX coupons_id ON coupons (id);
        CREATE UNIQUE INDEX promo_codes_id ON promo_codes (id);
        CREATE UNIQUE INDEX promo_codes_active ON promo_codes (code_key) WHERE is_active = 1;

        CREATE UNIQUE INDEX events_id ON events (id);
        CREATE INDEX events_customer ON events (customer) WHERE customer IS NOT NULL;
        CREATE INDEX events_subject ON events (subject_id);

        CREATE UNIQUE INDEX api_keys_id ON api_keys (id);
        CREATE INDEX api_keys_hint ON api_keys (hint);
        CREATE UNIQUE INDEX webhook_endpoints_id ON webhook_endpoints (id);
        CREATE INDEX webhook_endpoints_active ON webhook_endpoints (n) WHERE removed_at IS NULL;
        CREATE UNIQUE INDEX webhook_messages_event ON webhook_messages (event, dialect);
        CREATE UNIQUE INDEX deliveries_id ON deliveries (id);
        CREATE INDEX deliveries_event ON deliveries (event);
        CREATE INDEX deliveries_endpoint ON deliveries (endpoint);
        CREATE INDEX deliveries_parked ON deliveries (n) WHERE status = 'parked';
        CREATE INDEX deliveries_pending ON deliveries (n) WHERE status = 'pending';
        CREATE INDEX deliveries_line ON deliveries (endpoint, subject) WHERE status = 'pending';
        CREATE INDEX deliveries_due ON deliveries (next_attempt_at, n)
            WHERE status = 'pending' AND owner IS NULL AND next_attempt_at IS NOT NULL;
        CREATE INDEX deliveries_taken ON deliveries (owner) WHERE owner IS NOT NULL;
        """

    static let triggers = """
        CREATE TRIGGER letters_inserted AFTER INSERT ON letters WHEN NEW.status = 'issued'
        BEGIN \(NextExpiry.update) END;
        CREATE TRIGGER letters_updated AFTER UPDATE OF status, is_expiry_recorded ON letters
            WHEN OLD.status <> NEW.status OR OLD.is_expiry_recorded <> NEW.is_expiry_recorded
        BEGIN \(NextExpiry.update) END;

        CREATE TRIGGER payments_inserted AFTER INSERT ON payments WHEN NEW.hold_expires_at IS NOT NULL
        BEGIN \(updateHold) END;
        CREATE TRIGGER payments_updated AFTER UPDATE OF status, hold_expires_at ON payments
            WHEN OLD.hold_expires_at IS NOT NULL OR NEW.hold_expires_at IS NOT NULL
        BEGIN \(updateHold) END;
        """

    private static let updateHold = """
        UPDATE sessions SET hold_expires_at =
            (SELECT min(hold_expires_at) FROM payments WHERE session = NEW.session AND status = 'held')
        WHERE id = NEW.session;
        """
}

/// When a customer's next letter runs out, as far as its expiry has not been recorded; who has no such letter has the
/// last moment there is, and comes last.
enum NextExpiry {
    static let never = Int64.max

    /// For the customer of a trigger's letter.
    static let update = """
        UPDATE customers SET next_expiry = ifnull(
            (SELECT min(expires_at) FROM letters
             WHERE customer = NEW.customer AND status = 'issued' AND is_expiry_recorded = 0), \(never))
        WHERE id = NEW.customer;
        """
}
