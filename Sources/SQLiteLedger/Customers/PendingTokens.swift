// Whose tokens are stuck, in every order of the customers' list.
import GRDB

/// How many of a customer's tokens wait for an update, kept beside the customer. Few have any, so these few have indexes
/// of their own: the list of them is read like everybody's.
enum PendingTokens {
    /// The end of the names of the indexes.
    static let indexes = "_pending"
    /// Who is in the indexes.
    static let condition = "c.pending_tokens > 0"

    /// Adds the number, fills it from the tokens that are there, and has it follow them.
    static func create(_ database: Database) throws {
        try database.execute(
            sql: """
                ALTER TABLE customers ADD COLUMN pending_tokens INTEGER NOT NULL DEFAULT 0;
                UPDATE customers SET pending_tokens = stuck.count FROM (
                    SELECT customer, count(*) AS count FROM tokens WHERE pending_action IS NOT NULL GROUP BY customer
                ) AS stuck WHERE id = stuck.customer;
                DROP INDEX tokens_pending_customer;
                CREATE INDEX customers_name_pending ON customers (name_key, n, words) WHERE pending_tokens > 0;
                CREATE INDEX customers_next_expiry_pending ON customers (next_expiry, n, words)
                    WHERE pending_tokens > 0;

                CREATE TRIGGER tokens_inserted AFTER INSERT ON tokens WHEN NEW.pending_action IS NOT NULL
                BEGIN UPDATE customers SET pending_tokens = pending_tokens + 1 WHERE id = NEW.customer; END;
                CREATE TRIGGER tokens_updated AFTER UPDATE OF pending_action ON tokens
                    WHEN (OLD.pending_action IS NULL) <> (NEW.pending_action IS NULL)
                BEGIN
                    UPDATE customers SET pending_tokens = pending_tokens + iif(NEW.pending_action IS NULL, -1, 1)
                    WHERE id = NEW.customer;
                END;
                """)
    }

    /// Takes the number away; its indexes and triggers have to be gone.
    static func drop(_ database: Database) throws {
        guard try database.columns(in: "customers").contains(where: { $0.name == "pending_tokens" }) else { return }
        try database.execute(sql: "ALTER TABLE customers DROP COLUMN pending_tokens")
    }
}
