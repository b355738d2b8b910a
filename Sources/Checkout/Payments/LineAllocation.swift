/// Which parts of which lines a merchant's wishes mean, so that no line gives more than is left of it. Ours: a named
/// amount is for the goods, `amount_discount` lowers the amounts that are named in proportion to them, and tax and
/// shipping come from the named lines as long as these have any, then from the others.
public enum LineAllocation {
    /// The parts, in the order of the cart.
    /// - Parameters:
    ///   - captured: what there was to begin with; nil for every line, whole.
    ///   - taken: what earlier requests took of the lines.
    /// - Throws: `CheckoutError.invalidField` for a line that the cart does not have or an amount that is none,
    ///   `.lineAmountTooLarge` naming the line and what is left of it.
    public static func parts(
        _ wishes: LineWishes, of lines: [SessionLine], captured: [LinePart]? = nil, taken: [LinePart] = []
    ) throws(CheckoutError) -> [LinePart] {
        var left = lines.indices.map { LinePart(line: $0) }
        for part in captured ?? whole(lines) where left.indices.contains(part.line) { left[part.line] = part }
        for part in taken where left.indices.contains(part.line) { left[part.line].take(part) }
        var parts = lines.indices.map { LinePart(line: $0) }
        let net = try amountsAfterDiscount(wishes)
        for (number, (item, amount)) in zip(wishes.items, net).enumerated() {
            let places = lines.indices.filter { item.which.names(lines[$0], at: $0) }
            guard let first = places.first else {
                throw .invalidField(
                    "line_items[\(number)]\(item.which.field)", given: item.which.words,
                    expected: "a product or price of this session")
            }
            let rest = places.map { left[$0].goods - parts[$0].goods }
            let goods = places.map { lines[$0].goods }.sum
            let amount = amount ?? (rest.sum > .zero ? rest.sum : goods)
            guard amount <= rest.sum else {
                throw .lineAmountTooLarge(line: lines[first].name, item: number, asked: amount, left: rest.sum)
            }
            for (place, share) in zip(places, Apportionment.shares(of: amount, by: rest)) {
                parts[place].goods += share
            }
        }
        let named = lines.indices.filter { place in wishes.items.contains { $0.which.names(lines[place], at: place) } }
        try take(wishes.tax, "amount_tax", \.tax, from: left, named: named, into: &parts)
        try take(wishes.shipping, "amount_shipping", \.shipping, from: left, named: named, into: &parts)
        return parts.filter { $0.amount > .zero }
    }

    /// Every line, whole.
    public static func whole(_ lines: [SessionLine]) -> [LinePart] {
        lines.indices.map {
            LinePart(line: $0, goods: lines[$0].goods, tax: lines[$0].tax, shipping: lines[$0].shipping)
        }.filter { $0.amount > .zero }
    }

    /// The amount of each item less its share of the discount; nil for all that is left of it.
    private static func amountsAfterDiscount(_ wishes: LineWishes) throws(CheckoutError) -> [Money?] {
        let amounts = [("amount_tax", wishes.tax), ("amount_shipping", wishes.shipping)]
        for (field, amount) in amounts + [("amount_discount", wishes.discount)] where amount < .zero {
            throw .invalidField(field, given: String(amount.minorUnits), expected: "a number of cents, 0 or more")
        }
        for amount in wishes.items.compactMap(\.amount) where amount <= .zero || amount > .maximumCharge {
            throw .invalidField("line_items", given: String(amount.minorUnits), expected: "a number of cents above 0")
        }
        let named = wishes.items.map { $0.amount ?? .zero }
        let sum = named.sum
        guard sum > .zero else { return wishes.items.map(\.amount) }
        guard wishes.discount <= sum else {
            throw .lineAmountTooLarge(line: "amount_discount", asked: wishes.discount, left: sum)
        }
        let shares = Apportionment.shares(of: wishes.discount, by: named)
        return zip(wishes.items, shares).map { item, share in item.amount.map { $0 - share } }
    }

    private static func take(
        _ amount: Money, _ field: String, _ member: WritableKeyPath<LinePart, Money>, from left: [LinePart],
        named: [Int], into parts: inout [LinePart]
    ) throws(CheckoutError) {
        let others = left.indices.filter { !named.contains($0) }
        let all = left.map { $0[keyPath: member] }.sum
        guard amount <= all else { throw .lineAmountTooLarge(line: field, asked: amount, left: all) }
        let first = min(amount, named.map { left[$0][keyPath: member] }.sum)
        for (places, amount) in [(named, first), (others, amount - first)] {
            let shares = Apportionment.shares(of: amount, by: places.map { left[$0][keyPath: member] })
            for (place, share) in zip(places, shares) { parts[place][keyPath: member] += share }
        }
    }
}

extension LinePart {
    fileprivate mutating func take(_ part: LinePart) {
        goods = goods - part.goods
        tax = tax - part.tax
        shipping = shipping - part.shipping
    }
}
