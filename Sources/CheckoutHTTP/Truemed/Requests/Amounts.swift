import Checkout
import OrderedJSON

extension Fields {
    /// A whole number of any size and sign; the engine's rules say what is wrong with it. One that is too large to reckon
    /// with at all is refused here, in the same words.
    /// - Parameter range: what is expected, for that refusal.
    /// - Throws: `CheckoutError.totalInvalid`; `.invalidField` for what is no whole number.
    func whole(_ name: String, in range: ClosedRange<Int>) throws(CheckoutError) -> Int? {
        if case .number(let digits)? = value(name), digits.utf8.allSatisfy(\.isOfWholeNumber) {
            throw .totalInvalid(.outOfRange(field: path(of: name), given: digits, expected: range))
        }
        return try integer(name)
    }

    func requiredWhole(_ name: String, in range: ClosedRange<Int>) throws(CheckoutError) -> Int {
        guard let number = try whole(name, in: range) else { throw .missingField(path(of: name)) }
        return number
    }

    /// An amount in cents, as `requiredWhole`.
    func requiredAmount(_ name: String, in range: ClosedRange<Int>) throws(CheckoutError) -> Money {
        Money(minorUnits: try requiredWhole(name, in: range))
    }
}

extension ClosedRange<Int> {
    /// What can be charged, in cents.
    static var charged: ClosedRange<Int> { 0...Money.maximumCharge.minorUnits }
    /// What can be taken off, in cents: a discount is negative (ours).
    static var discounted: ClosedRange<Int> { -Money.maximumCharge.minorUnits...0 }
}

extension UInt8 {
    /// Whether it is a digit, or the sign before digits.
    fileprivate var isOfWholeNumber: Bool {
        self == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
    }
}
