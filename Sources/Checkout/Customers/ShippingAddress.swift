/// Where a customer's parcels go (Flex: a customer's `shipping`).
public struct ShippingAddress: Identified, Hashable {
    public static let kind = "shipping address"
    /// Flex names the field `shipping_address_id` and shows no prefix; this one is ours.
    public static let prefix: String? = "fsa"

    /// Street and number.
    public var line1: String?
    /// Anything more of that.
    public var line2: String?
    /// The town.
    public var city: String?
    /// The state, as it is written in the address.
    public var state: String?
    /// The postal code.
    public var postalCode: String?
    /// The country, by two letters.
    public var country: String?

    /// Where a customer's parcels go.
    public init(
        line1: String? = nil, line2: String? = nil, city: String? = nil, state: String? = nil,
        postalCode: String? = nil, country: String? = nil
    ) {
        self.line1 = line1
        self.line2 = line2
        self.city = city
        self.state = state
        self.postalCode = postalCode
        self.country = country
    }

    /// The identifier of a customer's address: the customer's number with a prefix of its own, since a customer has one
    /// (ours).
    public static func id(of customer: ID<Customer>) -> ID<ShippingAddress> { ID(bits: customer.bits) }

    /// Its fields, by their names on the wire, in the order in which they are written.
    public static let fields: [(name: String, path: any WritableKeyPath<ShippingAddress, String?> & Sendable)] = [
        ("line1", \.line1), ("line2", \.line2), ("city", \.city), ("state", \.state), ("postal_code", \.postalCode),
        ("country", \.country),
    ]

    /// The address without surrounding space and empty fields; nil when nothing is left.
    /// - Throws: `CheckoutError.invalidField` naming what is too long.
    func checked() throws(CheckoutError) -> ShippingAddress? {
        var address = self
        for (name, path) in ShippingAddress.fields {
            guard let text = address[keyPath: path] else { continue }
            address[keyPath: path] = try ShortText.checked(text, in: "shipping.\(name)").nilIfEmpty
        }
        if let country = address.country {
            guard country.utf8.count == 2, country.allSatisfy({ $0.isASCII && $0.isLetter }) else {
                throw .invalidField("shipping.country", given: country, expected: "two letters such as US")
            }
            address.country = country.uppercased()
        }
        return address == ShippingAddress() ? nil : address
    }

    /// The address on one line.
    public var words: String {
        ShippingAddress.fields.compactMap { self[keyPath: $0.path] }.joined(separator: ", ")
    }
}
