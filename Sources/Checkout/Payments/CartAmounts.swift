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
}
