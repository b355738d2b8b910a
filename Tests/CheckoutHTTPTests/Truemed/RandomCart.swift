// Carts of amounts that no integer of a machine has to hold, and school arithmetic on them.

/// A whole number as a sign and decimal digits, the last first.
struct Digits: Equatable, Comparable, CustomStringConvertible {
    private let isNegative: Bool
    private let digits: [Int]

    private init(isNegative: Bool, _ digits: [Int]) {
        var digits = digits
        while digits.last == 0 { digits.removeLast() }
        self.digits = digits
        self.isNegative = isNegative && !digits.isEmpty
    }

    init(_ text: String) {
        self.init(isNegative: text.hasPrefix("-"), text.reversed().compactMap(\.wholeNumberValue))
    }

    init(_ number: Int) { self.init(String(number)) }

    var magnitude: Digits { Digits(isNegative: false, digits) }
    var negated: Digits { Digits(isNegative: !isNegative, digits) }
    var description: String {
        digits.isEmpty ? "0" : (isNegative ? "-" : "") + digits.reversed().map(String.init).joined()
    }

    static func + (left: Digits, right: Digits) -> Digits {
        guard left.isNegative == right.isNegative else {
            let (greater, lesser) = left.magnitude < right.magnitude ? (right, left) : (left, right)
            return Digits(isNegative: greater.isNegative, carried(greater.digits, lesser.digits.map { -$0 }))
        }
        return Digits(isNegative: left.isNegative, carried(left.digits, right.digits))
    }

    static func * (left: Digits, right: Digits) -> Digits {
        var columns = Array(repeating: 0, count: left.digits.count + right.digits.count)
        for (place, digit) in left.digits.enumerated() {
            for (other, factor) in right.digits.enumerated() { columns[place + other] += digit * factor }
        }
        return Digits(isNegative: left.isNegative != right.isNegative, carried(columns, []))
    }

    static func < (left: Digits, right: Digits) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        let (less, more) = left.isNegative ? (right.digits, left.digits) : (left.digits, right.digits)
        guard less.count == more.count else { return less.count < more.count }
        return less.reversed().lexicographicallyPrecedes(more.reversed())
    }

    /// Two columns of digits added, what is over ten carried on.
    private static func carried(_ left: [Int], _ right: [Int]) -> [Int] {
        var (sum, carry): ([Int], Int) = ([], 0)
        for place in 0..<max(left.count, right.count) {
            var column = (place < left.count ? left[place] : 0) + (place < right.count ? right[place] : 0) + carry
            carry = 0
            while column < 0 { (column, carry) = (column + 10, carry - 1) }
            while column > 9 { (column, carry) = (column - 10, carry + 1) }
            sum.append(column)
        }
        while carry > 0 {
            sum.append(carry % 10)
            carry /= 10
        }
        return sum
    }
}

/// A generator of random numbers that repeats itself from its seed (SplitMix64).
struct CartRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

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

    init(_ random: inout CartRandom) {
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
    private static func wild(_ random: inout CartRandom, around limit: Int) -> Digits {
        let near = Digits(Int.random(in: -2...2, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return Digits(limit) + near
        case 1: return near
        case 2: return Digits(limit < 0 ? Int.random(in: limit...0, using: &random) : Int.random(in: 0...limit, using: &random))
        case 3: return Digits("9223372036854775807") + near
        case 4: return Digits("-9223372036854775808") + near
        case 5: return Digits("18446744073709551616") + near
        case 6: return Digits(Int.random(in: .min ... .max, using: &random))
        default:
            let digits = (0..<Int.random(in: 19...40, using: &random)).map { _ in Int.random(in: 1...9, using: &random) }
            return Digits((random.happens(30) ? "-" : "") + digits.map(String.init).joined())
        }
    }

    /// The parts of a request that say the amounts.
    var json: String {
        func details(_ charges: Digits, _ discounts: Digits) -> String {
            #"{"total_additional_charges":\#(charges),"total_discounts":\#(discounts)}"#
        }
        let lines = items.map { item in
            #"{"name":"A","quantity":\#(item.quantity),"price":\#(item.price),"amount_details":\#(details(item.charges, item.discounts))}"#
        }
        return #"{"total_amount":\#(total),"order_items":[\#(lines.joined(separator: ","))],"amount_details":\#(details(charges, discounts))}"#
    }
}
