/// Something a merchant sells, with what decides whether health money may pay for it (Flex: the Product object).
public struct Product: Identified, Hashable {
    public static let kind = "product"
    public static let prefix: String? = "fprod"

    /// Its identifier, `fprod_…`.
    public let id: ID<Product>
    /// What it is called.
    public var name: String
    /// A sentence about it.
    public var description: String?
    /// The merchant's own code for it, unique in the ledger.
    public var sku: String?
    /// Which consultation it needs; nil when it needs none.
    public var visitType: VisitType?
    /// Whether, and why, health money may pay for it.
    public var eligibility: Eligibility
    /// What else is kept of it.
    public var details: ProductDetails
    /// Whether it is still sold; a retired product keeps its history.
    public var isActive: Bool
    /// When it was made.
    public let createdAt: Instant

    /// A product as the ledger keeps it.
    public init(
        id: ID<Product>, name: String, description: String? = nil, sku: String? = nil, visitType: VisitType? = nil,
        eligibility: Eligibility, details: ProductDetails = ProductDetails(), isActive: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.name = name
        self.description = description
        self.sku = sku
        self.visitType = visitType
        self.eligibility = eligibility
        self.details = details
        self.isActive = isActive
        self.createdAt = createdAt
    }
}

/// Whether health money may pay for a product, and on what ground (Flex's `hsa_fsa_eligibility`, its own spellings).
public enum Eligibility: String, CaseIterable, Sendable {
    /// Not a medical expense; ordinary cards only.
    case notEligible = "not_eligible"
    /// On the merchants' list of eligible goods.
    case autoSubstantiation = "auto_substantiation"
    /// The same active ingredient, form and function as a national brand on that list.
    case privateLabel = "private_label"
    /// Eyes, by prescription.
    case vision
    /// By prescription.
    case prescription
    /// May qualify through a letter of medical necessity.
    case letterOfMedicalNecessity = "letter_of_medical_necessity"
    /// A medical service.
    case service

    /// How a cart line of such a product may be paid.
    public func lineEligibility(visitType: VisitType?) -> LineEligibility {
        switch self {
        case .notEligible: return .notEligible
        case .letterOfMedicalNecessity: return .eligibleWithLetter(visitType ?? .general)
        case .autoSubstantiation, .privateLabel, .vision, .prescription, .service: return .eligible
        }
    }
}

/// How one line of a cart may be paid, frozen when the session is made.
public enum LineEligibility: Hashable, Sendable {
    /// Health money may pay for it.
    case eligible
    /// Health money may pay for it while the customer's letter of this visit type is valid.
    case eligibleWithLetter(VisitType)
    /// Only an ordinary card may pay for it.
    case notEligible

    /// The visit type whose letter it needs, if it needs one.
    public var neededLetter: VisitType? {
        if case .eligibleWithLetter(let type) = self { return type }
        return nil
    }

    /// The sort of line in words: `mental health`, `needs no letter`, `not eligible`.
    public var words: String {
        switch self {
        case .eligible: return "needs no letter"
        case .eligibleWithLetter(let type): return type.words
        case .notEligible: return "not eligible"
        }
    }
}
