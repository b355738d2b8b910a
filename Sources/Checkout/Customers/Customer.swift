/// A person who buys (Flex: the Customer object). The same e-mail, whatever its case, is the same customer.
public struct Customer: Identified, Hashable {
    public static let kind = "customer"
    public static let prefix: String? = "fcus"

    /// Its identifier, `fcus_…`.
    public let id: ID<Customer>
    /// First names.
    public var firstName: String
    /// Family name; may be empty.
    public var lastName: String
    /// Where mail goes; unique in the ledger, case folded.
    public var email: String?
    /// A telephone number as it was given.
    public var phone: String?
    /// Who employs them.
    public var employer: String?
    /// Where they live, which prefills the consultation's question about residence.
    public var state: USState?
    /// Where parcels go.
    public var shipping: ShippingAddress?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// The card that is charged when none is named: the first saved, until changed.
    public var defaultPaymentMethod: ID<PaymentMethod>?
    /// When they were first seen.
    public let createdAt: Instant

    /// A customer as the ledger keeps it.
    public init(
        id: ID<Customer>, firstName: String, lastName: String, email: String? = nil, phone: String? = nil,
        employer: String? = nil, state: USState? = nil, metadata: [String: String] = [:],
        defaultPaymentMethod: ID<PaymentMethod>? = nil, shipping: ShippingAddress? = nil, createdAt: Instant
    ) {
        self.id = id
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.phone = phone
        self.employer = employer
        self.state = state
        self.metadata = metadata
        self.defaultPaymentMethod = defaultPaymentMethod
        self.shipping = shipping
        self.createdAt = createdAt
    }

    /// The name as it is shown: first names, then family name.
    public var name: String { Customer.name(first: firstName, last: lastName) }

    /// The name that these two, of which either may be empty, are shown as.
    public static func name(first: String, last: String) -> String {
        last.isEmpty ? first : first.isEmpty ? last : "\(first) \(last)"
    }
}

/// Splits a name given as one piece, as Truemed's `customer_name` is, at its last space.
public func splitName(_ name: String) -> (first: String, last: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    guard words.count > 1, let last = words.last else { return (words.joined(separator: " "), "") }
    return (words.dropLast().joined(separator: " "), String(last))
}

/// The form under which an e-mail is compared: without surrounding space, case folded.
public func emailKey(_ email: String) -> String { email.trimmed.lowercased() }
