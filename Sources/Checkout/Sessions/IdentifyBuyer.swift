extension CheckoutEngine {
    /// Says who buys in an open checkout that was made without a customer. The same e-mail, whatever its case, keeps its
    /// customer; what is known of them stays as it is, but a state that nobody knew is learned. What letters make of the
    /// cart is decided anew, and a consultation fee is dropped where no letter lacks (ours).
    /// - Throws: `CheckoutError.notFound`, `.sessionNotOpen` also when somebody was named before; `.missingField` without
    ///   an e-mail, `.invalidField`.
    public func identify(
        _ new: NewCustomer, on id: ID<CheckoutSession>
    ) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in
            let session = try require(id, step.transaction.find)
            guard session.waitsForBuyer else { throw session.notOpen }
            guard new.email != nil else { throw CheckoutError.missingField("email") }
            if let fault = new.faults.first { throw fault }
            let customer = try step.learn(new.state, of: step.customer(for: .person(new)))
            return try step.name(customer.id, in: session)
        }
    }
}

extension CheckoutSession {
    /// Whether it is an open checkout that nobody has named a buyer of, and no card was tried for.
    var waitsForBuyer: Bool { status == .open && aim == nil && attempt == 0 && customer == nil }

    /// The refusal of what only its customer can do, while nobody knows who that is.
    var ownerless: CheckoutError {
        .invalidField(
            "session", given: id.description,
            expected: "one whose customer has said who they are; they do on its page, which `almoner show` leads to")
    }
}

extension NewCustomer {
    /// Everything that no customer may be called, also where the e-mail has a customer already: each field with what to
    /// say instead.
    public var faults: [CheckoutError] {
        [
            CheckoutError.fault { () throws(CheckoutError) in try CustomerFields.name(name, family: familyName) },
            email.flatMap { email in
                CheckoutError.fault { () throws(CheckoutError) in try CustomerFields.email(email) }
            },
            state.flatMap { state in
                CheckoutError.fault { () throws(CheckoutError) in try CustomerFields.state(state) }
            },
        ].compactMap(\.self)
    }
}

extension Step {
    /// A customer whose state nobody knew lives where they say they do.
    @discardableResult
    func learn(_ state: String?, of customer: Customer) throws -> Customer {
        guard customer.state == nil, let state else { return customer }
        var customer = customer
        customer.state = try CustomerFields.state(state)
        try transaction.update(customer)
        try record(
            EventType.customerUpdated, customer.id, customer: customer.id, [Change("state", to: customer.state?.code)])
        return customer
    }

    /// Says who buys in a session that waits for it.
    @discardableResult
    func name(_ customer: ID<Customer>, in session: CheckoutSession) throws -> CheckoutSession {
        var session = session
        session.customer = customer
        session.lines = try lines(of: session, boughtBy: customer)
        try transaction.update(session)
        try transaction.replaceCart(of: session)
        try record(
            EventType.sessionUpdated, session.id, customer: customer, [Change("customer", to: customer.description)])
        return session
    }

    /// The cart with what the buyer's letters make of it.
    private func lines(of session: CheckoutSession, boughtBy customer: ID<Customer>) throws -> [SessionLine] {
        let letters = try letters(of: customer, for: session.lines)
        let lacksLetter = !LetterCoverage.missing(for: session.lines, letters: letters, at: now).isEmpty
        let lines = session.lines.map { line in
            line.fee?.type == SessionFee.consultation && !lacksLetter ? line.withdrawn : line
        }
        return Cart.frozen(lines, letters: letters, at: now)
    }
}

extension SessionLine {
    /// The same fee, not applied.
    fileprivate var withdrawn: SessionLine {
        SessionLine(
            product: product, price: price, sku: sku, name: name, quantity: 0, unitAmount: unitAmount,
            eligibility: eligibility, fee: fee)
    }
}
