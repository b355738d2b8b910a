/// How much of which hold is taken; what is not taken is given back.
public enum CaptureAllocation {
    /// What to take of each payment, in their order, and what of the lines that is.
    public struct Taking: Hashable, Sendable {
        /// For each payment.
        public let amounts: [Money]
        /// What of the lines; empty where only an amount was named.
        public let parts: [LinePart]
    }

    /// The amounts. All of each hold; an amount from the health card first; lines from the card that pays for them.
    /// - Parameter payments: those that hold money, the health card's first.
    /// - Throws: `CheckoutError.captureTooLarge`, `.amountOutOfRange`, `.lineAmountTooLarge`, `.invalidField`.
    public static func taking(
        _ extent: CaptureRequest.Extent, of lines: [SessionLine], payments: [Payment]
    ) throws(CheckoutError) -> Taking {
        let taking: Taking
        switch extent {
        case .all: taking = Taking(amounts: payments.map(\.amount), parts: LineAllocation.whole(lines))
        case .amount(let amount):
            var left = amount
            let amounts = payments.map { payment in
                let share = min(left, payment.amount)
                left = left - share
                return share
            }
            guard left <= .zero else { throw .captureTooLarge(asked: amount, held: payments.map(\.amount).sum) }
            taking = Taking(amounts: amounts, parts: [])
        case .lines(let wishes):
            let parts = try LineAllocation.parts(wishes, of: lines)
            taking = Taking(
                amounts: payments.map { payment in parts.filter { payment.paysFor($0.line) }.map(\.amount).sum },
                parts: parts)
        }
        let (sum, held) = (taking.amounts.sum, payments.map(\.amount).sum)
        guard sum >= .minimumCharge else { throw .amountOutOfRange(sum, least: .minimumCharge, most: held) }
        return taking
    }
}
