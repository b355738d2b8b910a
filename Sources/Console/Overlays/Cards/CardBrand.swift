// Whose card a number is, as far as its first digits tell.

/// A card network, guessed while the number is typed.
enum CardBrand: String, Sendable {
    case visa
    case mastercard
    case americanExpress = "american express"
    case discover
    case dinersClub = "diners club"
    case jcb

    /// The network of a number that begins with these digits; nil while they fit none, or several.
    init?(digits: String) {
        let two = Int(digits.prefix(2)) ?? 0
        let four = Int(digits.prefix(4)) ?? 0
        switch (digits.count, two) {
        case (0, _): return nil
        case (_, _) where digits.hasPrefix("4"): self = .visa
        case (2..., 34), (2..., 37): self = .americanExpress
        case (2..., 51...55): self = .mastercard
        case (4..., _) where (2221...2720).contains(four): self = .mastercard
        case (2..., 65): self = .discover
        case (4..., _) where four == 6011: self = .discover
        case (2..., 36), (2..., 38), (2..., 30): self = .dinersClub
        case (2..., 35): self = .jcb
        default: return nil
        }
    }

    /// How many digits the code on the card has.
    static func codeLength(of brand: CardBrand?) -> Int { brand == .americanExpress ? 4 : 3 }

    /// The digits as they stand on the card: four and four, on American Express four, six and five.
    static func grouped(_ digits: String) -> String {
        let sizes = CardBrand(digits: digits) == .americanExpress ? [4, 6, 5] : [4, 4, 4, 4, 3]
        var groups: [Substring] = []
        var rest = digits[...]
        for size in sizes where !rest.isEmpty {
            groups.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return groups.joined(separator: " ") + rest
    }

    /// Whether the last digit is the check digit of the others, as on every real card (the Luhn algorithm).
    static func hasFittingCheckDigit(_ digits: String) -> Bool {
        let sum = digits.reversed().enumerated().reduce(0) { sum, place in
            let digit = place.element.wholeNumberValue ?? 0
            let value = place.offset.isMultiple(of: 2) ? digit : digit * 2
            return sum + (value > 9 ? value - 9 : value)
        }
        return sum.isMultiple(of: 10)
    }
}
