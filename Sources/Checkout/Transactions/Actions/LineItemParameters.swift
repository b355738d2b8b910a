import OrderedJSON

// The lines that a caller sets (reference section 3, `privileged-set-line-items`).

extension TransitionParameters {
    /// The given lines, their totals worked out; a total that is given is checked.
    func lineItems() throws(TransitionFailure) -> [LineItem] {
        guard case .array(let items) = try required("lineItems") else {
            throw .invalid("lineItems", given: json["lineItems"]?.compact ?? "", expected: "a list of lines")
        }
        guard items.count <= LineItem.most else {
            throw .invalid("lineItems", given: "\(items.count) lines", expected: "at most \(LineItem.most)")
        }
        var lines: [LineItem] = []
        for (place, item) in items.enumerated() { lines.append(try GivenLine(item, place: place).line()) }
        return lines
    }
}

/// One line as it was given.
private struct GivenLine {
    let values: TransitionParameters
    let place: Int

    init(_ json: JSON, place: Int) {
        (values, self.place) = (TransitionParameters(json: json), place)
    }

    private func name(_ key: String) -> String { "lineItems[\(place)].\(key)" }

    private func invalid(_ key: String, _ expected: String) -> TransitionFailure {
        .invalid(name(key), given: values[key]?.compact ?? "absent", expected: expected)
    }

    func line() throws(TransitionFailure) -> LineItem {
        guard case .string(let code)? = values["code"], !code.isEmpty, code.count <= LineItem.longestCode else {
            throw invalid("code", "a text of 1 to \(LineItem.longestCode) characters")
        }
        guard let given = values["unitPrice"], let price = Money(asAmount: given) else {
            throw invalid("unitPrice", "an amount such as {\"amount\": 2500, \"currency\": \"USD\"}")
        }
        let line = LineItem(code: code, unitPrice: price, measure: try measure(), includeFor: try parties())
        guard let line else { throw invalid("unitPrice", "a line that comes to at most \(Money.maximumCharge)") }
        if let stated = values["lineTotal"], Money(asAmount: stated) != line.total {
            throw invalid("lineTotal", "\(line.total.asAmount.compact), which price and quantity come to")
        }
        return line
    }

    private func measure() throws(TransitionFailure) -> LineItem.Measure {
        let given = ["quantity", "percentage", "seats"].filter { values[$0] != nil }
        // A line with seats may state the quantity that they come to.
        if values["seats"] != nil, !given.contains("percentage") {
            guard case .int(let seats)? = values["seats"], (1...10_000).contains(seats),
                let units = values["units"].flatMap(ExactNumber.init), !units.isNegative
            else { throw invalid("seats", "seats and units, both numbers") }
            return .seats(seats, units: units)
        }
        guard given.count == 1, let key = given.first else {
            throw invalid("quantity", "exactly one of quantity, percentage, or seats with units")
        }
        guard let number = values[key].flatMap(ExactNumber.init) else { throw invalid(key, "a decimal number") }
        if key == "percentage" { return .percentage(number) }
        guard !number.isNegative else { throw invalid(key, "a number that is not negative") }
        return .quantity(number)
    }

    private func parties() throws(TransitionFailure) -> Set<LineItem.Party> {
        guard let given = values["includeFor"] else { return Set(LineItem.Party.allCases) }
        guard case .array(let words) = given, !words.isEmpty else {
            throw invalid("includeFor", "a list of customer and provider")
        }
        var parties: Set<LineItem.Party> = []
        for word in words {
            guard case .string(let text) = word, let party = LineItem.Party(rawValue: text) else {
                throw invalid("includeFor", "a list of customer and provider")
            }
            parties.insert(party)
        }
        return parties
    }
}

extension Money {
    /// An amount as the original's API writes it; nil for anything else, and for another currency than the ledger's.
    init?(asAmount json: JSON) {
        guard case .int(let amount)? = json["amount"], json["currency"] == "USD",
            amount.magnitude <= Money.maximumCharge.minorUnits.magnitude
        else { return nil }
        self.init(minorUnits: amount)
    }
}
