extension CheckoutEngine {
    /// Adds a customer.
    /// - Parameter session: an open checkout without a customer that they are the buyer of (Flex:
    ///   `checkout_session_id`).
    /// - Throws: `CheckoutError.emailTaken`; `.invalidField`, also when the checkout has a customer; `.notFound`.
    public func addCustomer(
        _ new: NewCustomer, buyingIn session: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> Customer {
        try await step { step in
            if let email = new.email, let known = try step.transaction.customer(email: email) {
                throw CheckoutError.emailTaken(field: "email", email: email, customer: known.id.description)
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
            phone: try new.phone.map { try ShortText.checked($0, in: "phone") }?.nilIfEmpty,
            employer: try new.employer.map { try ShortText.checked($0, in: "employer") }?.nilIfEmpty,
            state: try new.state.map(CustomerFields.state), metadata: new.metadata,
            shipping: try new.shipping?.checked(), createdAt: now)
        try transaction.insert(customer)
        try record(
            EventType.customerCreated, customer.id, customer: customer.id,
            [Change("name", to: customer.name), Change("email", to: customer.email)])
        return customer
    }
}
