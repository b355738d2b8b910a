extension CheckoutEngine {
    /// Takes a promotion code off an open session before a card was tried, as the hosted page does where the session
    /// allows it: the lines are frozen anew, with the tax and shipping that they had (ours).
    /// - Throws: `CheckoutError.notFound`, `.sessionNotOpen`; `.invalidField` for a code that does not count here;
    ///   `.amountOutOfRange` when less would be left than a card can be charged.
    public func redeem(_ code: String, on id: ID<CheckoutSession>) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            var session = try require(id, step.transaction.find)
            guard session.status == .open, session.aim == nil, session.attempt == 0 else { throw session.notOpen }
            guard session.details.allowsPromotionCodes else {
                throw CheckoutError.invalidField(
                    "promo_code", given: code, expected: "none: this session takes no promotion codes")
            }
            let before = session.amountTotal
            let (tax, shipping) = (session.amountTax, session.amountShipping)
            let redemption = try step.redemption(.code(code), for: session.customer, after: session.discounts)
            let (lines, discount) = try redemption.taken(off: session.lines)
            session.discounts.append(discount)
            session.lines = CartAmounts.spread(tax: tax, shipping: shipping, over: lines)
            _ = try Cart.total(session.lines)
            if session.mode == .subscription {
                try step.transaction.refuseUnchargeableBills(session.lines, session.discounts)
            }
            try step.transaction.replaceCart(of: session)
            try step.record(
                EventType.sessionUpdated, id, customer: session.customer,
                [
                    Change("promo_code", to: code),
                    Change(
                        "amount_total", from: String(before.minorUnits), to: String(session.amountTotal.minorUnits)),
                ])
            return session
        }
    }
}

/// A coupon that counts, and the code by which it came.
struct Redemption {
    let wish: DiscountWish
    let coupon: Coupon
    let promoCode: PromoCode?

    /// The lines after the coupon, and what it took off. One that takes nothing off would be used up for nothing (ours).
    /// - Throws: `CheckoutError.invalidField`.
    func taken(off lines: [SessionLine]) throws(CheckoutError) -> (lines: [SessionLine], discount: SessionDiscount) {
        let (discounted, amount) = Discounting.taking(coupon, off: lines)
        guard amount > .zero else {
            let why =
                lines.contains { Discounting.applies(coupon, to: $0) }
                ? "of what it is for, nothing is left to take it off" : "this one is for other products"
            throw wish.refusal("a coupon that takes something off this cart; \(why)")
        }
        return (discounted, SessionDiscount(coupon: coupon.id, promoCode: promoCode?.id, amount: amount))
    }
}

extension DiscountWish {
    fileprivate func refusal(_ expected: String) -> CheckoutError {
        let field = if case .coupon = self { "coupon" } else { "promo_code" }
        return .invalidField(field, given: fingerprint, expected: expected)
    }
}

extension Step {
    /// The coupon that a wish means, if it counts for this customer. A cart takes each coupon once (ours).
    /// - Throws: `CheckoutError.notFound` for an unknown identifier, `.invalidField` for one that does not count.
    func redemption(
        _ wish: DiscountWish, for customer: ID<Customer>?, after taken: [SessionDiscount]
    ) throws -> Redemption {
        let code = try promoCode(wish)
        let coupon: Coupon
        if case .coupon(let id) = wish {
            coupon = try require(id, transaction.find)
        } else {
            guard let code, code.isActive else { throw wish.refusal("a promotion code that is active") }
            coupon = try require(code.coupon, transaction.find)
        }
        if let owner = code?.customer, owner != customer { throw wish.refusal("a code that this customer may use") }
        guard coupon.isValid else { throw wish.refusal("a coupon that can still be used") }
        guard !taken.contains(where: { $0.coupon == coupon.id }) else {
            throw wish.refusal("another coupon; this one is taken off already")
        }
        return Redemption(wish: wish, coupon: coupon, promoCode: code)
    }

    private func promoCode(_ wish: DiscountWish) throws -> PromoCode? {
        switch wish {
        case .coupon: return nil
        case .promoCode(let id): return try require(id, transaction.find)
        case .code(let text): return try transaction.activePromoCode(text.trimmed)
        }
    }

    /// Counts the coupons of a session whose money is about to be asked for. They may have been used up since they were
    /// taken off its cart.
    /// - Throws: `CheckoutError.couponUsedUp`.
    func useCoupons(of session: CheckoutSession) throws {
        for discount in session.discounts {
            var coupon = try require(discount.coupon, transaction.find)
            guard coupon.isValid else {
                throw CheckoutError.couponUsedUp(id: coupon.id.description, session: session.id.description)
            }
            coupon.timesRedeemed += 1
            try transaction.update(coupon)
        }
    }

    /// Lets others use the coupons of a session that came to no money.
    func giveBackCoupons(of session: CheckoutSession) throws {
        for discount in session.discounts {
            var coupon = try require(discount.coupon, transaction.find)
            coupon.timesRedeemed -= 1
            try transaction.update(coupon)
        }
    }
}

extension CheckoutSession {
    /// Whether its coupons are used: its money is being asked for, is held, or was taken.
    var usesCoupons: Bool {
        switch status {
        case .open: aim != nil
        case .inReview, .authorized, .complete: true
        case .rejected, .canceled, .voided, .expired, .holdExpired: false
        }
    }
}
