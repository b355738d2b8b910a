/// A number with a fraction or an exponent, as it was written, so that `0.1M` stays a tenth.
public struct EDNDecimal: Sendable {
    /// The digits as they were written, without the `M` and without a `+` in front: `0.1`, `-2.50`, `1e3`.
    public let text: String
    /// Whether an `M` asked for an exact decimal; others are floating-point numbers.
    public let isExact: Bool

    /// A decimal from its digits.
    public init(_ text: String, isExact: Bool) {
        self.text = text
        self.isExact = isExact
    }
}

extension EDNDecimal: Hashable {
    /// Exact ones are equal when written alike, others when they are the same floating-point number.
    public static func == (left: EDNDecimal, right: EDNDecimal) -> Bool {
        guard left.isExact == right.isExact else { return false }
        return left.isExact ? left.text == right.text : Double(left.text) == Double(right.text)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(isExact)
        if isExact { hasher.combine(text) } else { hasher.combine(Double(text)) }
    }
}
