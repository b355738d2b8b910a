/// A part of one line's money: what is captured or given back of it.
public struct LinePart: Hashable, Sendable {
    /// The line's place in the cart, from 0.
    public let line: Int
    /// For the goods, after the discount.
    public var goods: Money
    /// Of the line's tax.
    public var tax: Money
    /// Of the line's shipping.
    public var shipping: Money

    /// A part of one line's money.
    public init(line: Int, goods: Money = .zero, tax: Money = .zero, shipping: Money = .zero) {
        self.line = line
        self.goods = goods
        self.tax = tax
        self.shipping = shipping
    }

    /// All of it together.
    public var amount: Money { goods + tax + shipping }
}

/// Parts of a cart as a merchant names them (Flex: `line_items`, `amount_tax`, `amount_shipping`, `amount_discount` of a
/// capture or a refund).
public struct LineWishes: Hashable, Sendable {
    /// The lines.
    public var items: [Item]
    /// Of the tax, on top.
    public var tax: Money
    /// Of the shipping, on top.
    public var shipping: Money
    /// Of the discount, off the amounts that `items` name.
    public var discount: Money

    /// The names of its sums: what is refused of one of these is named so.
    public static let sums: Set<String> = ["amount_tax", "amount_shipping", "amount_discount"]

    /// One line, or all lines of one product, and how much of it.
    public struct Item: Hashable, Sendable {
        /// Which.
        public var which: Which
        /// How much; nil for all that is left of it, its discount already taken off.
        public var amount: Money?

        /// How a merchant names a line.
        public enum Which: Hashable, Sendable {
            /// By its product.
            case product(ID<Product>)
            /// By its price.
            case price(ID<Price>)
            /// By its place in the cart, from 0.
            case place(Int)
        }

        /// One line and how much of it.
        public init(_ which: Which, amount: Money? = nil) {
            self.which = which
            self.amount = amount
        }
    }

    /// Parts of a cart.
    public init(items: [Item] = [], tax: Money = .zero, shipping: Money = .zero, discount: Money = .zero) {
        self.items = items
        self.tax = tax
        self.shipping = shipping
        self.discount = discount
    }

    /// The wishes in a fixed form.
    var fingerprint: String {
        let items = items.map { item -> String in
            let amount = item.amount.map { String($0.minorUnits) } ?? "all"
            switch item.which {
            case .product(let id): return "\(id):\(amount)"
            case .price(let id): return "\(id):\(amount)"
            case .place(let place): return "\(place):\(amount)"
            }
        }
        return "\(items) \(tax.minorUnits) \(shipping.minorUnits) \(discount.minorUnits)"
    }
}

extension LineWishes.Item.Which {
    /// Whether it names this line, which stands at this place.
    func names(_ line: SessionLine, at place: Int) -> Bool {
        switch self {
        case .product(let id): return line.product == id
        case .price(let id): return line.price == id
        case .place(let named): return named == place
        }
    }

    /// The field of an item that names the line so, with its dot; empty where its place is named.
    var field: String {
        switch self {
        case .product: return ".product"
        case .price: return ".price"
        case .place: return ""
        }
    }

    var words: String {
        switch self {
        case .product(let id): return id.description
        case .price(let id): return id.description
        case .place(let place): return "item \(place + 1)"
        }
    }
}
