/// What is taken off a cart and added to it, as it is asked for (Flex: `discounts`, `tax_rate`, `shipping_options`,
/// `fees`).
public struct CartTerms: Hashable, Sendable {
    /// What is taken off, one after the other.
    public var discounts: [DiscountWish]
    /// The tax of the whole cart.
    public var tax: Money
    /// How it is sent, and what that costs.
    public var shipping: ShippingChoice?
    /// The fees, applied or not.
    public var fees: [NewFee]
    /// What is charged for the cart as a whole besides (Truemed: `total_additional_charges`).
    public var totalCharges: Money
    /// What is taken off the cart as a whole; negative (Truemed: `total_discounts`).
    public var totalDiscounts: Money

    /// What is taken off a cart and added to it; nothing unless said.
    public init(
        discounts: [DiscountWish] = [], tax: Money = .zero, shipping: ShippingChoice? = nil, fees: [NewFee] = [],
        totalCharges: Money = .zero, totalDiscounts: Money = .zero
    ) {
        self.discounts = discounts
        self.tax = tax
        self.shipping = shipping
        self.fees = fees
        self.totalCharges = totalCharges
        self.totalDiscounts = totalDiscounts
    }

    /// Whether the cart is just its lines.
    public var isEmpty: Bool { self == CartTerms() }

    /// The terms in a fixed form; empty for none.
    var fingerprint: String {
        guard !isEmpty else { return "" }
        let fees = fees.map { "\($0.type):\($0.name):\($0.description ?? ""):\($0.amount.minorUnits)" }
        let shipping = shipping.map { "\($0.rate ?? ""):\($0.displayName ?? ""):\($0.amount.minorUnits)" }
        let whole = "\(totalCharges.minorUnits) \(totalDiscounts.minorUnits)"
        return " \(discounts.map(\.fingerprint)) \(tax.minorUnits) \(shipping ?? "") \(fees) \(whole)"
    }
}

/// A discount as it is asked for.
public enum DiscountWish: Hashable, Sendable {
    /// A coupon, by its identifier.
    case coupon(ID<Coupon>)
    /// A promotion code, by its identifier.
    case promoCode(ID<PromoCode>)
    /// A promotion code, as the customer types it.
    case code(String)

    var fingerprint: String {
        switch self {
        case .coupon(let id): return id.description
        case .promoCode(let id): return id.description
        case .code(let code): return code
        }
    }
}

/// How a cart is sent.
public struct ShippingChoice: Hashable, Sendable {
    /// The merchant's name of the rate (`shipping_rate_id`).
    public var rate: String?
    /// What the customer reads.
    public var displayName: String?
    /// What it costs.
    public var amount: Money

    /// How a cart is sent.
    public init(rate: String? = nil, displayName: String? = nil, amount: Money) {
        self.rate = rate
        self.displayName = displayName
        self.amount = amount
    }

    /// What comes back of it with the session.
    var echo: [String: String] {
        var echo: [String: String] = [:]
        echo["shipping_rate_id"] = rate
        echo["display_name"] = displayName
        return echo
    }
}
