/// Where goods go, within the United States (Flex: `shipping_details`).
public struct ParcelAddress: Hashable, Sendable {
    /// Street and number.
    public let line1: String
    /// Apartment, floor; may be empty.
    public let line2: String
    /// City.
    public let city: String
    /// State.
    public let state: USState
    /// Five digits, or nine with a dash.
    public let postalCode: String

    /// An address as it is typed.
    /// - Throws: `CheckoutError.missingField`, `.invalidField`, naming what to type.
    public init(
        line1: String, line2: String, city: String, state: String, postalCode: String
    ) throws(CheckoutError) {
        for (field, text) in [("line1", line1), ("city", city), ("state", state), ("postal_code", postalCode)]
        where text.trimmed.isEmpty {
            throw .missingField(field)
        }
        for (field, text) in [("line1", line1), ("line2", line2), ("city", city)] {
            _ = try CustomerFields.short(field, text)
        }
        let digits = postalCode.trimmed.split(separator: "-", omittingEmptySubsequences: false)
        guard digits.map(\.count) == [5] || digits.map(\.count) == [5, 4],
            digits.joined().allSatisfy(\.isASCIIDigit)
        else { throw .invalidField("postal_code", given: postalCode, expected: "a ZIP code, such as 90210") }
        self.state = try CustomerFields.state(state)
        (self.line1, self.line2, self.city) = (line1.trimmed, line2.trimmed, city.trimmed)
        self.postalCode = postalCode.trimmed
    }

    /// The address as a session keeps it.
    var echo: [String: String] {
        var echo = ["line1": line1, "city": city, "state": state.code, "postal_code": postalCode, "country": "US"]
        if !line2.isEmpty { echo["line2"] = line2 }
        return echo
    }
}
