/// Something that a provider offers: a sauna by the hour, a product in stock.
public struct Listing: Identified, Hashable {
    public static let kind = "listing"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<Listing>
    /// Who offers it.
    public let provider: ID<Customer>
    /// What it is called.
    public var title: String
    /// What a unit of it costs; nil where each transaction says its own.
    public var price: Money?
    /// How many may book the same time.
    public var seats: Int
    /// How many there are; nil for something that is not counted.
    public var stock: Int?
    /// How it may be paid. What is not eligible takes an ordinary card, and needs no letter.
    public var eligibility: LineEligibility
    /// Whether transactions may begin.
    public var isOpen: Bool
    /// When it was made.
    public let createdAt: Instant

    /// Something that a provider offers.
    public init(
        id: ID<Listing>, provider: ID<Customer>, title: String, price: Money? = nil, seats: Int = 1, stock: Int? = nil,
        eligibility: LineEligibility = .notEligible, isOpen: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.provider = provider
        self.title = title
        self.price = price
        self.seats = seats
        self.stock = stock
        self.eligibility = eligibility
        self.isOpen = isOpen
        self.createdAt = createdAt
    }
}

/// Where a provider's money goes (Stripe: a connected account). A provider without one cannot be paid, and payments to
/// them cannot be captured.
public struct PayoutAccount: Hashable, Sendable {
    /// Whose it is.
    public let provider: ID<Customer>
    /// Whether payments to it may be made.
    public var takesCharges: Bool
    /// Whether it pays out.
    public var paysOut: Bool
    /// When it was connected.
    public let connectedAt: Instant

    /// Where a provider's money goes.
    public init(provider: ID<Customer>, takesCharges: Bool = true, paysOut: Bool = true, connectedAt: Instant) {
        self.provider = provider
        self.takesCharges = takesCharges
        self.paysOut = paysOut
        self.connectedAt = connectedAt
    }
}
