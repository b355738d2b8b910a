// What is known of a token that is stuck: why, since when, what was tried, where it is repaired, and who was told.

public import Checkout
import OrderedJSON

/// A token's pending update with what surrounds it.
public struct StuckToken: Hashable, Sendable {
    /// A card that was asked in vain.
    public struct Decline: Hashable, Sendable {
        /// The card; nil when nobody knows it any more.
        public let card: Card?
        /// The network's word.
        public let decline: Checkout.Decline
    }

    /// What a webhook was told, or shall be.
    public struct Notice: Hashable, Sendable {
        /// How far it is.
        public let delivery: Delivery
        /// Where it goes.
        public let url: String
    }

    /// What has to happen before the token can be charged again.
    public let update: PendingUpdate
    /// The charge that was refused, or the merchant's request.
    public let opening: CheckoutSession?
    /// The cards that were declined then.
    public let declines: [Decline]
    /// The page on which its customer repairs it; nil while no server shows it.
    public let page: String?
    /// The repairs that failed or were given up, the earliest first. A practice ledger is seeded without them.
    public let tries: [Event]
    /// The consultations that were begun to repair it and are not decided, the earliest first.
    public let consultations: [Consultation]
    /// The consultation that a practitioner has to decide first; nil where it is the customer's turn.
    public let review: Consultation?
    /// The deliveries about what opened the update, and about the token since then, the earliest first.
    public let notices: [Notice]
    /// Whether anybody asked to be told of anything.
    public let hasEndpoints: Bool

    /// What is known of a token that is stuck; nil when it waits for nothing.
    public init?(_ token: PaymentToken, _ reader: any LedgerReader) throws {
        guard let update = token.pendingUpdate else { return nil }
        self.update = update
        opening = try reader.find(update.session)
        let sessions = try reader.sessions(behind: update)
        let payments = try sessions.flatMap { try reader.payments(of: $0) }
        declines = try payments.compactMap { payment in
            try payment.decline.map { Decline(card: try reader.find(payment.paymentMethod)?.card, decline: $0) }
        }
        let settings = try reader.settings()
        page = opening.flatMap { settings.page(of: $0) }
        // The clock may stand still, so that the order tells more than the times do.
        let all = try reader.events(about: Subject(token.id), limit: Self.most)
        let opened = all.lastIndex { $0.type == EventType.tokenUpdateOpened } ?? all.startIndex
        let since = all[opened...]
        tries = since.filter { [EventType.tokenUpdateTried, EventType.tokenUpdateAbandoned].contains($0.type) }
        let taken = try reader.consultations(of: token.customer)
        review = token.review(among: taken)
        consultations =
            taken
            .filter { $0.token == token.id && [.inProgress, .inReview].contains($0.status) }
            .sorted { $0.startedAt < $1.startedAt }
        let aboutSessions = try sessions.flatMap { try reader.events(about: Subject($0), limit: Self.most) }
        let aboutPayments = try payments.flatMap { try reader.events(about: Subject($0.id), limit: Self.most) }
        notices = try (aboutSessions + aboutPayments + since).flatMap { event in
            try reader.deliveries(.event(event.id), from: .first, limit: Self.most).rows.reversed().map { listed in
                Notice(delivery: listed.row, url: try reader.find(listed.row.endpoint)?.url ?? "")
            }
        }.sorted { ($0.delivery.createdAt, $0.delivery.id) < ($1.delivery.createdAt, $1.delivery.id) }
        hasEndpoints = try !reader.webhookEndpoints().isEmpty
    }

    /// More than a token lives to see.
    private static let most = 1_000
}

extension StuckToken {
    /// Why, in a few words: `insufficient funds, visa •0041`, or `the merchant asked for it`, and after
    /// which refusal.
    public var reason: String {
        let refused = declines.map { declined in
            declined.decline.reason.spaced + (declined.card.map { ", \($0.brand.spaced) •\($0.last4)" } ?? "")
        }.joined(separator: "; ")
        guard update.isRequested else { return declines.isEmpty ? update.reason.spaced : refused }
        return "the merchant asked for it" + (declines.isEmpty ? "" : ", after \(refused)")
    }

    /// Why nobody was told; nil when somebody was, or shall be.
    public var silence: String? {
        guard notices.isEmpty else { return nil }
        guard hasEndpoints else { return "nobody: no webhook endpoint" }
        return update.isRequested ? "nobody: the merchant asked for it" : "nobody: no webhook endpoint wanted it then"
    }
}

extension Event {
    /// What came of a repair: `card declined`, `given up`.
    public var repairOutcome: String {
        if type == EventType.tokenUpdateAbandoned { return "given up" }
        return changes.first { $0.field == "refusal" }?.to?.spaced ?? "failed"
    }
}

extension String {
    fileprivate var spaced: String { split(separator: "_").joined(separator: " ") }
}

extension StuckToken {
    /// The fields of the update's document that take more reading than a list can afford.
    var fields: [JSON.Field] {
        [
            .init("declines", .array(declines.map(\.json))), .init("tried", .array(tries.map(\.repairJSON))),
            .init("consultations", .strings(consultations.map(\.id.description))),
            .init("told", .array(notices.map { .object($0.delivery.fields(url: $0.url.isEmpty ? nil : $0.url)) })),
        ]
    }
}

extension StuckToken.Decline {
    fileprivate var json: JSON {
        ["card": card?.json ?? .null, "reason": .string(decline.reason)]
    }
}

extension Event {
    fileprivate var repairJSON: JSON {
        [
            "at": .instant(at), "outcome": .string(repairOutcome),
            "actor": ["role": .word(actor.role), "name": .optional(actor.name.isEmpty ? nil : actor.name)],
        ]
    }
}
