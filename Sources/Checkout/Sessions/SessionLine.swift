/// One line of a cart, frozen when the session is made. A fee of the session is a line too, so that whatever pays for
/// lines pays for fees.
public struct SessionLine: Hashable, Sendable {
    /// The product, where the catalogue knows it.
    public let product: ID<Product>?
    /// The price, where the catalogue knows it.
    public let price: ID<Price>?
    /// The merchant's own code for the product.
    public let sku: String?
    /// What it is called.
    public let name: String
    /// How many, at least 1; 0 only for a fee that is not applied.
    public let quantity: Int
    /// What one costs.
    public let unitAmount: Money
    /// What is charged for it besides, with its part of the cart's (Truemed: `total_additional_charges`).
    public var charges: Money
    /// Its part of the cart's discounts.
    public var discount: Money
    /// Its part of the cart's tax. Tax on an eligible line is eligible.
    public var tax: Money
    /// Its part of the cart's shipping. Ours: as eligible as the line.
    public var shipping: Money
    /// How it may be paid.
    public let eligibility: LineEligibility
    /// Whether health money could pay for it when the session was made: it is eligible, or its letter was valid then.
    public var isHealthPayable: Bool
    /// What kind of fee it is; nil for goods and services.
    public let fee: LineFee?

    /// One line of a cart; its amounts lie within `Money.maximumCharge`.
    /// - Parameter isHealthPayable: nil for what the eligibility alone says, with no letter valid.
    public init(
        product: ID<Product>?, price: ID<Price>?, sku: String? = nil, name: String, quantity: Int, unitAmount: Money,
        charges: Money = .zero, discount: Money = .zero, tax: Money = .zero, shipping: Money = .zero,
        eligibility: LineEligibility, isHealthPayable: Bool? = nil, fee: LineFee? = nil
    ) {
        self.product = product
        self.price = price
        self.sku = sku
        self.name = name
        self.quantity = quantity
        self.unitAmount = unitAmount
        self.charges = charges
        self.discount = discount
        self.tax = tax
        self.shipping = shipping
        self.eligibility = eligibility
        self.isHealthPayable = isHealthPayable ?? (eligibility == .eligible)
        self.fee = fee
    }

    /// What the quantity costs.
    public var subtotal: Money { Money(minorUnits: unitAmount.minorUnits * quantity) }

    /// What the line comes to.
    public var total: Money { goods + tax + shipping }

    /// What is paid for the goods themselves, their charges included, without tax and shipping.
    public var goods: Money { subtotal + charges - discount }
}

/// What makes a line a fee.
public struct LineFee: Hashable, Sendable {
    /// The kind of fee: `lmn_consultation`, or a word of the merchant's.
    public let type: String
    /// A sentence about it.
    public let description: String?

    /// What makes a line a fee.
    public init(type: String, description: String? = nil) {
        self.type = type
        self.description = description
    }
}
