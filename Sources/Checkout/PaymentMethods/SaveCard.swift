/// A typed card that the network has taken, with what may be kept of it.
public struct KeptEntry: Hashable, Sendable {
    /// What is known of the card.
    public let card: Card
    let postalCode: String
}

extension CheckoutEngine {
    /// Gives a typed card into the network's keeping. Nothing is saved for its owner yet.
    /// - Throws: `CheckoutError.cardDeclined` for a detail to type again, `.unknownCard`, `.networkUnreachable`.
    public func keep(_ entry: CardEntry) async throws(CheckoutError) -> KeptEntry {
        if isReadOnly { throw .readOnly }
        let now = try await read { _, now in now }
        do {
            let fingerprint = try ledger.sealer.fingerprint(entry.number)
            let kept = try await network.keep(entry, at: now)
            let card = Card(
                brand: kept.brand, last4: entry.last4, expiry: entry.expiry, funding: kept.funding,
                account: kept.account, fingerprint: fingerprint, reference: kept.reference)
            return KeptEntry(card: card, postalCode: entry.postalCode)
        } catch let failure as CardNetworkFailure {
            throw CheckoutError(failure)
        } catch {
            throw CheckoutError(wrapping: error)
        }
    }

    /// Saves a card for charges while its owner is away: a set-up session, in which the network tries the card without
    /// money (Flex: `mode: setup`).
    /// - Throws: `CheckoutError.notFound`, `.cardDeclined`, `.unknownCard`, `.networkUnreachable`.
    public func saveCard(
        _ entry: CardEntry, for customer: ID<Customer>, presence: Presence = .onSession
    ) async throws(CheckoutError) -> PaymentMethod {
        _ = try await read { reader, _ in try require(customer, reader.find) }
        let kept = try await keep(entry)
        let (session, method) = try await step { step in
            let method = try step.paymentMethod(kept, of: customer)
            let share = CardShare(method, method.card.account == .health ? .health : .ordinary, .zero)
            return (try step.setUp([share], for: customer, presence: presence), method.id)
        }
        _ = try await outcome(of: session)
        return try await read { reader, _ in try require(method, reader.find) }
    }

    /// Makes a card the one that is charged when none is named.
    /// - Throws: `CheckoutError.notFound`, `.paymentMethodNotFound` for a removed card.
    public func makeDefault(_ id: ID<PaymentMethod>) async throws(CheckoutError) -> PaymentMethod {
        try await step { step in
            let method = try step.savedCard(id)
            var customer = try require(method.customer, step.transaction.find)
            guard customer.defaultPaymentMethod != id else { return method }
            let change = Change(
                "default_payment_method", from: customer.defaultPaymentMethod?.description, to: id.description)
            customer.defaultPaymentMethod = id
            try step.transaction.update(customer)
            try step.record(EventType.paymentMethodMadeDefault, id, customer: customer.id, [change])
            return method
        }
    }

    /// Removes a saved card. Another card that may be charged off-session, if there is one, becomes the default.
    /// - Throws: `CheckoutError.notFound`, `.paymentMethodNotFound`, `.paymentMethodInUse` naming the tokens that charge
    ///   it, `.paymentMethodNeeded` naming the transactions that are going to.
    public func remove(_ id: ID<PaymentMethod>) async throws(CheckoutError) -> PaymentMethod {
        try await step { step in
            var method = try step.savedCard(id)
            let users = try step.transaction.tokens(using: id).filter { $0.status == .active }
            guard users.isEmpty else {
                throw CheckoutError.paymentMethodInUse(id: id.description, tokens: users.map(\.id.description))
            }
            var customer = try require(method.customer, step.transaction.find)
            let needing = customer.defaultPaymentMethod == id ? try step.transactionsNeedingCard(of: customer.id) : []
            guard needing.isEmpty else {
                throw CheckoutError.paymentMethodNeeded(id: id.description, transactions: needing.map(\.description))
            }
            method.removedAt = step.now
            try step.transaction.update(method)
            if customer.defaultPaymentMethod == id {
                let others = try step.transaction.paymentMethods(of: customer.id)
                customer.defaultPaymentMethod = others.first { $0.offSession && $0.id != id }?.id
                try step.transaction.update(customer)
            }
            try step.record(EventType.paymentMethodRemoved, id, customer: customer.id)
            return method
        }
    }
}

extension Step {
    /// A card that is still saved.
    func savedCard(_ id: ID<PaymentMethod>) throws -> PaymentMethod {
        let method = try require(id, transaction.find)
        guard method.removedAt == nil else { throw CheckoutError.paymentMethodNotFound(id: id.description) }
        return method
    }

    /// The customer's card with this number and expiry, saved now if it is new. It is not chargeable off-session yet.
    func paymentMethod(_ entry: KeptEntry, of customer: ID<Customer>) throws -> PaymentMethod {
        let known = try transaction.paymentMethods(of: customer).first {
            $0.card.fingerprint == entry.card.fingerprint && $0.card.expiry == entry.card.expiry
        }
        if let known { return known }
        let owner = try require(customer, transaction.find)
        let method = PaymentMethod(
            id: try transaction.newID(at: now), customer: customer, card: entry.card, postalCode: entry.postalCode,
            billing: BillingDetails(name: owner.name.nilIfEmpty, email: owner.email, phone: owner.phone),
            createdAt: now)
        try transaction.insert(method)
        try record(
            EventType.paymentMethodSaved, method.id, customer: customer,
            [Change("card", to: "\(entry.card.brand) •\(entry.card.last4) \(entry.card.expiry)")])
        return method
    }

    /// A session that tries cards without money: to save one, or to repair a token with them.
    func setUp(
        _ shares: [CardShare], for customer: ID<Customer>, repairing token: PaymentToken? = nil, presence: Presence
    ) throws -> ID<CheckoutSession> {
        var details = SessionDetails()
        details.repairs = token?.pendingUpdate?.session
        let session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .setup, customer: customer, lines: [], setupFutureUse: true,
            token: token?.id, details: details, createdAt: now)
        try begin(session, shares, aim: .collect, presence: presence, write: transaction.insert)
        return session.id
    }
}
