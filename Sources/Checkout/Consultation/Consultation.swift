/// One customer's walk through the survey of one visit type, up to the practitioner's decision (Flex: the Consultation
/// object).
public struct Consultation: Identified, Hashable {
    public static let kind = "consultation"
    public static let prefix: String? = "fcons"

    /// Its identifier, `fcons_…`.
    public let id: ID<Consultation>
    /// Whose it is.
    public let customer: ID<Customer>
    /// Which survey it asks.
    public let visitType: VisitType
    /// The session whose payment waits for it, if any.
    public let session: ID<CheckoutSession>?
    /// The token that it repairs, if any.
    public let token: ID<PaymentToken>?
    /// Where it stands.
    public var status: Status
    /// The answers so far, sealed: they are health data.
    public var sealedAnswers: [UInt8]
    /// When it was begun.
    public let startedAt: Instant
    /// When the customer signed.
    public var signedAt: Instant?
    /// When the practitioner decides if nobody does before.
    public var reviewDueAt: Instant?
    /// How the practitioner decides then.
    public var dueDecision: ReviewDecision?
    /// When it was decided, at the survey or by the practitioner.
    public var decidedAt: Instant?
    /// The rule that made the customer ineligible: `under_age`, `state_not_served`, `general_wellness`.
    public var ineligibility: String?
    /// The merchant's own name for whoever takes it, given once (Truemed: `user_id`).
    public var userID: String?

    /// Where a consultation stands.
    public enum Status: String, CaseIterable, Sendable {
        /// Being answered; it can be left and resumed.
        case inProgress = "in_progress"
        /// Ended at the survey without a letter.
        case ineligible
        /// Signed; a practitioner has not decided.
        case inReview = "in_review"
        /// Led to a letter.
        case approved
        /// Refused by the practitioner.
        case denied
        /// Given up.
        case abandoned
    }

    /// A consultation as the ledger keeps it.
    public init(
        id: ID<Consultation>, customer: ID<Customer>, visitType: VisitType, session: ID<CheckoutSession>? = nil,
        token: ID<PaymentToken>? = nil, status: Status = .inProgress, sealedAnswers: [UInt8] = [],
        startedAt: Instant, signedAt: Instant? = nil, reviewDueAt: Instant? = nil, dueDecision: ReviewDecision? = nil,
        decidedAt: Instant? = nil, ineligibility: String? = nil, userID: String? = nil
    ) {
        self.id = id
        self.customer = customer
        self.visitType = visitType
        self.session = session
        self.token = token
        self.status = status
        self.sealedAnswers = sealedAnswers
        self.startedAt = startedAt
        self.signedAt = signedAt
        self.reviewDueAt = reviewDueAt
        self.dueDecision = dueDecision
        self.decidedAt = decidedAt
        self.ineligibility = ineligibility
        self.userID = userID
    }
}

/// A practitioner's decision.
public enum ReviewDecision: String, CaseIterable, Sendable {
    /// A letter is issued.
    case approve
    /// No letter.
    case deny
}
