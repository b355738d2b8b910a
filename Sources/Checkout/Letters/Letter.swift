/// A letter of medical necessity: a practitioner's word that products of one visit type treat this customer.
/// It covers every product of its visit type and no other, for one calendar year from the day of the consultation
/// (Flex, off-session guide).
public struct Letter: Identified, Hashable {
    public static let kind = "letter"
    /// Flex shows no prefix for letters; this one is ours.
    public static let prefix: String? = "flet"

    /// Its identifier, `flet_…`.
    public let id: ID<Letter>
    /// Whose it is.
    public let customer: ID<Customer>
    /// Which products it covers.
    public let visitType: VisitType
    /// The consultation that led to it; nil for letters that came with the ledger's first customers.
    public let consultation: ID<Consultation>?
    /// Where it stands.
    public var status: Status
    /// When the customer signed the consultation; the year counts from here.
    public let signedAt: Instant
    /// When the practitioner approved it, if they did.
    public var issuedAt: Instant?
    /// The first moment at which it is no longer valid.
    public var expiresAt: Instant { LetterValidity.expiry(signedAt: signedAt) }
    /// When the practitioner denied it, if they did.
    public var deniedAt: Instant?
    /// Why it was denied, in the practitioner's words.
    public var denialReason: String?
    /// Whether the event of its expiry has been written; its validity never depends on this.
    public var isExpiryRecorded: Bool

    /// Where a letter stands.
    public enum Status: String, CaseIterable, Sendable {
        /// A practitioner has not decided.
        case inReview = "in_review"
        /// Approved; valid until it expires.
        case issued
        /// Refused by the practitioner.
        case denied
    }

    /// A letter as the ledger keeps it.
    public init(
        id: ID<Letter>, customer: ID<Customer>, visitType: VisitType, consultation: ID<Consultation>?,
        status: Status, signedAt: Instant, issuedAt: Instant? = nil, deniedAt: Instant? = nil,
        denialReason: String? = nil, isExpiryRecorded: Bool = false
    ) {
        self.id = id
        self.customer = customer
        self.visitType = visitType
        self.consultation = consultation
        self.status = status
        self.signedAt = signedAt
        self.issuedAt = issuedAt
        self.deniedAt = deniedAt
        self.denialReason = denialReason
        self.isExpiryRecorded = isExpiryRecorded
    }
}
