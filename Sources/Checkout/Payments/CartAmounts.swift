/// Spreads what a whole cart is asked for over its lines, so that every line knows its own part. Fees bear none of it
/// (ours).
public enum CartAmounts {
    /// The lines with their parts of the tax and the shipping: shipping in proportion to what the goods cost, tax to what
    /// is paid for them after the discount (ours; Flex shows the parts and not how they come about).
    public static func spread(tax: Money, shipping: Money, over lines: [SessionLine]) -> [SessionLine] {
        var spread = lines
        let goods = lines.indices.filter { lines[$0].fee == nil }
        let taxes = Apportionment.shares(of: tax, by: goods.map { lines[$0].goods })
        let shippings = Apportionment.shares(of: shipping, by: goods.map { lines[$0].subtotal })
        for (place, index) in goods.enumerated() {
            spread[index].tax = taxes[place]
            spread[index].shipping = shippings[place]
        }
        return spread
    }

    /// The lines with their parts of what is charged for the whole cart besides, and of what is taken off it: both in
    /// proportion to what the goods come to, the charges first (ours).
    /// - Parameter discounts: negative, and no more than the goods come to with the charges.
    public static func spread(charges: Money, discounts: Money, over lines: [SessionLine]) -> [SessionLine] {
        var spread = lines
        for (place, share) in Apportionment.shares(of: charges, by: lines.map(\.goods)).enumerated() {
            spread[place].charges += share
        }
        let off = Money(minorUnits: -discounts.minorUnits)
        for (place, share) in Apportionment.shares(of: off, by: spread.map(\.goods)).enumerated() {
            spread[place].discount += share
        }
        return spread
    }
}
