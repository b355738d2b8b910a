import Checkout
import OrderedJSON

extension LineWishes {
    /// The lines of a capture or a refund and what is wanted of each, with tax, shipping and discount beside them; nil
    /// where none of it is said.
    /// - Parameter amount: the name of a line's amount: `amount_to_capture`, `amount_to_refund`.
    init?(_ fields: Fields, amount: String) throws(CheckoutError) {
        let lines = try fields.objects("line_items")
        if lines?.isEmpty == true { throw fields.wrong("line_items", [], "at least one line") }
        let (tax, shipping) = (try fields.money("amount_tax"), try fields.money("amount_shipping"))
        let discount = try fields.money("amount_discount")
        guard lines != nil || tax != nil || shipping != nil || discount != nil else { return nil }
        var items: [Item] = []
        for line in lines ?? [] {
            let wanted = try line.positiveMoney(amount)
            if let price = try line.id("price", as: Price.self) {
                items.append(Item(.price(price), amount: wanted))
            } else {
                items.append(Item(.product(try line.requiredID("product")), amount: wanted))
            }
        }
        self.init(
            items: items, tax: tax ?? .zero, shipping: shipping ?? .zero, discount: discount ?? .zero)
    }
}

extension Fields {
    /// How much of a session's money is meant: an amount, or parts of its cart, which exclude each other (section 3.6).
    /// - Parameter name: the name of a line's amount.
    fileprivate func extent<Extent>(
        byLine name: String, amount: (Money) -> Extent, lines: (LineWishes) -> Extent
    ) throws(CheckoutError) -> Extent? {
        try refuse("amount", beside: ["line_items", "amount_tax", "amount_shipping", "amount_discount"])
        if let wishes = try LineWishes(self, amount: name) { return lines(wishes) }
        return try positiveMoney("amount").map(amount)
    }

    fileprivate func positiveMoney(_ name: String) throws(CheckoutError) -> Money? {
        let amount = try money(name)
        if amount == .zero { throw wrong(name, 0, "a number of cents above 0") }
        return amount
    }
}

extension CaptureRequest {
    init(_ session: ID<CheckoutSession>, _ fields: Fields, key: String?) throws(CheckoutError) {
        let extent = try fields.extent(
            byLine: "amount_to_capture", amount: Extent.amount, lines: Extent.lines)
        // Both are of the capture (ours); what is said in both is what the capture's own says.
        let notes = try fields.metadata() ?? [:]
        let own = try fields.metadata("capture_metadata") ?? [:]
        let all = notes.merging(own) { _, own in own }
        try Notes.check(all, in: fields.path(of: "metadata"))
        self.init(
            session: session, extent: extent ?? .all, isFinal: try fields.bool("final_capture") ?? true, metadata: all,
            idempotencyKey: key)
    }
}

extension RefundRequest {
    /// The forms of section 3.6: lines, an amount, or everything.
    init(_ session: ID<CheckoutSession>, _ fields: Fields, key: String?) throws(CheckoutError) {
        let extent = try fields.extent(byLine: "amount_to_refund", amount: Extent.amount, lines: Extent.lines)
        var cards: [CardAmount] = []
        for card in try fields.objects("payment_methods") ?? [] {
            guard let amount = try card.money("amount") else { throw .missingField(card.path(of: "amount")) }
            cards.append(CardAmount(try card.requiredID("payment_method_id"), amount))
        }
        self.init(
            session: session, extent: extent ?? .full, byCard: cards, reason: try fields.word("reason"),
            metadata: try fields.metadata("refund_metadata") ?? [:], idempotencyKey: key)
    }
}
