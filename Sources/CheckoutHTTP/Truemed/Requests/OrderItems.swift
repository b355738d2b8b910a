import Checkout
import OrderedJSON

/// The items of an order (`order_items`) and what is said of their charges and discounts, by their places.
struct OrderItems {
    let items: [CartItem]
    /// The items' `amount_details` as they were sent.
    let amountDetails: [String: String]

    /// - Parameter isStrict: whether an item that the catalogue does not know cannot be paid with health money.
    init(_ body: Fields, isStrict: Bool) throws(CheckoutError) {
        guard let objects = try body.objects("order_items") else { throw .missingField(body.path(of: "order_items")) }
        guard !objects.isEmpty else {
            throw .invalidField(body.path(of: "order_items"), given: "[]", expected: "at least one item")
        }
        guard objects.count <= Cart.maximumLines else {
            throw .invalidField(
                body.path(of: "order_items"), given: "\(objects.count) items", expected: "at most \(Cart.maximumLines)")
        }
        var (items, texts): ([CartItem], [String: String]) = ([], [:])
        for (place, fields) in objects.enumerated() {
            let details = try fields.object("amount_details")
            let amounts = try AmountDetails(details)
            texts[String(place)] = amounts.text
            let quantity = try fields.requiredWhole("quantity", in: 1...Cart.maximumQuantity)
            let order = OrderItem(
                name: try fields.itemName(), sku: try fields.string("sku"),
                unitAmount: try fields.requiredAmount("price", in: .charged), charges: amounts.charges,
                discounts: amounts.discounts,
                whenUnknown: isStrict ? .notEligible : OrderItem.sandboxEligibility)
            items.append(CartItem(.ordered(order), quantity: quantity))
        }
        self.items = items
        amountDetails = texts
    }
}

extension Fields {
    /// What an item is called.
    fileprivate func itemName() throws(CheckoutError) -> String {
        let name = try requiredString("name")
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw wrong("name", .string(name), "what the item is called")
        }
        return name
    }
}

/// The charges and discounts of an order or of one item (`amount_details`).
struct AmountDetails {
    let charges: Money
    let discounts: Money
    /// The object as it was sent; nil where there was none.
    let text: String?

    init(_ fields: Fields?) throws(CheckoutError) {
        charges = Money(minorUnits: try fields?.whole("total_additional_charges", in: .charged) ?? 0)
        discounts = Money(minorUnits: try fields?.whole("total_discounts", in: .discounted) ?? 0)
        for list in ["additional_charges_details", "discounts_details"] { _ = try fields?.objects(list) }
        text = fields?.compact
    }
}
