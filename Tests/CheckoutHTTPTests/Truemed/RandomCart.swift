// Carts of amounts that no integer of a machine has to hold, and school arithmetic on them.

import OrderedJSON
import Randomness

/// A whole number of any size: a sign, and figures below a million, the last first.
struct Digits: Equatable, Comparable, CustomStringConvertible {
    private static let base = 1_000_000

    private let isNegative: Bool
    private let figures: [Int]

    private init(isNegative: Bool, _ figures: [Int]) {
        var figures = figures
        while figures.last == 0 { figures.removeLast() }
        self.figures = figures
        self.isNegative = isNegative && !figures.isEmpty
    }

    init(_ text: String) {
        var rest = Array(text.utf8.drop { $0 == UInt8(ascii: "-") })
        var figures: [Int] = []
        while !rest.isEmpty {
            figures.append(Int(String(decoding: rest.suffix(6), as: UTF8.self)) ?? 0)
            rest.removeLast(min(6, rest.count))
        }
        self.init(isNegative: text.hasPrefix("-"), figures)
    }

    init(_ number: Int) {
        var (rest, figures): (UInt, [Int]) = (number.magnitude, [])
        while rest > 0 {
            figures.append(Int(rest % UInt(Digits.base)))
            rest /= UInt(Digits.base)
        }
        self.init(isNegative: number < 0, figures)
    }

    var magnitude: Digits { Digits(isNegative: false, figures) }
    var negated: Digits { Digits(isNegative: !isNegative, figures) }
    var description: String {
        guard let first = figures.last else { return "0" }
        let rest = figures.dropLast().reversed().map { String(String(Digits.base + $0).dropFirst()) }
        return (isNegative ? "-" : "") + String(first) + rest.joined()
    }

    static func + (left: Digits, right: Digits) -> Digits {
        guard left.isNegative == right.isNegative else {
            let (greater, lesser) = left.magnitude < right.magnitude ? (right, left) : (left, right)
            return Digits(isNegative: greater.isNegative, carried(greater.figures, lesser.figures, sign: -1))
        }
        return Digits(isNegative: left.isNegative, carried(left.figures, right.figures, sign: 1))
    }

    static func * (left: Digits, right: Digits) -> Digits {
        var columns = Array(repeating: 0, count: left.figures.count + right.figures.count)
        for place in left.figures.indices {
            for other in right.figures.indices {
                columns[place + other] += left.figures[place] * right.figures[other]
            }
        }
        return Digits(isNegative: left.isNegative != right.isNegative, carried(columns, [], sign: 1))
    }

    static func < (left: Digits, right: Digits) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        let (less, more) = left.isNegative ? (right.figures, left.figures) : (left.figures, right.figures)
        guard less.count == more.count else { return less.count < more.count }
        var place = less.count - 1
        while place >= 0, less[place] == more[place] { place -= 1 }
        return place >= 0 && less[place] < more[place]
    }

    /// Columns of figures added or taken away, what is over or under a figure carried on.
    private static func carried(_ left: [Int], _ right: [Int], sign: Int) -> [Int] {
        var (sum, carry): ([Int], Int) = ([], 0)
        for place in 0..<max(left.count, right.count) {
            let column =
                (place < left.count ? left[place] : 0) + carry + sign * (place < right.count ? right[place] : 0)
            carry = column < 0 ? -1 : column / base
            sum.append(column - carry * base)
        }
        while carry > 0 {
            sum.append(carry % base)
            carry /= base
        }
        return sum
    }
}

extension Digits {
    /// The number as a request's reader has it: as an integer where one holds it, else as its digits.
    var json: JSON {
        let text = description
        return Int(text).map { .int($0) } ?? .number(text)
    }
}

extension Seeded {
    /// Whether something happens that happens so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

/// A cart, most of them plain, some at and beyond every limit.
struct RandomCart {
    struct Item {
        var quantity = Digits(1)
        var price = Digits(0)
        var charges = Digits(0)
        var discounts = Digits(0)
    }

    var items: [Item] = []
    var charges = Digits(0)
    var discounts = Digits(0)
    var total = Digits(0)
    let isTrial: Bool

    init(_ random: inout Seeded) {
        let isWild = random.happens(35)
        isTrial = random.happens(10)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            var item = Item()
            item.quantity = Digits(Int.random(in: 1...12, using: &random))
            item.price = Digits(Int.random(in: 0...40_000, using: &random))
            if random.happens(40) { item.charges = Digits(Int.random(in: 0...9_000, using: &random)) }
            if random.happens(40) { item.discounts = Digits(-Int.random(in: 0...3_000, using: &random)) }
            if isWild, random.happens(50) { item.quantity = RandomCart.wild(&random, around: 10_000) }
            if isWild, random.happens(50) { item.price = RandomCart.wild(&random, around: 99_999_999) }
            if isWild, random.happens(20) { item.charges = RandomCart.wild(&random, around: 99_999_999) }
            if isWild, random.happens(20) { item.discounts = RandomCart.wild(&random, around: -99_999_999) }
            items.append(item)
        }
        if random.happens(50) { charges = Digits(Int.random(in: 0...9_000, using: &random)) }
        if random.happens(50) { discounts = Digits(-Int.random(in: 0...9_000, using: &random)) }
        if isWild, random.happens(20) { charges = RandomCart.wild(&random, around: 99_999_999) }
        if isWild, random.happens(20) { discounts = RandomCart.wild(&random, around: -99_999_999) }
        let sum = items.reduce(charges + discounts) { $0 + $1.quantity * $1.price + $1.charges + $1.discounts }
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5: total = sum
        case 5..<8: total = sum + Digits(Int.random(in: -300...300, using: &random))
        default: total = RandomCart.wild(&random, around: 99_999_999)
        }
        if isTrial, random.happens(80) { total = Digits(0) }
    }

    /// A number near a limit of ours, near one of the machine's, or far beyond both.
    private static func wild(_ random: inout Seeded, around limit: Int) -> Digits {
        let near = Digits(Int.random(in: -2...2, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return Digits(limit) + near
        case 1: return near
        case 2: return Digits(Int.random(in: min(0, limit)...max(0, limit), using: &random))
        case 3: return Digits("9223372036854775807") + near
        case 4: return Digits("-9223372036854775808") + near
        case 5: return Digits("18446744073709551616") + near
        case 6: return Digits(Int.random(in: .min ... .max, using: &random))
        default:
            let count = Int.random(in: 19...40, using: &random)
            let digits = (0..<count).map { _ in String(Int.random(in: 1...9, using: &random)) }
            return Digits((random.happens(30) ? "-" : "") + digits.joined())
        }
    }

    /// The parts of a request that say the amounts.
    var json: JSON {
        func details(_ charges: Digits, _ discounts: Digits) -> JSON {
            ["total_additional_charges": charges.json, "total_discounts": discounts.json]
        }
        let lines: [JSON] = items.map { item in
            [
                "name": "A", "quantity": item.quantity.json, "price": item.price.json,
                "amount_details": details(item.charges, item.discounts),
            ]
        }
        return [
            "total_amount": total.json, "order_items": .array(lines), "amount_details": details(charges, discounts),
        ]
    }
}
