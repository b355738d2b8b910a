/// A stored permission to charge a customer's cards for the items of a subscription while they are away (Truemed:
/// payment tokens).
public struct PaymentToken: Identified, Hashable {
    public static let kind = "payment token"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<PaymentToken>
    /// Whose it is.
    public let customer: ID<Customer>
    /// The session whose payment provisions it.
    public let session: ID<CheckoutSession>?
    /// What it was made for; its letters are those that these lines need.
    public var lines: [SessionLine]
    /// The HSA or FSA card, if one was given.
    public var healthCard: ID<PaymentMethod>?
    /// The ordinary card, if one was given.
    public var ordinaryCard: ID<PaymentMethod>?
    /// Where it stands.
    public var status: Status
    /// What has to happen before it can be charged again; at most one at a time.
    public var pendingUpdate: PendingUpdate?
    /// When it was made.
    public let createdAt: Instant
    /// When it was deleted.
    public var deletedAt: Instant?

    /// Where a token stands.
    public enum Status: String, CaseIterable, Sendable {
        /// Its first checkout is unfinished: charging it answers `SessionPending`.
        case provisioning
        /// It may be charged, unless an update is pending.
        case active
        /// Gone for good: charging it answers `NotFound`.
        case deleted
    }

    /// A token as the ledger keeps it.
    public init(
        id: ID<PaymentToken>, customer: ID<Customer>, session: ID<CheckoutSession>?, lines: [SessionLine],
        healthCard: ID<PaymentMethod>? = nil, ordinaryCard: ID<PaymentMethod>? = nil, status: Status = .provisioning,
        pendingUpdate: PendingUpdate? = nil, createdAt: Instant, deletedAt: Instant? = nil
    ) {
        self.id = id
        self.customer = customer
        self.session = session
        self.lines = lines
        self.healthCard = healthCard
        self.ordinaryCard = ordinaryCard
        self.status = status
        self.pendingUpdate = pendingUpdate
        self.createdAt = createdAt
        self.deletedAt = deletedAt
    }

    /// The visit types whose letters its lines need, in order, each once.
    public var visitTypes: [VisitType] { Set(lines.compactMap(\.eligibility.neededLetter)).sorted() }

    /// The consultation of its customer's that a practitioner has to decide before its survey could be taken again; nil
    /// where it waits for no survey, or for the customer to take it.
    public func review(among consultations: [Consultation]) -> Consultation? {
        guard pendingUpdate?.action == .takeHealthSurvey else { return nil }
        return consultations.first { consultation in
            consultation.status == .inReview
                && (consultation.token == id || visitTypes.contains(consultation.visitType))
        }
    }
}

/// What a customer has to do before a token can be charged again (Truemed's `next_action` of a 422).
public enum UpdateAction: String, CaseIterable, Sendable {
    /// Give a card that works.
    case updatePaymentMethod = "UpdatePaymentMethod"
    /// Take the health survey again.
    case takeHealthSurvey = "TakeHealthSurvey"
}

/// An update that a refused charge, or the merchant, opened and nobody has finished.
public struct PendingUpdate: Hashable, Sendable {
    /// What has to happen.
    public let action: UpdateAction
    /// What opened it: a decline's reason, `letter_of_medical_necessity_required`, or `requested`.
    public let reason: String
    /// One sentence on that.
    public let message: String
    /// The charge that was refused, or the merchant's request; its `success_url` and `failure_url` are where the repair
    /// leads, and its lines are what the token has to be good for.
    public let session: ID<CheckoutSession>
    /// When it was opened.
    public let since: Instant
    /// Repairs that were tried and failed, or begun and given up.
    public var tries: Int
    /// When a repair was last begun.
    public var lastTriedAt: Instant?
    /// What has to happen after it, where the merchant asked for both.
    public let next: UpdateAction?

    /// An update that is pending.
    public init(
        action: UpdateAction, reason: String, message: String, session: ID<CheckoutSession>, since: Instant,
        tries: Int = 0, lastTriedAt: Instant? = nil, next: UpdateAction? = nil
    ) {
        self.action = action
        self.reason = reason
        self.message = message
        self.session = session
        self.since = since
        self.tries = tries
        self.lastTriedAt = lastTriedAt
        self.next = next
    }
}
