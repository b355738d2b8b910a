/// A card as its owner types it. It lives only until the card network has taken it; nothing writes it anywhere.
public struct CardEntry: Sendable {
    /// The digits, spaces and dashes left out.
    public let number: String
    /// The month printed on it.
    public let expiry: CardExpiry
    /// Three or four digits.
    public let cvc: String
    /// The postal code of its bill.
    public let postalCode: String

    /// A card as typed, checked for its form only; whether the number exists is the network's word.
    /// - Throws: `CheckoutError.invalidField` naming what to type instead.
    public init(number: String, expiry: String, cvc: String, postalCode: String) throws(CheckoutError) {
        self.number = try CardEntry.digits(number)
        self.expiry = try CardEntry.month(expiry)
        self.cvc = try CardEntry.code(cvc)
        self.postalCode = try CardEntry.postal(postalCode)
    }

    /// Everything that is wrong with the form of a card as typed: each field with what to type instead.
    public static func faults(number: String, expiry: String, cvc: String, postalCode: String) -> [CheckoutError] {
        [
            CheckoutError.fault { () throws(CheckoutError) in try digits(number) },
            CheckoutError.fault { () throws(CheckoutError) in try month(expiry) },
            CheckoutError.fault { () throws(CheckoutError) in try code(cvc) },
            CheckoutError.fault { () throws(CheckoutError) in try postal(postalCode) },
        ].compactMap(\.self)
    }

    private static func digits(_ text: String) throws(CheckoutError) -> String {
        let digits = text.filter { !" -".contains($0) }
        guard (12...19).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else {
            throw .invalidField("number", given: "•••", expected: "12 to 19 digits, such as 4242 4242 4242 4242")
        }
        return digits
    }

    private static func month(_ text: String) throws(CheckoutError) -> CardExpiry {
        guard let month = CardExpiry(text) else {
            throw .invalidField("expires", given: text, expected: "month and year, such as 12/28")
        }
        return month
    }

    private static func code(_ text: String) throws(CheckoutError) -> String {
        let code = text.filter { $0 != " " }
        guard (3...4).contains(code.count), code.allSatisfy(\.isASCIIDigit) else {
            throw .invalidField("cvc", given: "•••", expected: "3 digits, or 4 on American Express")
        }
        return code
    }

    private static func postal(_ text: String) throws(CheckoutError) -> String {
        let postal = text.trimmed
        guard (3...10).contains(postal.count),
            postal.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || " -".contains($0)) })
        else {
            throw .invalidField("postal_code", given: text, expected: "a postal code, such as 90210")
        }
        return postal
    }

    /// The last four digits, the only ones that may be shown.
    public var last4: String { String(number.suffix(4)) }
}

extension CardEntry: CustomStringConvertible, CustomDebugStringConvertible {
    /// The masked number, so that no log or crash ever holds a card.
    public var description: String { "•\(last4)" }
    /// As `description`.
    public var debugDescription: String { description }
}
