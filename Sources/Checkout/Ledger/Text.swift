// How texts are cut, compared and spelled here and in the rooms above.

extension String {
    /// Without white space at either end.
    package var trimmed: String {
        let start = drop(while: \.isWhitespace)
        return String(start.prefix(start.count - start.reversed().prefix(while: \.isWhitespace).count))
    }

    /// The text, or nil when there is none.
    var nilIfEmpty: String? { isEmpty ? nil : self }

    /// Its letters and digits in lower case, so that `High blood pressure` is `high_blood_pressure`.
    var lettersAndDigits: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}

extension Character {
    /// Whether this is one of 0 to 9.
    package var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension UInt8 {
    /// Two hexadecimal digits, in lower case.
    package var hexadecimal: String { (self < 16 ? "0" : "") + String(self, radix: 16) }
}
