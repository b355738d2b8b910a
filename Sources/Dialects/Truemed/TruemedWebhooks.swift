public import Checkout
import OrderedJSON

/// What Truemed's webhooks say (reference pages of the four webhooks): a payment session's status changed, a token may be
/// charged again, a qualification was decided, an item may be paid otherwise. Signed bodies stand in an envelope with a
/// `webhook_delivery_id` that stays the same at every try; the legacy form is the payload alone.
public struct TruemedWebhooks: WebhookDialect {
    /// Truemed's webhooks.
    public init() {}

    /// Truemed.
    public var dialect: WebhookEndpoint.Dialect { .truemed }

    /// The names of the reference's pages mean the dotted ones.
    public func eventType(asked name: String) -> String { TruemedEventType(page: name)?.rawValue ?? name }

    /// What is said of an event that Truemed documents, about the thing that it names.
    public func message(for event: Event, in reader: any LedgerReader, now: Instant) throws -> WebhookMessage? {
        guard let notice = try TruemedNotice(event, reader, now) else { return nil }
        let enveloped = notice.enveloped(under: event.id)
        return WebhookMessage(
            event: event.id, dialect: .truemed, type: notice.type.rawValue, subject: event.subject.id,
            body: Array(enveloped.compact.utf8), unsignedBody: Array(notice.payload.compact.utf8))
    }
}

/// The names of Truemed's events. Documented are the first and the last; the others follow their manner (ours).
enum TruemedEventType: String, CaseIterable {
    case sessionUpdated = "payment_session.updated"
    case tokenUpdated = "payment_token.updated"
    case qualificationCompleted = "qualification_session.completed"
    case itemReviewed = "product_catalog.item.eligibility_updated"

    /// The event that a page of the reference is about, by the page's own name.
    init?(page name: String) {
        switch name {
        case "payment_session_complete": self = .sessionUpdated
        case "payment_token_updated": self = .tokenUpdated
        case "qualification_session_complete": self = .qualificationCompleted
        case "item_eligibility_updated": self = .itemReviewed
        default: return nil
        }
    }
}
