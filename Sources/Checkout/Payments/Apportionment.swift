/// Divides an amount in proportion to weights without losing a cent: everybody gets their whole cents, and the cents
/// that are left go to the largest remainders, of equal ones to the first.
public enum Apportionment {
    /// The shares, one for each weight; they add up to the amount. Nobody gets more than their weight unless the amount
    /// is more than all weights. Where all weights are zero everybody counts alike.
    /// - Parameters:
    ///   - amount: zero up to `Money.maximumCharge`.
    ///   - weights: each zero or more, together at most `Money.maximumCharge`.
    public static func shares(of amount: Money, by weights: [Money]) -> [Money] {
        guard amount > .zero, !weights.isEmpty else { return weights.map { _ in .zero } }
        let all = weights.map(\.minorUnits).reduce(0, +)
        let weights = all > 0 ? weights.map(\.minorUnits) : weights.map { _ in 1 }
        let whole = all > 0 ? all : weights.count
        let parts = weights.map { (amount.minorUnits * $0).quotientAndRemainder(dividingBy: whole) }
        let left = amount.minorUnits - parts.map(\.quotient).reduce(0, +)
        let favoured = parts.indices.sorted { (parts[$1].remainder, $0) < (parts[$0].remainder, $1) }.prefix(left)
        var shares = parts.map(\.quotient)
        for index in favoured { shares[index] += 1 }
        return shares.map(Money.init(minorUnits:))
    }
}
