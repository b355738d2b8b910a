import OrderedJSON

/// A decimal number of any length, as its digits.
struct DecimalText: Hashable, Sendable {
    private let isNegative: Bool
    /// The digits without leading zeros, most significant first.
    private let digits: [UInt8]
    /// How many of the digits stand behind the point.
    private let scale: Int

    /// More digits are no number of a mail. Ours.
    private static let most = 400

    /// A number of a context; nil of anything else, and of texts that are no numbers.
    init?(_ value: JSON) {
        switch value {
        case .int(let number): self.init(String(number))
        case .number(let text), .string(let text): self.init(text)
        default: return nil
        }
    }

    /// `-12.50`, `1e3`; nil of what is no number.
    init?(_ text: String) {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard let mantissa = parts.first, text.utf8.count <= Self.most else { return nil }
        let exponent = parts.count == 2 ? Int(parts[1]) : 0
        guard let exponent, exponent.magnitude <= Self.most else { return nil }
        let isNegative = mantissa.hasPrefix("-")
        let halves = mantissa.dropFirst(isNegative ? 1 : 0).split(
            separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, !whole.isEmpty || halves.count == 2 else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        let all = Array(whole.utf8) + Array(fraction.utf8)
        guard !all.isEmpty, all.allSatisfy(\.isDigit) else { return nil }
        var digits = all.map { $0 - UInt8(ascii: "0") }
        var scale = fraction.utf8.count - exponent
        if scale < 0 {
            digits += [UInt8](repeating: 0, count: -scale)
            scale = 0
        }
        self.isNegative = isNegative
        self.digits = Array(digits.drop { $0 == 0 })
        self.scale = scale
    }

    private init(isNegative: Bool, digits: [UInt8], scale: Int) {
        self.isNegative = isNegative
        self.digits = Array(digits.drop { $0 == 0 })
        self.scale = scale
    }

    /// Whether it is nothing.
    var isZero: Bool { digits.isEmpty }

    /// Whether two are the same number: `1` and `1.00`.
    static func == (left: DecimalText, right: DecimalText) -> Bool {
        left.plain == right.plain
    }

    /// For `==`: one way of writing for each number.
    func hash(into hasher: inout Hasher) { hasher.combine(plain) }

    /// Without zeros that say nothing.
    private var plain: String { text(least: 0, most: Self.most * 2, grouping: false) }

    /// Rounded to so many digits behind the point, half to the even neighbour.
    func rounded(to places: Int) -> DecimalText {
        guard scale > places else { return self }
        let dropped = scale - places
        var kept = Array(digits.dropLast(dropped))
        let rest = dropped > digits.count ? [] : Array(digits.suffix(dropped))
        let first = rest.first ?? 0
        let isOdd = (kept.last ?? 0) % 2 == 1
        let isMore = first > 5 || first == 5 && (rest.dropFirst().contains { $0 != 0 } || isOdd)
        if isMore {
            var index = kept.count - 1
            while index >= 0, kept[index] == 9 {
                kept[index] = 0
                index -= 1
            }
            if index >= 0 { kept[index] += 1 } else { kept.insert(1, at: 0) }
        }
        return DecimalText(isNegative: isNegative, digits: kept, scale: places)
    }

    /// With commas between thousands and a point, as English has them; at least and at most so many digits behind the
    /// point. Ours: other languages have their numbers written alike.
    func text(least: Int, most: Int, grouping: Bool = true) -> String {
        let number = rounded(to: max(least, most))
        let padding = max(0, number.scale + 1 - number.digits.count)
        let all = [UInt8](repeating: 0, count: padding) + number.digits
        var fraction = Array(all.suffix(number.scale))
        while fraction.count > least, fraction.last == 0 { fraction.removeLast() }
        while fraction.count < least { fraction.append(0) }
        var text = ""
        let whole = all.dropLast(number.scale)
        for (index, digit) in whole.enumerated() {
            if grouping, index > 0, (whole.count - index).isMultiple(of: 3) { text += "," }
            text += String(digit)
        }
        if !fraction.isEmpty { text += "." + fraction.map { String($0) }.joined() }
        return (number.isNegative && !number.isZero ? "-" : "") + text
    }
}
