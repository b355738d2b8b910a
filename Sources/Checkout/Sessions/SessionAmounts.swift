extension CheckoutSession {
    /// The lines that are goods or services, without the fees.
    public var items: [SessionLine] { lines.filter { $0.fee == nil } }

    /// What the goods cost before anything is taken off or added.
    public var amountSubtotal: Money { items.map(\.subtotal).sum }

    /// What was taken off.
    public var amountDiscount: Money { lines.map(\.discount).sum }

    /// The tax on top.
    public var amountTax: Money { lines.map(\.tax).sum }

    /// The shipping on top.
    public var amountShipping: Money { lines.map(\.shipping).sum }

    /// What the cart comes to: the subtotal less the discount, with charges, tax, shipping and fees; nothing while a card
    /// is only saved for it.
    public var amountTotal: Money { savesWithoutMoney ? .zero : lines.map(\.total).sum }

    /// What health money could pay of it when the session was made.
    public var amountHealthPayable: Money { lines.filter(\.isHealthPayable).map(\.total).sum }
}
