public import Checkout
import Dialects

/// The dialects in which webhooks are told what happened.
public enum WebhookDialects {
    /// All of them; every program that writes to a ledger hands them to its engine.
    public static let all: [any WebhookDialect] = [FlexWebhooks(), TruemedWebhooks()]
}
