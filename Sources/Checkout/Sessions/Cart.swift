/// One wish of a cart, before its price is looked up.
public struct CartItem: Hashable, Sendable {
    /// What is wanted, and what it costs.
    public let wish: Wish
    /// How many.
    public let quantity: Int

    /// What a wish names (Flex: `price` or `price_data`).
    public enum Wish: Hashable, Sendable {
        /// A price of the catalogue.
        case price(ID<Price>)
        /// A product at a price that the merchant names for this cart, charged again and again where it says how often.
        case product(ID<Product>, unitAmount: Money, recurrence: Recurrence? = nil)
        /// An item that the merchant describes for this cart.
        case ordered(OrderItem)
    }

    /// A wish at a price of the catalogue.
    public init(price: ID<Price>, quantity: Int = 1) {
        self.init(.price(price), quantity: quantity)
    }

    /// One wish of a cart.
    public init(_ wish: Wish, quantity: Int = 1) {
        self.wish = wish
        self.quantity = quantity
    }
}

extension [CartItem] {
    /// The cart in a fixed form.
    var fingerprint: String {
        map { item in
            switch item.wish {
            case .price(let id): return "\(id)x\(item.quantity)"
            case .product(let id, let amount, let recurrence):
                let period = recurrence.map { "/\($0.count)\($0.interval)\($0.trialDays.map { "+\($0)" } ?? "")" } ?? ""
                return "\(id)@\(amount.minorUnits)\(period)x\(item.quantity)"
            case .ordered(let order): return "\(order.fingerprint)x\(item.quantity)"
            }
        }.joined(separator: ",")
    }
}

/// A cart as it was asked for becomes lines with their eligibility and sums, which then never change.
public enum Cart {
    /// The most lines of a cart. Ours.
    public static let maximumLines = 100
    /// The most of one thing. Ours.
    public static let maximumQuantity = 10_000

    /// One line.
    /// - Throws: `CheckoutError.invalidField` for a quantity outside 1…10,000, `.amountOutOfRange` for a sum that no
    ///   card can be charged.
    public static func line(product: Product, price: Price, quantity: Int) throws(CheckoutError) -> SessionLine {
        guard (1...maximumQuantity).contains(quantity) else {
            throw .invalidField(
                "quantity", given: String(quantity), expected: "a whole number from 1 to \(maximumQuantity)")
        }
        guard let subtotal = price.unitAmount.times(quantity), subtotal <= .maximumCharge else {
            throw .amountOutOfRange(price.unitAmount, least: .zero, most: .maximumCharge)
        }
        return SessionLine(
            product: product.id, price: price.id, sku: product.sku, name: product.name, quantity: quantity,
            unitAmount: price.unitAmount,
            eligibility: product.eligibility.lineEligibility(visitType: product.visitType))
    }

    /// What the lines come to.
    /// - Parameter isFree: whether nothing of it is charged now.
    /// - Throws: `CheckoutError.missingField` for an empty cart, `.invalidField` for too many lines,
    ///   `.amountOutOfRange` for a sum that no card can be charged.
    public static func total(_ lines: [SessionLine], isFree: Bool = false) throws(CheckoutError) -> Money {
        guard !lines.isEmpty else { throw .missingField("line_items") }
        try check(count: lines.count)
        let total = lines.map(\.total).sum
        let least = isFree ? Money.zero : .minimumCharge
        guard (least...Money.maximumCharge).contains(total) else {
            throw .amountOutOfRange(total, least: least, most: .maximumCharge)
        }
        return total
    }

    /// Refuses more lines than a cart has.
    /// - Throws: `CheckoutError.invalidField`.
    static func check(count: Int) throws(CheckoutError) {
        guard count <= maximumLines else {
            throw .invalidField("line_items", given: "\(count) lines", expected: "at most \(maximumLines)")
        }
    }

    /// Refuses goods that come to more than a card can be charged, whatever is taken off them: more cannot be reckoned
    /// with (ours).
    /// - Throws: `CheckoutError.amountOutOfRange`.
    static func check(goods lines: [SessionLine]) throws(CheckoutError) {
        let goods = lines.map(\.goods).sum
        guard goods <= .maximumCharge else {
            throw .amountOutOfRange(goods, least: .zero, most: .maximumCharge)
        }
    }

    /// The lines with what these letters make of them: health money pays for a letter line while its letter is valid.
    static func frozen(_ lines: [SessionLine], letters: [VisitType: Letter], at now: Instant) -> [SessionLine] {
        lines.map { line in
            guard let letter = line.eligibility.neededLetter.flatMap({ letters[$0] }) else { return line }
            var line = line
            line.isHealthPayable = LetterValidity.isValid(letter, at: now)
            return line
        }
    }
}
