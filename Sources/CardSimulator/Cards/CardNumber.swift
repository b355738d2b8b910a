// What a card number alone tells.

/// The check digit's rule and what the first digits mean.
enum CardNumber {
    /// Whether the last digit is the check digit of the others (the Luhn algorithm).
    static func isLuhnValid(_ number: String) -> Bool {
        var sum = 0
        for (place, digit) in number.utf8.reversed().enumerated() {
            let value = Int(digit) - 48
            guard (0...9).contains(value) else { return false }
            let doubled = place.isMultiple(of: 2) ? value : value * 2
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return !number.isEmpty && sum.isMultiple(of: 10)
    }

    /// How many digits the code on a card of this brand has.
    static func cvcLength(brand: String) -> Int { brand == "american_express" ? 4 : 3 }
}
