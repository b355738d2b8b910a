/// A coupon as a merchant adds it.
public struct NewCoupon: Hashable, Sendable {
    /// What the customer reads.
    public var name: String?
    /// How much it takes off.
    public var off: Coupon.Off
    /// For how long it counts where a payment repeats itself.
    public var duration: Coupon.Duration
    /// The only products that it is taken off; none for the whole cart.
    public var appliesTo: [ID<Product>]
    /// How many sessions may use it; nil for any number.
    public var maxRedemptions: Int?

    /// A coupon as a merchant adds it.
    public init(
        name: String? = nil, off: Coupon.Off, duration: Coupon.Duration = .once, appliesTo: [ID<Product>] = [],
        maxRedemptions: Int? = nil
    ) {
        self.name = name
        self.off = off
        self.duration = duration
        self.appliesTo = appliesTo
        self.maxRedemptions = maxRedemptions
    }

    /// - Throws: `CheckoutError.invalidField` for what no cart can be given.
    func check() throws(CheckoutError) {
        switch off {
        case .amount(let amount):
            guard amount > .zero, amount <= .maximumCharge else {
                throw .invalidField(
                    "amount_off", given: String(amount.minorUnits), expected: "a number of cents above 0")
            }
        case .percent(let hundredths):
            guard (1...10_000).contains(hundredths) else {
                throw .invalidField(
                    "percent_off", given: off.digits, expected: "above 0, up to 100")
            }
        }
        if case .repeating(let months) = duration, !(1...120).contains(months) {
            throw .invalidField("duration_in_months", given: String(months), expected: "1 to 120")
        }
        if let maxRedemptions, maxRedemptions < 1 {
            throw .invalidField("max_redemptions", given: String(maxRedemptions), expected: "1 or more")
        }
    }
}

extension CheckoutEngine {
    /// Adds a promotion code to a coupon.
    /// - Throws: `CheckoutError.notFound`, `.invalidField` for a code that is taken or that nobody could type.
    public func addPromoCode(
        _ code: String, coupon: ID<Coupon>, customer: ID<Customer>? = nil
    ) async throws(CheckoutError) -> PromoCodeRow {
        try await step { step in try step.insert(code, coupon: coupon, customer: customer) }
    }

    /// Adds a coupon with the code by which it is used, both or neither.
    /// - Throws: `CheckoutError.invalidField`, also for a code that is taken or that nobody could type; `.notFound` for an
    ///   unknown product or customer.
    public func addPromoCode(
        _ code: String, new: NewCoupon, customer: ID<Customer>? = nil
    ) async throws(CheckoutError) -> PromoCodeRow {
        do throws(CheckoutError) { try new.check() } catch { throw error.inside("coupon") }
        return try await step { step in
            try step.insert(code, coupon: try step.insert(new).id, customer: customer)
        }
    }

    /// Takes a promotion code out of use, or back into it; what was bought with it stays as it is.
    /// - Throws: `CheckoutError.notFound`; `.invalidField` when another active code is spelled so by now.
    public func setPromoCode(_ id: ID<PromoCode>, active: Bool) async throws(CheckoutError) -> PromoCodeRow {
        try await step { step in
            var code = try require(id, step.transaction.find)
            let coupon = try require(code.coupon, step.transaction.find)
            guard code.isActive != active else { return PromoCodeRow(code: code, coupon: coupon) }
            if active { try step.refuseTaken(code.code) }
            code.isActive = active
            try step.transaction.update(code)
            try step.record(
                EventType.promoCodeUpdated, id, customer: code.customer,
                [Change("active", from: "\(!active)", to: "\(active)")])
            return PromoCodeRow(code: code, coupon: coupon)
        }
    }
}

extension Step {
    fileprivate func insert(_ new: NewCoupon) throws -> Coupon {
        for product in new.appliesTo { _ = try require(product, transaction.find) }
        let coupon = Coupon(
            id: try transaction.newID(at: now), name: new.name, off: new.off, duration: new.duration,
            appliesTo: new.appliesTo, maxRedemptions: new.maxRedemptions, createdAt: now)
        try transaction.insert(coupon)
        try record(EventType.couponCreated, coupon.id, customer: nil, [Change("off", to: coupon.off.words)])
        return coupon
    }

    fileprivate func insert(_ text: String, coupon: ID<Coupon>, customer: ID<Customer>?) throws -> PromoCodeRow {
        let coupon = try require(coupon, transaction.find)
        if let customer { _ = try require(customer, transaction.find) }
        let text = text.trimmed
        guard (1...50).contains(text.utf8.count), !text.contains(where: \.isWhitespace) else {
            throw CheckoutError.invalidField("code", given: text, expected: "1 to 50 bytes without a space")
        }
        try refuseTaken(text)
        let code = PromoCode(
            id: try transaction.newID(at: now), code: text, coupon: coupon.id, customer: customer, createdAt: now)
        try transaction.insert(code)
        try record(EventType.promoCodeCreated, code.id, customer: customer, [Change("code", to: text)])
        return PromoCodeRow(code: code, coupon: coupon)
    }

    fileprivate func refuseTaken(_ code: String) throws {
        guard let taken = try transaction.activePromoCode(code) else { return }
        throw CheckoutError.invalidField("code", given: code, expected: "a new code; \(taken.id) is spelled so")
    }
}

extension Coupon.Off {
    /// How much, in words: `$5.00`, `12.5 %`.
    public var words: String {
        switch self {
        case .amount(let amount): return amount.description
        case .percent: return "\(digits) %"
        }
    }

    /// The number alone: cents, or a percentage such as `12.5`.
    public var digits: String {
        switch self {
        case .amount(let amount): return String(amount.minorUnits)
        case .percent(let hundredths):
            let fraction = hundredths % 100
            let tail = fraction == 0 ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : ".\(padded(fraction, 2))"
            return "\(hundredths / 100)\(tail)"
        }
    }
}
