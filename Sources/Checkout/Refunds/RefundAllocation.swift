/// Which card gets how much back. The preview shows what the refund then does.
public enum RefundAllocation {
    /// What the rule looks at.
    public struct Facts: Sendable {
        /// The cart.
        public let lines: [SessionLine]
        /// The payments of the try that took the money, the health card's first.
        public let payments: [Payment]
        /// The refunds so far.
        public let refunds: [Refund]
        /// What of the lines a capture took; nil for all of them, also where only an amount was named.
        public let captured: [LinePart]?

        /// What the rule looks at.
        public init(
            lines: [SessionLine], payments: [Payment], refunds: [Refund], captured: [LinePart]? = nil
        ) {
            self.lines = lines
            self.payments = payments
            self.refunds = refunds
            self.captured = captured
        }
    }

    /// One card's part of a refund.
    public struct Share: Hashable, Sendable {
        /// The payment that gives it back.
        public let payment: ID<Payment>
        /// The card that gets it.
        public let paymentMethod: ID<PaymentMethod>
        /// How much.
        public let amount: Money
        /// What of the lines it is for.
        public let parts: [LinePart]

        init(_ payment: Payment, _ amount: Money, _ parts: [LinePart] = []) {
            self.payment = payment.id
            paymentMethod = payment.paymentMethod
            self.amount = amount
            self.parts = parts
        }
    }

    /// The shares, the health card's first. All of it goes back whence it came; an amount to the health card first
    /// (ours); lines to the card that paid for them.
    /// - Throws: `CheckoutError.refundTooLarge`, `.lineAmountTooLarge`, `.invalidField`.
    public static func shares(_ request: RefundRequest, _ facts: Facts) throws(CheckoutError) -> [Share] {
        let refundable = facts.payments.map(\.amountRefundable).sum
        var shares: [Share]
        switch request.extent {
        case .full: shares = facts.payments.map { Share($0, $0.amountRefundable) }
        case .amount(let amount):
            guard amount > .zero, amount <= refundable else {
                throw .refundTooLarge(asked: amount, refundable: refundable)
            }
            shares = inOrder(amount, facts.payments)
        case .lines(let wishes): shares = try ofLines(wishes, facts)
        }
        if !request.byCard.isEmpty { shares = try byCard(request, shares, facts) }
        for share in shares {
            guard let payment = facts.payments.first(where: { $0.id == share.payment }),
                share.amount <= payment.amountRefundable
            else { throw .refundTooLarge(asked: shares.map(\.amount).sum, refundable: refundable) }
        }
        shares = shares.filter { $0.amount > .zero }
        guard !shares.isEmpty else { throw .refundTooLarge(asked: .zero, refundable: refundable) }
        return shares
    }

    private static func inOrder(_ amount: Money, _ payments: [Payment]) -> [Share] {
        var left = amount
        return payments.map { payment in
            let share = min(left, payment.amountRefundable)
            left = left - share
            return Share(payment, share)
        }
    }

    private static func ofLines(_ wishes: LineWishes, _ facts: Facts) throws(CheckoutError) -> [Share] {
        let taken = facts.refunds.filter { $0.status != .failed }.flatMap(\.parts)
        let parts = try LineAllocation.parts(wishes, of: facts.lines, captured: facts.captured, taken: taken)
        if let unpaid = parts.first(where: { part in !facts.payments.contains { $0.paysFor(part.line) } }) {
            let line = facts.lines[unpaid.line]
            let item = wishes.items.firstIndex { $0.which.names(line, at: unpaid.line) }
            throw .lineAmountTooLarge(line: line.name, item: item, asked: unpaid.amount, left: .zero)
        }
        return facts.payments.map { payment in
            let own = parts.filter { payment.paysFor($0.line) }
            return Share(payment, own.map(\.amount).sum, own)
        }
    }

    /// The merchant's own division. It has to come to what was asked for; what of the lines it is for stays as it was.
    private static func byCard(
        _ request: RefundRequest, _ shares: [Share], _ facts: Facts
    ) throws(CheckoutError) -> [Share] {
        let (asked, divided) = (shares.map(\.amount).sum, request.byCard.map(\.amount).sum)
        guard request.extent == .full || asked == divided else {
            throw .invalidField(
                "payment_methods", given: divided.description, expected: "amounts that come to \(asked)")
        }
        var parts = shares.flatMap(\.parts)[...]
        var chosen: [Share] = []
        for card in request.byCard {
            guard card.amount > .zero,
                let payment = facts.payments.first(where: { $0.paymentMethod == card.paymentMethod }),
                !chosen.contains(where: { $0.payment == payment.id })
            else {
                throw .invalidField(
                    "payment_methods", given: card.paymentMethod.description,
                    expected: "each card that paid, once, with a number of cents above 0")
            }
            guard card.amount <= payment.amountRefundable else {
                throw .refundTooLarge(asked: card.amount, refundable: payment.amountRefundable)
            }
            chosen.append(Share(payment, card.amount, Array(parts)))
            parts = []
        }
        return chosen
    }
}

extension Payment {
    /// Whether it pays for the line at this place.
    public func paysFor(_ line: Int) -> Bool { lines?.contains(line) ?? true }
}
