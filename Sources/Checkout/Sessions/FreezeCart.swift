/// A cart as it was asked for, and who is asked to pay it.
struct CartRequest {
    let items: [CartItem]
    var terms = CartTerms()
    let customer: ID<Customer>?
    /// Whether its prices recur: those are for subscriptions, which have a mode of their own.
    var recurs = false
    /// Whether nothing of it is charged now.
    var isFree = false
}

/// A cart with its prices, eligibility and amounts, as a session keeps it.
struct FrozenCart {
    let lines: [SessionLine]
    let discounts: [SessionDiscount]
    /// The customer's latest issued letter of each visit type that the cart needs.
    let letters: [VisitType: Letter]
}

extension Step {
    /// Freezes a cart: today's prices and eligibility, then what is taken off, then tax and shipping, then the fees.
    /// - Throws: `CheckoutError.notFound` for something unknown, `.invalidField` for a retired price, a coupon that does
    ///   not count or a negative amount; what `Cart` throws.
    func freeze(_ request: CartRequest) throws -> FrozenCart {
        try Cart.check(count: request.items.count)
        var lines = try request.items.enumerated().map { place, item in
            try CheckoutError.inside("line_items[\(place)]") { try line(item, recurs: request.recurs) }
        }
        try Cart.check(goods: lines)
        let letters = try letters(of: request.customer, for: lines)
        var discounts: [SessionDiscount] = []
        let terms = request.terms
        if !terms.isEmpty {
            try terms.check()
            for (place, wish) in terms.discounts.enumerated() {
                let (discounted, discount) = try CheckoutError.inside("discounts[\(place)]") {
                    try redemption(wish, for: request.customer, after: discounts).taken(off: lines)
                }
                lines = discounted
                discounts.append(discount)
            }
            lines = CartAmounts.spread(charges: terms.totalCharges, discounts: terms.totalDiscounts, over: lines)
            lines = CartAmounts.spread(tax: terms.tax, shipping: terms.shipping?.amount ?? .zero, over: lines)
            let lacksLetter = !LetterCoverage.missing(for: lines, letters: letters, at: now).isEmpty
            lines += terms.fees.map { $0.line(isApplied: $0.type != SessionFee.consultation || lacksLetter) }
        }
        lines = Cart.frozen(lines, letters: letters, at: now)
        _ = try Cart.total(lines, isFree: request.isFree)
        return FrozenCart(lines: lines, discounts: discounts, letters: letters)
    }

    private func line(_ item: CartItem, recurs: Bool) throws -> SessionLine {
        let price: Price
        let product: Product
        switch item.wish {
        case .price(let id):
            price = try require(id, transaction.find)
            product = try require(price.product, transaction.find)
            guard price.isActive, product.isActive else {
                throw CheckoutError.invalidField(
                    "price", given: price.id.description, expected: "a price that is still sold; this one is retired")
            }
        case .product(let id, let unitAmount, let recurrence):
            guard (recurrence != nil) == recurs else {
                throw CheckoutError.invalidField(
                    "price_data.recurring", given: recurrence?.words ?? "nothing",
                    expected: recurs
                        ? "how often it is charged, such as {\"interval\": \"monthly\"}"
                        : "nothing, as what recurs is bought in mode subscription")
            }
            product = try require(id, transaction.find)
            guard product.isActive else {
                throw CheckoutError.invalidField(
                    "price_data.product", given: id.description,
                    expected: "a product that is still sold; this one is retired")
            }
            price = try insertPrice(of: product, unitAmount, recurrence)
        case .ordered(let order):
            return order.line(
                quantity: item.quantity, product: try order.sku.flatMap { try transaction.product(sku: $0) })
        }
        guard (price.recurrence != nil) == recurs else {
            throw CheckoutError.invalidField(
                "price", given: price.id.description,
                expected: recurs ? "a recurring price" : "a one-time price; this one is for subscriptions")
        }
        return try Cart.line(product: product, price: price, quantity: item.quantity)
    }

    /// The price that a cart names for itself. It stays, so that the lines can be told apart by price, and is retired
    /// from the start, so that nobody else buys at it (ours).
    private func insertPrice(
        of product: Product, _ unitAmount: Money, _ recurrence: Recurrence?
    ) throws -> Price {
        guard (Money.zero...Money.maximumCharge).contains(unitAmount) else {
            throw CheckoutError.amountOutOfRange(unitAmount, least: .zero, most: .maximumCharge)
        }
        try CheckoutError.inside("price_data") { try recurrence?.check() }
        let price = Price(
            id: try transaction.newID(at: now), product: product.id, unitAmount: unitAmount, recurrence: recurrence,
            isActive: false, createdAt: now)
        try transaction.insert(price)
        try record(
            EventType.priceCreated, price.id, customer: nil, [Change("unit_amount", to: String(unitAmount.minorUnits))])
        return price
    }
}

extension CartTerms {
    /// The most discounts and the most fees of a cart. Ours.
    static let most = 20

    fileprivate func check() throws(CheckoutError) {
        let amounts = [("tax_rate", tax), ("shipping_options", shipping?.amount ?? .zero)]
        for (field, amount) in amounts + fees.map({ ("fees", $0.amount) }) {
            guard (Money.zero...Money.maximumCharge).contains(amount) else {
                throw .invalidField(field, given: String(amount.minorUnits), expected: "a number of cents, 0 or more")
            }
        }
        for (field, count) in [("discounts", discounts.count), ("fees", fees.count)] where count > CartTerms.most {
            throw .invalidField(field, given: "\(count) of them", expected: "at most \(CartTerms.most)")
        }
    }
}
