import Checkout
import Dialects
import OrderedJSON

/// A cart of which is asked how it may be paid (`truemed_checkout_method`). Its fields are ours, named as an order's:
/// `items` with `sku`, and `price` and `quantity` where they are known.
struct QuestionedCart {
    private let items: [(sku: String, amount: Money?)]
    /// How an item that the catalogue does not know may be paid.
    private let whenUnknown: LineEligibility

    /// - Parameter isStrict: whether an item that the catalogue does not know cannot be paid with health money.
    init(_ body: Fields, isStrict: Bool) throws(CheckoutError) {
        guard let objects = try body.objects("items") else { throw .missingField("items") }
        guard (1...Cart.maximumLines).contains(objects.count) else {
            throw .invalidField("items", given: "\(objects.count) items", expected: "1 to \(Cart.maximumLines)")
        }
        var items: [(String, Money?)] = []
        for fields in objects {
            let quantity = try fields.integer("quantity") ?? 1
            guard (1...Cart.maximumQuantity).contains(quantity) else {
                throw fields.wrong("quantity", .int(quantity), "1 to \(Cart.maximumQuantity)")
            }
            // Neither factor is large enough for the product to overflow.
            items.append((try fields.sku(), try fields.money("price").flatMap { $0.times(quantity) }))
        }
        self.items = items
        whenUnknown = isStrict ? .notEligible : OrderItem.sandboxEligibility
    }

    func answer(_ reader: any LedgerReader) throws -> JSON {
        let known = try items.map { item in
            let product = try reader.product(sku: item.sku)
            return (
                sku: item.sku,
                eligibility: product.map { $0.eligibility.lineEligibility(visitType: $0.visitType) } ?? whenUnknown
            )
        }
        let ways = WaysToPay(for: zip(items, known).map { WaysToPay.Item($1.eligibility, amount: $0.amount) })
        return Truemed.checkoutMethod(known, ways)
    }
}
