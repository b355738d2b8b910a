/// How much of which hold is taken; what is not taken is given back.
public enum CaptureAllocation {
    /// What to take of each payment, in their order, and what of the lines that is.
    public struct Taking: Hashable, Sendable {
        /// For each payment.
        public let amounts: [Money]
        /// What of the lines; empty where only an amount was named.
        public let parts: [LinePart]
    }

    /// The amounts. All of each hold; an amount from the health card first; lines from the card that pays for them. No card
    /// is asked for less than a card can be charged.
    /// - Parameter payments: those that hold money, the health card's first.
    /// - Throws: `CheckoutError.captureTooLarge`, `.amountOutOfRange`, `.lineAmountTooLarge`, `.invalidField`.
    public static func taking(
        _ extent: CaptureRequest.Extent, of lines: [SessionLine], payments: [Payment]
    ) throws(CheckoutError) -> Taking {
        let taking: Taking
        switch extent {
        case .all: taking = Taking(amounts: payments.map(\.amount), parts: LineAllocation.whole(lines))
        case .amount(let amount):
            taking = Taking(amounts: try shares(of: amount, payments.map(\.amount)), parts: [])
        case .lines(let wishes):
            let parts = try LineAllocation.parts(wishes, of: lines)
            taking = Taking(
                amounts: payments.map { payment in parts.filter { payment.paysFor($0.line) }.map(\.amount).sum },
                parts: parts)
        }
        let (sum, held) = (taking.amounts.sum, payments.map(\.amount).sum)
        guard sum >= .minimumCharge else { throw .amountOutOfRange(sum, least: .minimumCharge, most: held) }
        for (amount, payment) in zip(taking.amounts, payments) where amount > .zero && amount < .minimumCharge {
            throw .amountOutOfRange(amount, least: .minimumCharge, most: payment.amount)
        }
        return taking
    }

    /// An amount of one hold or two, of the first as far as it goes. Where too little is left for the second, it takes as
    /// little as a card can be charged, and the first what is left then; where that is too little, the second takes all.
    private static func shares(of amount: Money, _ holds: [Money]) throws(CheckoutError) -> [Money] {
        guard amount <= holds.sum else { throw .captureTooLarge(asked: amount, held: holds.sum) }
        guard holds.count == 2, amount > holds[0] else {
            return holds.indices.map { $0 == 0 ? amount : .zero }
        }
        let second = max(amount - holds[0], .minimumCharge)
        if amount - second >= .minimumCharge { return [amount - second, second] }
        guard amount <= holds[1] else {
            throw .amountOutOfRange(amount, least: .minimumCharge, most: max(holds[0], holds[1]))
        }
        return [.zero, amount]
    }
}
