// Whole numbers and decimals.

extension EDNReader {
    /// A number, whose sign or first digit is to be read next.
    mutating func number() throws(EDNError) -> EDNContent {
        let start = text.position
        let written = text.take { !$0.endsToken }
        guard let number = EDNNumber(written) else {
            throw EDNError("“\(written.prefix(40))” is no number.", at: text.place(since: start))
        }
        guard !number.hasLeadingZero else {
            throw EDNError(
                "“\(written.prefix(40))” has a zero in front, which no number has.", at: text.place(since: start))
        }
        return number.content
    }
}

/// The parts of a written number.
private struct EDNNumber {
    private let isNegative: Bool
    private let whole: Substring
    private let isDecimal: Bool
    private let digits: Substring
    private let suffix: Character?

    init?(_ written: String) {
        var rest = written[...]
        isNegative = rest.first == "-"
        if let first = rest.first, first == "-" || first == "+" { rest.removeFirst() }
        let body = rest
        whole = rest.takeDigits()
        guard !whole.isEmpty else { return nil }
        var isDecimal = false
        if rest.first == "." {
            // `1.` is a number to the readers in use, though the format's text wants a digit there.
            rest.removeFirst()
            _ = rest.takeDigits()
            isDecimal = true
        }
        if rest.first == "e" || rest.first == "E" {
            rest.removeFirst()
            if let sign = rest.first, sign == "-" || sign == "+" { rest.removeFirst() }
            guard !rest.takeDigits().isEmpty else { return nil }
            isDecimal = true
        }
        digits = body[..<rest.startIndex]
        suffix = rest.popFirst()
        guard rest.isEmpty, suffix == nil || suffix == "M" || suffix == "N" && !isDecimal else { return nil }
        self.isDecimal = isDecimal
    }

    var hasLeadingZero: Bool { whole.count > 1 && whole.first == "0" }

    var content: EDNContent {
        let text = (isNegative ? "-" : "") + digits
        if isDecimal || suffix == "M" { return .decimal(EDNDecimal(text, isExact: suffix == "M")) }
        return Int64(text).map { .integer($0) } ?? .bigInteger(text)
    }
}

extension Substring {
    fileprivate mutating func takeDigits() -> Substring {
        let digits = prefix { ("0"..."9").contains($0) && $0.isASCII }
        removeFirst(digits.count)
        return digits
    }
}
