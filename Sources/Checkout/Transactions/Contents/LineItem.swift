public import OrderedJSON

/// One line of what a transaction costs (reference section 3, "Pricing"). Customer and provider may each see their own:
/// what the customer pays in, and what the provider is paid out.
public struct LineItem: Hashable, Sendable {
    /// What it is for: `line-item/night`; up to 64 characters.
    public var code: String
    /// What one costs, or what the percentage is of; discounts are negative.
    public var unitPrice: Money
    /// How many, or which part.
    public var measure: Measure
    /// What it comes to.
    public var total: Money
    /// Whether it undoes an earlier line.
    public var isReversal: Bool
    /// Whose sum it counts in.
    public var includeFor: Set<Party>

    /// How a line's total follows from its price.
    public enum Measure: Hashable, Sendable {
        /// So many of them.
        case quantity(ExactNumber)
        /// A percentage of the price.
        case percentage(ExactNumber)
        /// So many seats for so many units each.
        case seats(Int, units: ExactNumber)
    }

    /// The two sides of a transaction.
    public enum Party: String, CaseIterable, Sendable {
        /// Who pays.
        case customer
        /// Who is paid.
        case provider
    }

    /// The most lines that a transaction has.
    public static let most = 50
    /// The longest code.
    public static let longestCode = 64

    /// A line, its total worked out: the price times the quantity, or the percentage of it, or times seats and units. Nil
    /// when that is beyond what a line may come to.
    public init?(
        code: String, unitPrice: Money, measure: Measure, isReversal: Bool = false,
        includeFor: Set<Party> = Set(Party.allCases)
    ) {
        guard let total = measure.total(of: unitPrice) else { return nil }
        self.code = code
        self.unitPrice = unitPrice
        self.measure = measure
        self.total = total
        self.isReversal = isReversal
        self.includeFor = includeFor
    }

    /// The line that undoes this one.
    var reversed: LineItem {
        var line = self
        line.isReversal = true
        line.total = Money(minorUnits: -total.minorUnits)
        switch measure {
        case .quantity(let quantity): line.measure = .quantity(-quantity)
        case .percentage(let percentage): line.measure = .percentage(-percentage)
        case .seats(let seats, let units): line.measure = .seats(-seats, units: units)
        }
        return line
    }
}

extension LineItem.Measure {
    /// What a price comes to; nil beyond what a line may come to.
    func total(of price: Money) -> Money? {
        switch self {
        case .quantity(let quantity): quantity.of(price)
        case .percentage(let percentage): percentage.of(price, dividedBy: 100)
        case .seats(let seats, let units): units.times(seats)?.of(price)
        }
    }
}

extension [LineItem] {
    /// What one side pays or is paid: the sum of the lines that are for them.
    func total(for party: LineItem.Party) -> Money {
        filter { $0.includeFor.contains(party) }.map(\.total).sum
    }
}

extension LineItem {
    /// The line as the original's API writes it: amounts in minor units of US dollars.
    public var json: JSON {
        var fields = [JSON.Field("code", .string(code)), JSON.Field("unitPrice", unitPrice.asAmount)]
        switch measure {
        case .quantity(let quantity): fields.append(JSON.Field("quantity", .number(quantity.description)))
        case .percentage(let percentage): fields.append(JSON.Field("percentage", .number(percentage.description)))
        case .seats(let seats, let units):
            fields += [
                JSON.Field("quantity", .number((units.times(seats) ?? units).description)),
                JSON.Field("seats", .int(seats)), JSON.Field("units", .number(units.description)),
            ]
        }
        let parties = Party.allCases.filter(includeFor.contains).map { JSON.string($0.rawValue) }
        return .object(
            fields + [
                JSON.Field("lineTotal", total.asAmount), JSON.Field("reversal", .bool(isReversal)),
                JSON.Field("includeFor", .array(parties)),
            ])
    }
}

extension LineItem {
    /// The line that `json` wrote; nil for anything else.
    public init?(json: JSON) {
        guard case .string(let code)? = json["code"], let price = json["unitPrice"].flatMap(Money.init(asAmount:)),
            case .bool(let isReversal)? = json["reversal"], case .array(let words)? = json["includeFor"]
        else { return nil }
        let measure: Measure
        if case .int(let seats)? = json["seats"], let units = json["units"].flatMap(ExactNumber.init) {
            measure = .seats(seats, units: units)
        } else if let percentage = json["percentage"].flatMap(ExactNumber.init) {
            measure = .percentage(percentage)
        } else if let quantity = json["quantity"].flatMap(ExactNumber.init) {
            measure = .quantity(quantity)
        } else {
            return nil
        }
        let parties = Party.allCases.filter { words.contains(.string($0.rawValue)) }
        self.init(code: code, unitPrice: price, measure: measure, isReversal: isReversal, includeFor: Set(parties))
    }
}

extension Money {
    /// The amount as the original's API writes it.
    public var asAmount: JSON { ["amount": .int(minorUnits), "currency": "USD"] }
}
