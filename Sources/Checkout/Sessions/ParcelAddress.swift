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
        let faults = ParcelAddress.faults(line1: line1, line2: line2, city: city, state: state, postalCode: postalCode)
        if let fault = faults.first { throw fault }
        self.state = try CustomerFields.state(state)
        (self.line1, self.line2, self.city) = (line1.trimmed, line2.trimmed, city.trimmed)
        self.postalCode = postalCode.trimmed
    }

    /// Everything that is wrong with an address as it is typed, naming what to type.
    public static func faults(
        line1: String, line2: String, city: String, state: String, postalCode: String
    ) -> [CheckoutError] {
        let needed = [("line1", line1), ("city", city), ("state", state), ("postal_code", postalCode)]
        let missing = needed.filter { $0.1.trimmed.isEmpty }.map { CheckoutError.missingField($0.0) }
        let long = [("line1", line1), ("line2", line2), ("city", city)].compactMap { field, text in
            CheckoutError.fault { () throws(CheckoutError) in try ShortText.checked(text, in: field) }
        }
        let digits = postalCode.trimmed.split(separator: "-", omittingEmptySubsequences: false)
        let isZIP =
            (digits.map(\.count) == [5] || digits.map(\.count) == [5, 4]) && digits.joined().allSatisfy(\.isASCIIDigit)
        let others = [
            isZIP
                ? nil
                : .invalidField("postal_code", given: postalCode, expected: "a ZIP code, such as 90210"),
            CheckoutError.fault { () throws(CheckoutError) in try CustomerFields.state(state) },
        ]
        return missing + long + others.compactMap(\.self)
    }

    /// The address as a session keeps it.
    var echo: [String: String] {
        var echo = ["line1": line1, "city": city, "state": state.code, "postal_code": postalCode, "country": "US"]
        if !line2.isEmpty { echo["line2"] = line2 }
        return echo
    }
}

extension CheckoutEngine {
    /// Says where an open session's goods go.
    /// - Throws: `CheckoutError.notFound`, `.sessionNotOpen`; `.invalidField` when the session asks for no address.
    public func ship(
        _ id: ID<CheckoutSession>, to address: ParcelAddress
    ) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            var session = try require(id, step.transaction.find)
            guard session.status == .open, session.aim == nil else { throw session.notOpen }
            guard session.details.collectsShippingAddress else {
                throw CheckoutError.invalidField(
                    "shipping_details", given: "an address", expected: "none: this session asks for no address")
            }
            guard session.details.shippingDetails != address.echo else { return session }
            session.details.shippingDetails = address.echo
            try step.transaction.replaceDetails(of: session)
            // Where somebody lives stays out of the event.
            try step.record(
                EventType.sessionUpdated, id, customer: session.customer, [Change("shipping_details", to: "given")])
            return session
        }
    }
}
