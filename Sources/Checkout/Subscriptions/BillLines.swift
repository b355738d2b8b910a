/// What a subscription's bill comes to, from its prices and what its checkout froze (ours; Flex documents the words of a
/// coupon's duration, and not what comes of them). The first bill after a trial is what the page showed. Every later one
/// carries the checkout's tax, and its coupons as long as they count; shipping and fees are the first bill's alone.
public enum BillLines {
    /// The lines of a first bill: what the checkout took off and added, with its fees.
    /// - Parameters:
    ///   - goods: what is paid for, at its prices.
    ///   - checkout: the lines that the checkout froze.
    public static func first(_ goods: [SessionLine], of checkout: [SessionLine]) -> [SessionLine] {
        var lines = goods
        for (place, frozen) in zip(goods.indices, checkout.filter { $0.fee == nil }) {
            (lines[place].charges, lines[place].discount) = (frozen.charges, frozen.discount)
            (lines[place].tax, lines[place].shipping) = (frozen.tax, frozen.shipping)
        }
        return lines + checkout.filter { $0.fee != nil && $0.quantity > 0 }
    }

    /// The lines of a later bill.
    /// - Parameters:
    ///   - goods: what is paid for, at its prices.
    ///   - tax: the checkout's.
    ///   - coupons: those that count for the bill.
    public static func later(_ goods: [SessionLine], tax: Money, coupons: [Coupon]) -> [SessionLine] {
        let discounted = coupons.reduce(goods) { lines, coupon in Discounting.taking(coupon, off: lines).lines }
        return CartAmounts.spread(tax: tax, shipping: .zero, over: discounted)
    }
}

extension Coupon.Duration {
    /// Whether a coupon counts for the period that begins at `start`, months being counted from the first period that is
    /// charged.
    public func counts(at start: Instant, since first: Instant) -> Bool {
        switch self {
        case .once: false
        case .repeating(let months): start < first + Period(months: months)
        case .forever: true
        }
    }
}

extension Subscription {
    /// Whether nothing of it was charged yet.
    var awaitsFirstBill: Bool { nextPeriod == 0 }
}

extension LedgerReader {
    /// What the next bill of a subscription comes to, or the one that is still to be paid.
    func billed(_ subscription: Subscription, for goods: [SessionLine]) throws -> [SessionLine] {
        guard let checkout = try find(subscription.session) else { return goods }
        if subscription.awaitsFirstBill { return BillLines.first(goods, of: checkout.lines) }
        let start = subscription.billedPeriod.start
        let coupons = try coupons(of: checkout).filter {
            $0.duration.counts(at: start, since: subscription.anchor ?? start)
        }
        return BillLines.later(goods, tax: checkout.amountTax, coupons: coupons)
    }

    /// Refuses a cart whose first bill a card can be charged, and whose later ones it cannot.
    /// - Throws: `CheckoutError.amountOutOfRange`.
    func refuseUnchargeableBills(_ lines: [SessionLine], _ discounts: [SessionDiscount]) throws {
        let goods = lines.filter { $0.fee == nil }.map { line in
            var bare = line
            (bare.discount, bare.tax, bare.shipping) = (.zero, .zero, .zero)
            return bare
        }
        let lasting = try discounts.map { try require($0.coupon, find) }.filter { $0.duration != .once }
        _ = try Cart.total(BillLines.later(goods, tax: lines.map(\.tax).sum, coupons: lasting))
    }

    private func coupons(of checkout: CheckoutSession) throws -> [Coupon] {
        try checkout.discounts.map { try require($0.coupon, find) }
    }
}
