import OrderedJSON
public import TransactionProcess

/// What was given for a transition: the parameters of its actions, in the original's spelling (reference section 3).
struct TransitionParameters {
    let json: JSON

    /// The value of a parameter; nil where it is absent or `null`.
    subscript(_ key: String) -> JSON? {
        guard let value = json[key], value != .null else { return nil }
        return value
    }

    func required(_ key: String) throws(TransitionFailure) -> JSON {
        guard let value = self[key] else { throw .missing(key) }
        return value
    }

    /// A moment, as ISO 8601 in UTC.
    func instant(_ key: String) throws(TransitionFailure) -> Instant? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value, let instant = Instant(text) else {
            throw .invalid(key, given: value.compact, expected: "an instant such as 2027-06-09T10:00:00Z")
        }
        return instant
    }

    /// A whole number within a range.
    func count(_ key: String, in range: ClosedRange<Int>) throws(TransitionFailure) -> Int? {
        guard let value = self[key] else { return nil }
        guard case .int(let count) = value, range.contains(count) else {
            throw .invalid(
                key, given: value.compact, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return count
    }

    func text(_ key: String) throws(TransitionFailure) -> String? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value else { throw .invalid(key, given: value.compact, expected: "a text") }
        return text
    }

    /// Yes or no; no where it is absent.
    func flag(_ key: String) throws(TransitionFailure) -> Bool {
        guard let value = self[key] else { return false }
        guard case .bool(let isTrue) = value else {
            throw .invalid(key, given: value.compact, expected: "true or false")
        }
        return isTrue
    }

    /// One word or more, each a text.
    func words(_ key: String) throws(TransitionFailure) -> [String] {
        let value = try required(key)
        guard case .array(let words) = value, !words.isEmpty else {
            throw .invalid(key, given: value.compact, expected: "a list of texts")
        }
        return try words.map { word throws(TransitionFailure) in
            guard case .string(let text) = word else {
                throw .invalid(key, given: value.compact, expected: "a list of texts")
            }
            return text
        }
    }

    /// Notes: an object.
    private func notes(_ key: String) throws(TransitionFailure) -> JSON? {
        guard let value = self[key] else { return nil }
        guard case .object = value else { throw .invalid(key, given: value.compact, expected: "an object") }
        return value
    }

    /// Notes as they are after these were laid over them: at most 50 KB.
    func notes(_ key: String, over notes: JSON) throws(TransitionFailure) -> JSON {
        guard let given = try self.notes(key) else { return notes }
        let merged = notes.merging(given)
        let size = merged.compact.utf8.count
        guard size <= TransitionParameters.mostNotes else {
            throw .invalid(key, given: "\(size) bytes with what is there", expected: "at most 50 KB")
        }
        return merged
    }

    private static let mostNotes = 50 * 1_024

    /// An exact number of something.
    func number(_ key: String) throws(TransitionFailure) -> ExactNumber? {
        guard let value = self[key] else { return nil }
        guard let number = ExactNumber(value) else {
            throw .invalid(key, given: value.compact, expected: "a decimal number")
        }
        return number
    }
}

extension TransitionParameters {
    /// Refuses a parameter that no action of the transition takes.
    func check(for transition: ProcessTransition) throws(TransitionFailure) {
        guard case .object(let fields) = json else {
            throw TransitionFailure("validation-invalid-params", "The parameters have to be an object.")
        }
        let known = transition.actions.flatMap(\.kind.parameters)
        for field in fields where !known.contains(field.name) {
            let takes = known.isEmpty ? "it takes none" : "it takes \(known.joined(separator: ", "))"
            throw TransitionFailure(
                "validation-disallowed-key", "\(transition.name) has no parameter \(field.name); \(takes).")
        }
    }
}

extension ActionKind {
    /// The parameters that it takes, those that have to be given first (reference section 3).
    public var parameters: [String] {
        switch self {
        case .setLineItems, .setLineItemsAndTotal: ["lineItems"]
        case .setNegotiatedTotal: ["negotiatedTotal"]
        case .unitTotal: ["quantity"]
        case .twoUnitsTotal: ["quantity1", "quantity2"]
        case .createPendingBooking, .createProposedBooking, .createBooking:
            ["bookingStart", "bookingEnd", "bookingDisplayStart", "bookingDisplayEnd", "seats"]
        case .updateBooking: ["bookingStart", "bookingEnd", "bookingDisplayStart", "bookingDisplayEnd", "seats"]
        case .createPendingStock, .createProposedStock: ["stockReservationQuantity"]
        case .reviewByCustomer, .reviewByProvider: ["reviewRating", "reviewContent"]
        case .updateProtectedData: ["protectedData"]
        case .updateMetadata: ["metadata"]
        case .createPaymentIntent, .createCharge, .createChargeIntent: ["paymentMethod", "setupPaymentMethodForSaving"]
        case .createPushPaymentIntent: ["paymentMethodTypes", "paymentMethod"]
        default: []
        }
    }
}

extension ExactNumber {
    /// A number of a document.
    init?(_ json: JSON) {
        switch json {
        case .int(let whole): self.init(String(whole))
        case .number(let text), .string(let text): self.init(text)
        default: return nil
        }
    }
}
