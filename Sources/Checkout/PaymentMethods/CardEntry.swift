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
        let digits = number.filter { !" -".contains($0) }
        guard (12...19).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else {
            throw .invalidField("number", given: "•••", expected: "12 to 19 digits, such as 4242 4242 4242 4242")
        }
        guard let month = CardExpiry(expiry) else {
            throw .invalidField("expires", given: expiry, expected: "month and year, such as 12/28")
        }
        let code = cvc.filter { $0 != " " }
        guard (3...4).contains(code.count), code.allSatisfy(\.isASCIIDigit) else {
            throw .invalidField("cvc", given: "•••", expected: "3 digits, or 4 on American Express")
        }
        let postal = postalCode.trimmed
        guard (3...10).contains(postal.count),
            postal.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || " -".contains($0)) })
        else {
            throw .invalidField("postal_code", given: postalCode, expected: "a postal code, such as 90210")
        }
        (self.number, self.expiry, self.cvc, self.postalCode) = (digits, month, code, postal)
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

extension Character {
    /// Whether this is one of 0 to 9.
    var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }
}
