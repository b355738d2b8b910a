/// What coupons take off a cart, and which line bears how much of it.
public enum Discounting {
    /// The lines after a coupon, and what it took off. It takes it off what earlier coupons left of the products that it
    /// applies to, in proportion to that; a percentage is rounded to the nearest cent, half a cent up (ours).
    public static func taking(_ coupon: Coupon, off lines: [SessionLine]) -> (lines: [SessionLine], amount: Money) {
        let places = lines.indices.filter { applies(coupon, to: lines[$0]) }
        let base = places.map { lines[$0].goods }.sum
        let amount: Money
        switch coupon.off {
        case .amount(let off): amount = min(off, base)
        case .percent(let hundredths): amount = Money(minorUnits: (base.minorUnits * hundredths + 5_000) / 10_000)
        }
        var discounted = lines
        let shares = Apportionment.shares(of: amount, by: places.map { lines[$0].goods })
        for (share, place) in zip(shares, places) { discounted[place].discount += share }
        return (discounted, places.isEmpty ? .zero : amount)
    }

    /// Whether a coupon is for a line; none is for a fee.
    static func applies(_ coupon: Coupon, to line: SessionLine) -> Bool {
        guard line.fee == nil else { return false }
        return coupon.appliesTo.isEmpty || line.product.map { coupon.appliesTo.contains($0) } ?? false
    }
}
