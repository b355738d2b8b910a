/// What a product costs (Flex: the Price object). A product may have several.
public struct Price: Identified, Hashable {
    public static let kind = "price"
    public static let prefix: String? = "fprice"

    /// Its identifier, `fprice_…`.
    public let id: ID<Price>
    /// The product it is for.
    public let product: ID<Product>
    /// What one of it costs.
    public let unitAmount: Money
    /// A word for the merchant, such as `10-class pass`.
    public var description: String?
    /// How often it is charged; nil for a one-time price.
    public let recurrence: Recurrence?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// Whether it can still be sold.
    public var isActive: Bool
    /// When it was made.
    public let createdAt: Instant

    /// A price as the ledger keeps it.
    public init(
        id: ID<Price>, product: ID<Product>, unitAmount: Money, description: String? = nil,
        recurrence: Recurrence? = nil, metadata: [String: String] = [:], isActive: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.product = product
        self.unitAmount = unitAmount
        self.description = description
        self.recurrence = recurrence
        self.metadata = metadata
        self.isActive = isActive
        self.createdAt = createdAt
    }
}
