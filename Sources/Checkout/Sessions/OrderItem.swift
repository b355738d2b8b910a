/// An item as a merchant describes it, with its own price; what the catalogue knows of its SKU decides how it may be paid
/// (Truemed: `order_items`).
public struct OrderItem: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The merchant's own code, by which the catalogue knows it.
    public var sku: String?
    /// What one costs.
    public var unitAmount: Money
    /// What is charged besides, for the whole line.
    public var charges: Money
    /// What is taken off the whole line; negative.
    public var discounts: Money
    /// How it may be paid where the catalogue does not know it.
    public var whenUnknown: LineEligibility

    /// How an item that the catalogue does not know may be paid in a sandbox: with a letter of the general visit type.
    /// Ours; a strict catalogue lets nobody pay for it with health money.
    public static let sandboxEligibility = LineEligibility.eligibleWithLetter(.general)

    /// An item as a merchant describes it.
    public init(
        name: String, sku: String? = nil, unitAmount: Money, charges: Money = .zero, discounts: Money = .zero,
        whenUnknown: LineEligibility = OrderItem.sandboxEligibility
    ) {
        self.name = name
        self.sku = sku
        self.unitAmount = unitAmount
        self.charges = charges
        self.discounts = discounts
        self.whenUnknown = whenUnknown
    }
}

extension OrderItem {
    /// The item in a fixed form.
    var fingerprint: String {
        "\(name)|\(sku ?? "")|\(unitAmount.minorUnits)|\(charges.minorUnits)|\(discounts.minorUnits)"
    }

    /// The line that it becomes.
    /// - Parameter product: what the catalogue has under its SKU.
    func line(quantity: Int, product: Product?) -> SessionLine {
        SessionLine(
            product: product?.id, price: nil, sku: sku, name: name, quantity: quantity, unitAmount: unitAmount,
            charges: charges, discount: Money(minorUnits: -discounts.minorUnits),
            eligibility: product.map { $0.eligibility.lineEligibility(visitType: $0.visitType) } ?? whenUnknown)
    }
}

extension [CartItem] {
    /// The items of a cart that its merchant described, and how many of each.
    var ordered: [(item: OrderItem, quantity: Int)] {
        compactMap { item in
            if case .ordered(let order) = item.wish { return (order, item.quantity) }
            return nil
        }
    }

    /// Refuses a total that differs from this cart, where its merchant stated one, and what cannot be reckoned with.
    /// - Throws: `CheckoutError.totalInvalid`.
    func check(_ total: Money?, _ terms: CartTerms, isTrial: Bool) throws(CheckoutError) {
        let (items, quantities) = (ordered.map(\.item), ordered.map(\.quantity))
        let (charges, discounts) = (terms.totalCharges, terms.totalDiscounts)
        guard let total else {
            return try AmountRule.checkUnstated(
                try AmountRule.sum(of: items, quantities: quantities, charges: charges, discounts: discounts))
        }
        try AmountRule.check(
            total, of: items, quantities: quantities, charges: charges, discounts: discounts, isTrial: isTrial)
    }
}
