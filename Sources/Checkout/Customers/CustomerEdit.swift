/// What shall change of a customer; nil leaves a field as it is, an empty text clears it.
public struct CustomerEdit: Hashable, Sendable {
    /// First names and family name.
    public var name: String?
    /// The first names, where they are told apart.
    public var firstName: String?
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
    /// Where parcels go, as a whole; an address without anything in it clears it.
    public var shipping: ShippingAddress?
    /// The merchant's own notes, replaced whole.
    public var metadata: [String: String]?

    /// What shall change of a customer.
    public init(
        name: String? = nil, firstName: String? = nil, familyName: String? = nil, email: String? = nil,
        phone: String? = nil, employer: String? = nil, state: String? = nil,
        shipping: ShippingAddress? = nil, metadata: [String: String]? = nil
    ) {
        self.name = name
        self.firstName = firstName
        self.familyName = familyName
        self.email = email
        self.phone = phone
        self.employer = employer
        self.state = state
        self.shipping = shipping
        self.metadata = metadata
    }
}
