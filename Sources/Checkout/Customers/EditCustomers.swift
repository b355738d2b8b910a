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

/// What a customer's fields may hold.
enum CustomerFields {
    /// - Parameter family: the family name, where it is told apart; it may be empty.
    static func name(
        _ text: String, family: String? = nil
    ) throws(CheckoutError) -> (first: String, last: String) {
        var name = splitName(text)
        if let family { name = (text.trimmed, try short("last_name", family)) }
        guard !name.first.isEmpty, text.utf8.count <= 200 else {
            let (field, sample) = family == nil ? ("name", "Ana Beltrán") : ("first_name", "Ana")
            throw .invalidField(field, given: text, expected: "a name of up to 200 bytes, such as \(sample)")
        }
        return name
    }

    static func email(_ text: String) throws(CheckoutError) -> String {
        let email = text.trimmed
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, email.utf8.count <= 254,
            !email.contains(where: \.isWhitespace)
        else { throw .invalidField("email", given: text, expected: "an address such as ana@example.com") }
        return email
    }

    static func state(_ text: String) throws(CheckoutError) -> USState {
        guard let state = USState(spelledLike: text) else {
            throw .invalidField("state", given: text, expected: "two letters such as CA, or the full name")
        }
        return state
    }

    static func short(_ field: String, _ text: String) throws(CheckoutError) -> String {
        guard text.utf8.count <= 200 else {
            throw .invalidField(field, given: "\(text.utf8.count) bytes", expected: "at most 200 bytes")
        }
        return text.trimmed
    }
}

extension CheckoutEngine {
    /// Adds a customer.
    /// - Parameter session: an open checkout without a customer that they are the buyer of (Flex:
    ///   `checkout_session_id`).
    /// - Throws: `CheckoutError.invalidField`, also when somebody has the e-mail already, or the checkout has a customer;
    ///   `.notFound`.
    public func addCustomer(
        _ new: NewCustomer, buyingIn session: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> Customer {
        try await step { step in
            if let email = new.email, let known = try step.transaction.customer(email: email) {
                throw CheckoutError.invalidField(
                    "email", given: email, expected: "an address that nobody has yet; \(known.id) has this one")
            }
            let customer = try step.insert(new)
            if let id = session {
                let session = try require(id, step.transaction.find)
                guard session.waitsForBuyer else {
                    throw CheckoutError.invalidField(
                        "checkout_session_id", given: id.description, expected: "an open checkout without a customer")
                }
                try step.name(customer.id, in: session)
            }
            return customer
        }
    }

    /// Changes a customer.
    /// - Throws: `CheckoutError.notFound`, `.invalidField`.
    public func editCustomer(_ id: ID<Customer>, _ edit: CustomerEdit) async throws(CheckoutError) -> Customer {
        try await step { step in
            let before = try require(id, step.transaction.find)
            var customer = before
            if let name = edit.name { (customer.firstName, customer.lastName) = try CustomerFields.name(name) }
            if edit.firstName != nil || edit.familyName != nil {
                (customer.firstName, customer.lastName) = try CustomerFields.name(
                    edit.firstName ?? customer.firstName, family: edit.familyName ?? customer.lastName)
            }
            if let email = edit.email { customer.email = email.trimmed.isEmpty ? nil : try CustomerFields.email(email) }
            if let phone = edit.phone { customer.phone = try CustomerFields.short("phone", phone).nilIfEmpty }
            if let employer = edit.employer {
                customer.employer = try CustomerFields.short("employer", employer).nilIfEmpty
            }
            if let state = edit.state { customer.state = state.trimmed.isEmpty ? nil : try CustomerFields.state(state) }
            if let shipping = edit.shipping { customer.shipping = try shipping.checked() }
            if let metadata = edit.metadata {
                try Notes.check(metadata)
                customer.metadata = metadata
            }
            if let email = customer.email, let other = try step.transaction.customer(email: email), other.id != id {
                throw CheckoutError.invalidField(
                    "email", given: email, expected: "an address that nobody else has; \(other.id) has this one")
            }
            let changes = customer.changes(since: before)
            guard !changes.isEmpty else { return before }
            try step.transaction.update(customer)
            try step.record(EventType.customerUpdated, id, customer: id, changes)
            return customer
        }
    }
}

extension Step {
    /// The customer who buys. The same e-mail, whatever its case, keeps its customer.
    func customer(for buyer: Buyer) throws -> Customer {
        switch buyer {
        case .known(let id): return try require(id, transaction.find)
        case .person(let new):
            if let email = new.email, let known = try transaction.customer(email: email) { return known }
            return try insert(new)
        }
    }

    func insert(_ new: NewCustomer) throws -> Customer {
        let name = try CustomerFields.name(new.name, family: new.familyName)
        try Notes.check(new.metadata)
        let customer = Customer(
            id: try transaction.newID(at: now), firstName: name.first, lastName: name.last,
            email: try new.email.map(CustomerFields.email),
            phone: try new.phone.map { try CustomerFields.short("phone", $0) }?.nilIfEmpty,
            employer: try new.employer.map { try CustomerFields.short("employer", $0) }?.nilIfEmpty,
            state: try new.state.map(CustomerFields.state), metadata: new.metadata,
            shipping: try new.shipping?.checked(), createdAt: now)
        try transaction.insert(customer)
        try record(
            EventType.customerCreated, customer.id, customer: customer.id,
            [Change("name", to: customer.name), Change("email", to: customer.email)])
        return customer
    }
}

extension Customer {
    /// The fields in which this differs from how the customer was.
    func changes(since before: Customer) -> [Change] {
        let fields: [(String, String?, String?)] = [
            ("name", before.name, name), ("email", before.email, email), ("phone", before.phone, phone),
            ("employer", before.employer, employer), ("state", before.state?.code, state?.code),
        ]
        return Change.all(fields + [("shipping", before.shipping?.words, shipping?.words)])
            + Notes.changes(from: before.metadata, to: metadata)
    }
}
