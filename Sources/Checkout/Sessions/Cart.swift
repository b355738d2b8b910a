/// One wish of a cart, before its price is looked up.
public struct CartItem: Hashable, Sendable {
    /// The price of the catalogue.
    public let price: ID<Price>
    /// How many.
    public let quantity: Int

    /// One wish of a cart.
    public init(price: ID<Price>, quantity: Int = 1) {
        self.price = price
        self.quantity = quantity
    }
}

/// A cart as it was asked for becomes lines with their eligibility and sums, which then never change.
public enum Cart {
    /// The most lines of a cart. Ours.
    public static let maximumLines = 100

    /// One line.
    /// - Throws: `CheckoutError.invalidField` for a quantity outside 1…10,000, `.amountOutOfRange` for a sum that no
    ///   card can be charged.
    public static func line(product: Product, price: Price, quantity: Int) throws(CheckoutError) -> SessionLine {
        guard (1...10_000).contains(quantity) else {
            throw .invalidField("quantity", given: String(quantity), expected: "a whole number from 1 to 10000")
        }
        guard let total = price.unitAmount.times(quantity), total <= .maximumCharge else {
            throw .amountOutOfRange(price.unitAmount, least: .zero, most: .maximumCharge)
        }
        return SessionLine(
            product: product.id, price: price.id, sku: product.sku, name: product.name, quantity: quantity,
            unitAmount: price.unitAmount, total: total,
            eligibility: product.eligibility.lineEligibility(visitType: product.visitType))
    }

    /// What the lines come to.
    /// - Throws: `CheckoutError.missingField` for an empty cart, `.invalidField` for too many lines,
    ///   `.amountOutOfRange` for a sum that no card can be charged.
    public static func total(_ lines: [SessionLine]) throws(CheckoutError) -> Money {
        guard !lines.isEmpty else { throw .missingField("line_items") }
        guard lines.count <= maximumLines else {
            throw .invalidField("line_items", given: "\(lines.count) lines", expected: "at most \(maximumLines)")
        }
        let total = lines.map(\.total).sum
        guard (Money.minimumCharge...Money.maximumCharge).contains(total) else {
            throw .amountOutOfRange(total, least: .minimumCharge, most: .maximumCharge)
        }
        return total
    }
}

extension LedgerReader {
    /// The lines of a cart, with today's prices and eligibility.
    /// - Throws: `CheckoutError.notFound` for an unknown price, `.invalidField` for a retired one; what `Cart` throws.
    /// Prices that recur are for subscriptions, which have a mode of their own.
    func lines(of items: [CartItem], recurring: Bool = false) throws -> [SessionLine] {
        let lines = try items.map { item in
            let price = try require(item.price, find)
            let product = try require(price.product, find)
            guard price.isActive, product.isActive else {
                throw CheckoutError.invalidField(
                    "price", given: price.id.description, expected: "a price that is still sold; this one is retired")
            }
            guard (price.recurrence != nil) == recurring else {
                let expected = recurring ? "a recurring price" : "a one-time price; this one is for subscriptions"
                throw CheckoutError.invalidField("price", given: price.id.description, expected: expected)
            }
            return try Cart.line(product: product, price: price, quantity: item.quantity)
        }
        _ = try Cart.total(lines)
        return lines
    }
}
