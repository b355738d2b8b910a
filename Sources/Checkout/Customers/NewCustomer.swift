/// A customer as they are first told to us.
public struct NewCustomer: Hashable, Sendable {
    /// First names and family name; the first names alone where `familyName` says the other.
    public var name: String
    /// The family name, where it is told apart.
    public var familyName: String?
    /// Where mail goes.
    public var email: String?
    /// A telephone number.
    public var phone: String?
    /// Who employs them.
    public var employer: String?
    /// Two letters or the full name of a state.
    public var state: String?
    /// Where parcels go.
    public var shipping: ShippingAddress?
    /// The merchant's own notes.
    public var metadata: [String: String]

    /// A customer as they are first told to us.
    public init(
        name: String, familyName: String? = nil, email: String? = nil, phone: String? = nil, employer: String? = nil,
        state: String? = nil, shipping: ShippingAddress? = nil, metadata: [String: String] = [:]
    ) {
        self.name = name
        self.familyName = familyName
        self.email = email
        self.phone = phone
        self.employer = employer
        self.state = state
        self.shipping = shipping
        self.metadata = metadata
    }
}
