import EDN
import OrderedJSON
import TransactionProcess

// What a transaction costs (reference section 3, "Pricing", the older names included).
extension TransactionContents {
    mutating func price(
        _ action: ProcessAction, payment: PaymentStanding, _ parameters: TransitionParameters,
        _ surroundings: Surroundings
    ) throws {
        if action.kind == .calculateFullRefund { return try refundInFull() }
        // What is asked of a card is not changed by what is priced after it.
        guard payment == .none else {
            throw TransitionFailure.sequence("The payment is made already; its price cannot change any more.")
        }
        let price = ListingPrice(surroundings.listing)
        switch action.kind {
        case .setLineItems, .setLineItemsAndTotal: lineItems = try parameters.lineItems()
        case .setNegotiatedTotal: try negotiate(parameters)
        case .customerCommission: try commission(action, for: .customer)
        case .providerCommission: try commission(action, for: .provider)
        case .customerFixedCommission: try fixedCommission(action, for: .customer)
        case .providerFixedCommission: try fixedCommission(action, for: .provider)
        case .nightlyTotal, .nightlyTotalPrice: try set("line-item/night", price, try days())
        case .dailyTotal, .dailyTotalPrice: try set("line-item/day", price, try days())
        case .dailyTotalExcludingStart: try set("line-item/day", price, max(0, try days() - 1))
        case .unitTotal:
            guard let quantity = try parameters.number("quantity") else { throw TransitionFailure.missing("quantity") }
            lineItems = [try price.line("line-item/units", .quantity(quantity))]
        case .twoUnitsTotal: try twoUnits(action, price, parameters)
        default: break
        }
        isPriced = true
        guard payin >= .zero, payout >= .zero else {
            throw TransitionFailure.invalid(
                "lineItems", given: "\(payin) paid in, \(payout) paid out", expected: "sums that are not negative")
        }
        guard payin <= .maximumCharge, payout <= .maximumCharge else {
            throw TransitionFailure.invalid("lineItems", given: "\(payin)", expected: "at most \(Money.maximumCharge)")
        }
    }

    /// Undoes every line by a line of its own, so that nothing is paid in or out.
    private mutating func refundInFull() throws {
        guard !isRefunded else {
            throw TransitionFailure.sequence("The full refund was worked out before; it is worked out once.")
        }
        lineItems += lineItems.map(\.reversed)
        (isRefunded, isPriced) = (true, true)
    }

    private mutating func negotiate(_ parameters: TransitionParameters) throws {
        let given = try parameters.required("negotiatedTotal")
        guard let total = Money(asAmount: given), total >= .zero,
            let line = LineItem(
                code: "line-item/negotiated-total", unitPrice: total, measure: .quantity(ExactNumber(1)))
        else {
            throw TransitionFailure.invalid(
                "negotiatedTotal", given: given.compact,
                expected: "an amount such as {\"amount\": 2500, \"currency\": \"USD\"}")
        }
        lineItems = [line]
    }

    private mutating func set(_ code: String, _ price: ListingPrice, _ count: Int) throws {
        lineItems = [try price.line(code, .quantity(ExactNumber(count)))]
    }

    /// How many days the booked time takes, each begun one counted.
    private func days() throws -> Int {
        guard let booking else {
            throw TransitionFailure.sequence("Nothing is booked that could be priced by its days.")
        }
        let length = booking.end.milliseconds - booking.start.milliseconds
        return Int((length + 86_399_999) / 86_400_000)
    }

    /// Two quantities, each at the listing's price times a factor of the process.
    private mutating func twoUnits(
        _ action: ProcessAction, _ price: ListingPrice, _ parameters: TransitionParameters
    ) throws {
        var lines: [LineItem] = []
        for unit in ["1", "2"] {
            guard let quantity = try parameters.number("quantity\(unit)") else {
                throw TransitionFailure.missing("quantity\(unit)")
            }
            let factor =
                action.config["quantity\(unit)-price-multiplier"].flatMap(ExactNumber.init(edn:)) ?? ExactNumber(1)
            lines.append(try price.line("line-item/units-\(unit)", .quantity(quantity), factor: factor))
        }
        lineItems = lines
    }

    /// A part of the price that stays with the marketplace: more for the customer, less for the provider.
    private mutating func commission(_ action: ProcessAction, for party: LineItem.Party) throws {
        guard let part = action.config["commission"].flatMap(ExactNumber.init(edn:)) else {
            throw TransitionFailure.sequence("\(action.kind.keyword) needs a :commission such as 0.1M.")
        }
        let base = lineItems.total(for: party)
        guard var amount = part.of(base) else {
            throw TransitionFailure.invalid("commission", given: part.description, expected: "a smaller part")
        }
        if let least = try action.amount("min") { amount = max(amount, least) }
        if let most = try action.amount("max") { amount = min(amount, most) }
        try add(commission: amount, for: party)
    }

    private mutating func fixedCommission(_ action: ProcessAction, for party: LineItem.Party) throws {
        guard let amount = try action.amount("commission") else {
            throw TransitionFailure.sequence("\(action.kind.keyword) needs a :commission with :amount and :currency.")
        }
        try add(commission: amount, for: party)
    }

    private mutating func add(commission amount: Money, for party: LineItem.Party) throws {
        let signed = party == .customer ? amount : Money(minorUnits: -amount.minorUnits)
        let line = LineItem(
            code: "line-item/\(party.rawValue)-commission", unitPrice: signed, measure: .quantity(ExactNumber(1)),
            includeFor: [party])
        if let line { lineItems.append(line) }
    }

    /// What the customer pays, as one line of a checkout session: as eligible as the listing is.
    func sessionLine(for listing: Listing) -> SessionLine {
        SessionLine(
            product: nil, price: nil, name: listing.title, quantity: 1, unitAmount: payin,
            eligibility: listing.eligibility)
    }
}

/// What a unit of a listing costs.
private struct ListingPrice {
    let listing: Listing

    init(_ listing: Listing) { self.listing = listing }

    func line(_ code: String, _ measure: LineItem.Measure, factor: ExactNumber = ExactNumber(1)) throws -> LineItem {
        guard let price = listing.price else {
            throw TransitionFailure.sequence("The listing “\(listing.title)” has no price that could be multiplied.")
        }
        guard let unit = factor.of(price), let line = LineItem(code: code, unitPrice: unit, measure: measure) else {
            throw TransitionFailure.invalid(
                "quantity", given: "\(measure)", expected: "a line that comes to at most \(Money.maximumCharge)")
        }
        return line
    }
}

extension ProcessAction {
    /// An amount of the config, in major units: `{:amount 2M :currency "USD"}`.
    fileprivate func amount(_ key: String) throws -> Money? {
        guard let value = config[key] else { return nil }
        let entries = ActionConfig(value.entries ?? [])
        guard let major = entries["amount"].flatMap(ExactNumber.init(edn:)),
            case .string("USD")? = entries["currency"]?.content,
            let amount = major.of(Money(minorUnits: 100))
        else {
            throw TransitionFailure.sequence(
                "\(kind.keyword) has a :\(key) that is no amount in USD, the ledger's currency.")
        }
        return amount
    }
}

extension ExactNumber {
    /// A number of a process file: `0.1M`, `2`.
    fileprivate init?(edn value: EDNValue) {
        switch value.content {
        case .integer(let whole): self.init(String(whole))
        case .decimal(let decimal): self.init(decimal.text)
        default: return nil
        }
    }
}
