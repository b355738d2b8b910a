// What is sold, to be searched, with how many of each are wanted.
import Checkout
import Terminal

/// A cart being filled.
struct CartPicker: Hashable, Sendable {
    /// What a key led to.
    enum Outcome: Hashable, Sendable {
        /// The key means nothing here.
        case ignored
        /// The cart or the list looks different.
        case changed
        /// Enter: the cart is as it should be.
        case accepted
    }

    private let prices: [PriceRow]
    private var list: PickList
    private var quantities: [ID<Price>: Int] = [:]

    /// A cart to be filled from these prices.
    init(_ prices: [PriceRow] = []) {
        self.prices = prices
        list = PickList(prices.map(PickRow.init), placeholder: "search what is sold")
    }

    /// What is wanted, in the order of the list.
    var items: [CartItem] {
        prices.compactMap { row in
            quantities[row.price.id].map { CartItem(price: row.price.id, quantity: $0) }
        }
    }

    /// Whether nothing is wanted.
    var isEmpty: Bool { quantities.isEmpty }

    /// The lines of the cart, as they would be frozen now.
    /// - Throws: what `Cart` throws for sums that no card can be charged.
    func lines() throws(CheckoutError) -> [SessionLine] {
        var lines: [SessionLine] = []
        for row in prices {
            guard let quantity = quantities[row.price.id] else { continue }
            lines.append(try Cart.line(product: row.product, price: row.price, quantity: quantity))
        }
        _ = try Cart.total(lines)
        return lines
    }

    /// The cart in a line: what is wanted, whatever the search shows, and what it comes to.
    var summary: String {
        do throws(CheckoutError) {
            let lines = try lines()
            return "\(lines.cartWords): \(lines.map(\.total).sum)"
        } catch {
            return error.message
        }
    }

    /// The words of a command: `--price fprice_… --quantity 2`, for each line. Quantities count in the order of the
    /// prices, so either all are said or none.
    var words: [String] {
        let wanted = prices.compactMap { row in quantities[row.price.id].map { (row.price.id, $0) } }
        let isPlain = wanted.allSatisfy { $0.1 == 1 }
        return wanted.flatMap { price, quantity in
            ["--price", price.description] + (isPlain ? [] : ["--quantity", String(quantity)])
        }
    }

    /// Moves, searches, adds with → or +, takes away with ← or -. Enter on an empty cart takes one of what is selected.
    mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .right, .character("+"): add(1)
        case .left, .character("-"): add(-1)
        case .enter:
            if isEmpty { add(1) }
            return isEmpty ? .changed : .accepted
        case .escape, .tab, .backTab: return .ignored
        default: return list.handle(key) == .ignored ? .ignored : .changed
        }
        return .changed
    }

    /// Adds one of a row that was clicked.
    mutating func click(_ row: Int) {
        list.select(row)
        add(1)
    }

    /// Takes pasted text into the search.
    mutating func paste(_ text: String) { list.paste(text) }

    private mutating func add(_ count: Int) {
        guard let row = list.selected, let id = ID<Price>(row.id) else { return }
        let quantity = min(10_000, (quantities[id] ?? 0) + count)
        quantities[id] = quantity > 0 ? quantity : nil
    }

    /// Draws the list, the quantities before the rows.
    func draw(on canvas: inout Canvas, in area: Rect, focused: Bool) {
        list.draw(on: &canvas, in: area, focused: focused) { row in
            let quantity = ID<Price>(row.id).flatMap { quantities[$0] } ?? 0
            let digits = quantity == 0 ? "" : String(quantity)
            return String(repeating: " ", count: max(0, 3 - digits.count)) + digits + (quantity == 0 ? "   " : " x ")
        }
    }
}

extension PickRow {
    /// A price as a row: the product, what it costs and how it may be paid.
    fileprivate init(_ row: PriceRow) {
        let facts = [row.price.description, row.paymentWords].compactMap { $0 }
        self.init(
            id: row.price.id.description, title: row.product.name, amount: row.price.unitAmount.description,
            note: facts.joined(separator: " · "))
    }
}
