/// Whether a total is what its cart comes to (Truemed: `total_amount`, the request notes of `create_payment_session`):
/// for each item quantity times price, its additional charges and its discounts, and those of the whole cart.
/// Discounts are negative amounts in this sum, and what an item names counts once for its line (ours).
public enum AmountRule {
    /// Refuses a total that differs from its cart, and amounts that cannot be reckoned with.
    /// - Parameter isTrial: whether nothing is charged yet; the total is 0 then, and the items are priced and not summed
    ///   (ours).
    /// - Throws: `CheckoutError.totalInvalid`.
    public static func check(
        _ total: Money, of items: [OrderItem], quantities: [Int], charges: Money = .zero, discounts: Money = .zero,
        isTrial: Bool = false
    ) throws(CheckoutError) {
        if isTrial {
            guard total == .zero else { throw .totalInvalid(.trialNotFree(total)) }
        } else {
            guard total > .zero else { throw .totalInvalid(.notPositive(total)) }
        }
        try check(total, "total_amount", in: 0...Money.maximumCharge.minorUnits)
        let sum = try sum(of: items, quantities: quantities, charges: charges, discounts: discounts)
        guard !isTrial else { return try checkUnstated(sum) }
        guard total == sum else { throw .totalInvalid(.differs(given: total, expected: sum)) }
    }

    /// Refuses a cart of which nobody states what it comes to, and whose lines are kept all the same, unless it can be
    /// reckoned with.
    /// - Throws: `CheckoutError.totalInvalid`.
    static func checkUnstated(_ sum: Money) throws(CheckoutError) {
        try check(sum, "the sum of order_items", in: 0...Money.maximumCharge.minorUnits)
    }

    /// What a cart comes to.
    /// - Throws: `CheckoutError.totalInvalid` for amounts that cannot be reckoned with.
    static func sum(
        of items: [OrderItem], quantities: [Int], charges: Money, discounts: Money
    ) throws(CheckoutError) -> Money {
        try check(charges, discounts, "amount_details")
        var sum = charges + discounts
        for (place, (item, quantity)) in zip(items, quantities).enumerated() {
            let path = "order_items[\(place)]"
            guard (1...Cart.maximumQuantity).contains(quantity) else {
                throw .totalInvalid(
                    .outOfRange(
                        field: "\(path).quantity", given: String(quantity), expected: 1...Cart.maximumQuantity))
            }
            try check(item.unitAmount, "\(path).price", in: 0...Money.maximumCharge.minorUnits)
            try check(item.charges, item.discounts, "\(path).amount_details")
            // Every part lies within eight digits and the quantity within five, so nothing here overflows.
            let before = Money(minorUnits: item.unitAmount.minorUnits * quantity) + item.charges
            guard before + item.discounts >= .zero else {
                throw .totalInvalid(
                    .outOfRange(
                        field: "\(path).amount_details.total_discounts", given: String(item.discounts.minorUnits),
                        expected: -before.minorUnits...0))
            }
            try check(before + item.discounts, path, in: 0...Money.maximumCharge.minorUnits)
            sum += before + item.discounts
        }
        return sum
    }

    private static func check(_ charges: Money, _ discounts: Money, _ path: String) throws(CheckoutError) {
        let most = Money.maximumCharge.minorUnits
        try check(charges, "\(path).total_additional_charges", in: 0...most)
        try check(discounts, "\(path).total_discounts", in: -most...0)
    }

    private static func check(
        _ amount: Money, _ field: String, in range: ClosedRange<Int>
    ) throws(CheckoutError) {
        guard range.contains(amount.minorUnits) else {
            throw .totalInvalid(.outOfRange(field: field, given: String(amount.minorUnits), expected: range))
        }
    }
}

/// What is wrong with a total or with what it is made of.
public enum TotalFault: Hashable, Sendable {
    /// Nothing, or less, would be charged.
    case notPositive(Money)
    /// A free trial that costs something now.
    case trialNotFree(Money)
    /// The cart comes to something else.
    case differs(given: Money, expected: Money)
    /// An amount or a quantity that cannot be reckoned with, in cents or pieces.
    case outOfRange(field: String, given: String, expected: ClosedRange<Int>)

    /// The fault in a sentence or two, with the sum that is expected and how far the total lies from it.
    public var sentence: String {
        switch self {
        case .notPositive(let total):
            return
                "total_amount is \(total.minorUnits); expected more than 0, or 0 together with display_next_bill_info."
        case .trialNotFree(let total):
            return "total_amount is \(total.minorUnits); expected 0, since display_next_bill_info begins a free trial."
        case .differs(let given, let expected):
            let difference = given.minorUnits - expected.minorUnits
            return "total_amount is \(given.minorUnits), but the order comes to \(expected.minorUnits); "
                + "it is \(difference.magnitude) too \(difference > 0 ? "much" : "little")."
        case .outOfRange(let field, let given, let expected):
            let hint = expected.upperBound == 0 ? ": a discount is negative, and no more than what it lowers" : ""
            return "\(field) is \(given); expected \(expected.lowerBound) to \(expected.upperBound)\(hint)."
        }
    }
}
