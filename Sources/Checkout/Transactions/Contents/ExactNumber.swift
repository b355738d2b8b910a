/// An exact decimal number with up to nine decimal places: a quantity of 1.5, a commission of 12.5 percent. Money times
/// such a number is worked out in integers.
public struct ExactNumber: Hashable, Sendable {
    /// The digits without the point: 125 for 12.5.
    public let digits: Int64
    /// How many of them stand behind the point: 1 for 12.5.
    public let places: Int

    /// A whole number.
    public init(_ whole: Int) {
        (digits, places) = (Int64(whole), 0)
    }

    /// A number as it is written, `12.5` or `-3`: up to twelve digits before the point and nine behind it, no exponent.
    /// The limits are ours.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let isNegative = parts[0].first == "-"
        let whole = parts[0].drop { $0 == "-" && isNegative }
        let fraction = parts.count == 2 ? parts[1] : ""
        guard parts[0].count - whole.count <= 1, (1...12).contains(whole.count), fraction.count <= 9,
            parts.count == 1 || !fraction.isEmpty,
            (String(whole) + String(fraction)).allSatisfy(\.isASCIIDigit)
        else { return nil }
        let trimmed = fraction.reversed().drop { $0 == "0" }.reversed()
        guard let digits = Int64(String(whole) + String(trimmed)), whole.count + trimmed.count <= 18 else { return nil }
        self.digits = isNegative ? -digits : digits
        places = trimmed.count
    }

    /// Whether it is less than nothing.
    public var isNegative: Bool { digits < 0 }

    /// The same amount, less than nothing where this is more.
    public static prefix func - (number: ExactNumber) -> ExactNumber {
        ExactNumber(digits: -number.digits, places: number.places)
    }

    private init(digits: Int64, places: Int) {
        (self.digits, self.places) = (digits, places)
    }

    /// This many times a whole number; nil when it does not fit.
    func times(_ count: Int) -> ExactNumber? {
        let (product, isOver) = digits.multipliedReportingOverflow(by: Int64(count))
        return isOver ? nil : ExactNumber(digits: product, places: places)
    }

    /// An amount times this, divided by a whole number, to the nearest minor unit; halves go away from zero. Ours, since
    /// no reference says how a half cent is rounded. Nil beyond what a line may come to.
    public func of(_ amount: Money, dividedBy divisor: Int64 = 1) -> Money? {
        let product = Int128(amount.minorUnits) * Int128(digits)
        let scale = (0..<places).reduce(Int128(divisor)) { scale, _ in scale * 10 }
        let (quotient, rest) = product.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
        let rounded = rest * 2 >= scale.magnitude ? quotient + 1 : quotient
        guard rounded <= Money.maximumCharge.minorUnits else { return nil }
        return Money(minorUnits: product < 0 ? -Int(rounded) : Int(rounded))
    }
}

extension ExactNumber: CustomStringConvertible {
    /// As it would be written: `12.5`, `-3`.
    public var description: String {
        let text = padded(digits.magnitude, places + 1)
        let point = text.index(text.endIndex, offsetBy: -places)
        let fraction = places == 0 ? "" : "." + text[point...]
        return (digits < 0 ? "-" : "") + text[..<point] + fraction
    }
}

private func padded(_ digits: UInt64, _ width: Int) -> String {
    let text = String(digits)
    return String(repeating: "0", count: max(0, width - text.count)) + text
}
