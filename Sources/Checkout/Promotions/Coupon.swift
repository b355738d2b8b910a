/// Something that is taken off carts (Flex: the coupon of a promotion code).
public struct Coupon: Identified, Hashable {
    public static let kind = "coupon"
    public static let prefix: String? = "fcoup"

    /// Its identifier, `fcoup_…`.
    public let id: ID<Coupon>
    /// What the customer reads.
    public let name: String?
    /// How much it takes off.
    public let off: Off
    /// For how long it counts where a payment repeats itself.
    public let duration: Duration
    /// The only products that it is taken off; none for the whole cart.
    public let appliesTo: [ID<Product>]
    /// How many sessions may use it; nil for any number.
    public let maxRedemptions: Int?
    /// How many sessions use it: those that are paid, and those whose money is being asked for or held (ours).
    public var timesRedeemed: Int
    /// Whether it can still be used; a retired coupon keeps its history.
    public var isActive: Bool
    /// When it was made.
    public let createdAt: Instant

    /// How much a coupon takes off.
    public enum Off: Hashable, Sendable {
        /// So much of the whole, or all of it if that is less (`amount_off`).
        case amount(Money)
        /// So many hundredths of a percent (`percent_off`): 1,250 is 12.5 %.
        case percent(hundredths: Int)

        /// A percentage as it is written, `12.5`: above 0, up to 100, with at most two decimals; nil for anything else.
        public init?(percent text: String) {
            guard let percent = ExactNumber(text), percent.places <= 2,
                let hundredths = percent.of(Money(minorUnits: 100))?.minorUnits, (1...10_000).contains(hundredths)
            else { return nil }
            self = .percent(hundredths: hundredths)
        }
    }

    /// For how long a coupon counts.
    public enum Duration: Hashable, Sendable {
        /// For one payment.
        case once
        /// For so many months.
        case repeating(months: Int)
        /// For ever.
        case forever
    }

    /// A coupon as the ledger keeps it.
    public init(
        id: ID<Coupon>, name: String?, off: Off, duration: Duration = .once, appliesTo: [ID<Product>] = [],
        maxRedemptions: Int? = nil, timesRedeemed: Int = 0, isActive: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.name = name
        self.off = off
        self.duration = duration
        self.appliesTo = appliesTo
        self.maxRedemptions = maxRedemptions
        self.timesRedeemed = timesRedeemed
        self.isActive = isActive
        self.createdAt = createdAt
    }

    /// Whether it can be used now: it is active and not used up.
    public var isValid: Bool { isActive && maxRedemptions.map { timesRedeemed < $0 } ?? true }
}

/// A code by which customers use a coupon (Flex: the promo code object).
public struct PromoCode: Identified, Hashable {
    public static let kind = "promo code"
    public static let prefix: String? = "fpromo"

    /// Its identifier, `fpromo_…`.
    public let id: ID<PromoCode>
    /// What the customer types, in any case; no two active codes are the same.
    public let code: String
    /// What it takes off.
    public let coupon: ID<Coupon>
    /// The only customer who may use it; nil for everybody.
    public let customer: ID<Customer>?
    /// Whether it can be used.
    public var isActive: Bool
    /// When it was made.
    public let createdAt: Instant

    /// A promotion code as the ledger keeps it.
    public init(
        id: ID<PromoCode>, code: String, coupon: ID<Coupon>, customer: ID<Customer>? = nil, isActive: Bool = true,
        createdAt: Instant
    ) {
        self.id = id
        self.code = code
        self.coupon = coupon
        self.customer = customer
        self.isActive = isActive
        self.createdAt = createdAt
    }
}

/// A coupon that was taken off a session's cart.
public struct SessionDiscount: Hashable, Sendable {
    /// The coupon.
    public let coupon: ID<Coupon>
    /// The code by which it came, if it came by one.
    public let promoCode: ID<PromoCode>?
    /// How much it took off.
    public let amount: Money

    /// A coupon that was taken off a session's cart.
    public init(coupon: ID<Coupon>, promoCode: ID<PromoCode>? = nil, amount: Money) {
        self.coupon = coupon
        self.promoCode = promoCode
        self.amount = amount
    }
}
