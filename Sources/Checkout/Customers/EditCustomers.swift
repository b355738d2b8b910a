extension CheckoutEngine {
    /// Changes a customer.
    /// - Throws: `CheckoutError.notFound`, `.invalidField`, `.emailTaken`.
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
            if let phone = edit.phone { customer.phone = try ShortText.checked(phone, in: "phone").nilIfEmpty }
            if let employer = edit.employer {
                customer.employer = try ShortText.checked(employer, in: "employer").nilIfEmpty
            }
            if let state = edit.state { customer.state = state.trimmed.isEmpty ? nil : try CustomerFields.state(state) }
            if let shipping = edit.shipping { customer.shipping = try shipping.checked() }
            if let metadata = edit.metadata {
                try Notes.check(metadata)
                customer.metadata = metadata
            }
            if let email = customer.email, let other = try step.transaction.customer(email: email), other.id != id {
                throw CheckoutError.emailTaken(field: "email", email: email, customer: other.id.description)
            }
            let changes = customer.changes(since: before)
            guard !changes.isEmpty else { return before }
            try step.transaction.update(customer)
            try step.record(EventType.customerUpdated, id, customer: id, changes)
            return customer
        }
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
