/// A merchant's address that hears of events (Flex: `POST /v1/webhooks`; Truemed: a webhook of a sales channel).
public struct WebhookEndpoint: Identified, Hashable {
    public static let kind = "webhook endpoint"
    /// Ours: Flex shows no identifiers of webhooks.
    public static let prefix: String? = "fwh"

    /// Its identifier, `fwh_…`.
    public let id: ID<WebhookEndpoint>
    /// Where deliveries go: http or https.
    public let url: String
    /// Whose words and signature it understands.
    public let dialect: Dialect
    /// The types of event that it wants, in the dialect's names; empty for all.
    public let events: [String]
    /// Whether deliveries are signed. Flex's always are; Truemed's may carry the secret itself instead (its legacy form).
    public let isSigned: Bool
    /// The secret, sealed with the ledger's key.
    public let sealedSecret: [UInt8]
    /// When it was added.
    public let createdAt: Instant
    /// When it was removed; what was delivered to it stays.
    public var removedAt: Instant?

    /// Whose words a webhook speaks.
    public enum Dialect: String, CaseIterable, Sendable {
        /// Flex's.
        case flex
        /// Truemed's.
        case truemed
    }

    /// An endpoint as the ledger keeps it.
    public init(
        id: ID<WebhookEndpoint>, url: String, dialect: Dialect, events: [String] = [], isSigned: Bool = true,
        sealedSecret: [UInt8], createdAt: Instant, removedAt: Instant? = nil
    ) {
        self.id = id
        self.url = url
        self.dialect = dialect
        self.events = events
        self.isSigned = isSigned
        self.sealedSecret = sealedSecret
        self.createdAt = createdAt
        self.removedAt = removedAt
    }

    /// Whether it asked for events of this type.
    public func wants(_ type: String) -> Bool { events.isEmpty || events.contains(type) }

    /// What an endpoint's secret is sealed for, so that it opens nowhere else.
    static func sealingContext(of id: ID<WebhookEndpoint>) -> String { "webhook endpoint \(id)" }
}
