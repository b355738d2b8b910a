/// An amount in integer minor units (cents of a US dollar). Never floating point; sums that do not fit are refused.
public struct Money: Hashable, Comparable, Sendable {
    /// Cents; discounts are negative.
    public let minorUnits: Int

    /// An amount of this many cents.
    public init(minorUnits: Int) {
        self.minorUnits = minorUnits
    }

    /// Nothing.
    public static let zero = Money(minorUnits: 0)
    /// The least a card network takes, $0.50 (Stripe; Flex names it for its own charges).
    public static let minimumCharge = Money(minorUnits: 50)
    /// The most a line, a cart or a charge of ours may come to: 99,999,999 cents, the networks' eight digits. Ours.
    public static let maximumCharge = Money(minorUnits: 99_999_999)

    /// The sum, or nil when it does not fit.
    public func adding(_ other: Money) -> Money? {
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow ? nil : Money(minorUnits: sum)
    }

    /// The amount times a quantity, or nil when it does not fit.
    public func times(_ quantity: Int) -> Money? {
        let (product, overflow) = minorUnits.multipliedReportingOverflow(by: quantity)
        return overflow ? nil : Money(minorUnits: product)
    }

    /// The sum of two amounts known to lie within `maximumCharge`, as every stored one does.
    public static func + (left: Money, right: Money) -> Money { Money(minorUnits: left.minorUnits + right.minorUnits) }
    /// The difference of two amounts known to lie within `maximumCharge`, as every stored one does.
    public static func - (left: Money, right: Money) -> Money { Money(minorUnits: left.minorUnits - right.minorUnits) }
    /// Adds an amount known to lie within `maximumCharge`.
    public static func += (left: inout Money, right: Money) { left = left + right }

    public static func < (left: Money, right: Money) -> Bool { left.minorUnits < right.minorUnits }
}

extension Money: CustomStringConvertible {
    /// Dollars and cents for a person: `$1,204.50`, `-$5.00`.
    public var description: String {
        let magnitude = minorUnits.magnitude
        let digits = Array(String(magnitude / 100))
        var dollars = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { dollars += "," }
            dollars.append(digit)
        }
        return "\(minorUnits < 0 ? "-" : "")$\(dollars).\(padded(Int(magnitude % 100), 2))"
    }
}

extension Sequence<Money> {
    /// The sum of amounts known to lie within `Money.maximumCharge`.
    public var sum: Money { reduce(.zero, +) }
}
