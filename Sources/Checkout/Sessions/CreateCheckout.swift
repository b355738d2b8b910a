/// An on-session checkout as it is asked for (Flex: create, `mode: payment`; Truemed: `create_payment_session`).
public struct NewCheckout: Hashable, Sendable {
    /// Who buys; nil for a checkout that learns it from the customer (`identify`).
    public var customer: Buyer?
    /// What they buy.
    public var items: [CartItem]
    /// Whether the card shall be chargeable later with its owner away (`setup_future_use: off_session`).
    public var setupFutureUse: Bool
    /// Whether a payment token shall come of it.
    public var tokenize: Bool
    /// Whether the merchant captures by hand.
    public var capturesManually: Bool
    /// Where the customer goes after success.
    public var successURL: String?
    /// Where they go otherwise.
    public var cancelURL: String?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// What is taken off the cart and added to it.
    public var terms: CartTerms
    /// The merchant's own name for it.
    public var clientReferenceID: String?
    /// What only comes back as it was said.
    public var details: SessionDetails

    /// What it is for: to pay, to save a card, or to begin a subscription.
    public var mode = CheckoutSession.Mode.payment
    /// What it says of the subscription that it begins.
    public var subscription = SubscriptionTerms()
    /// What the merchant says that it comes to; nil where nobody says so. One that differs is refused.
    public var statedTotal: Money?
    /// Whether it lapses when nobody pays it in time (Flex); Truemed's wait for ever.
    public var lapses = true

    /// An on-session checkout as it is asked for, to pay unless `mode` is changed.
    public init(
        customer: Buyer?, items: [CartItem], setupFutureUse: Bool = false, tokenize: Bool = false,
        capturesManually: Bool = false, successURL: String? = nil, cancelURL: String? = nil,
        metadata: [String: String] = [:], terms: CartTerms = CartTerms(), clientReferenceID: String? = nil,
        details: SessionDetails = SessionDetails()
    ) {
        self.customer = customer
        self.items = items
        self.setupFutureUse = setupFutureUse
        self.tokenize = tokenize
        self.capturesManually = capturesManually
        self.successURL = successURL
        self.cancelURL = cancelURL
        self.metadata = metadata
        self.terms = terms
        self.clientReferenceID = clientReferenceID
        self.details = details
    }
}

/// Who buys: somebody known, or somebody by e-mail who is then known.
public enum Buyer: Hashable, Sendable {
    /// A customer of the ledger.
    case known(ID<Customer>)
    /// The customer with this e-mail, made if there is none.
    case person(NewCustomer)
}

extension CheckoutSession {
    /// How long an unpaid session waits. Ours; Flex shows `expires_at` without saying how far it lies.
    public static let openFor = Period.days(1)
}

extension CheckoutEngine {
    /// Starts an on-session checkout: prices and eligibility are frozen, and nothing is paid yet.
    /// - Throws: `CheckoutError.notFound`, `.invalidField`, `.missingField`, `.totalInvalid`, `.amountOutOfRange`.
    public func createCheckout(_ new: NewCheckout) async throws(CheckoutError) -> CheckoutSession {
        if new.tokenize && new.capturesManually {
            throw .invalidField(
                "capture_method", given: "manual", expected: "automatic: a tokenized checkout cannot be a hold only")
        }
        try new.checkMode()
        try new.items.check(new.statedTotal, new.terms, isTrial: new.details.nextBill != nil)
        // A token or a subscription is somebody's from its first moment.
        if new.customer == nil, new.tokenize || new.mode == .subscription { throw .missingField("customer") }
        return try await step { step in
            try new.details.nextBill?.check(on: step.now.date)
            let state = new.details.defaults["state"]
            let customer = try new.customer.map { try step.learn(state, of: step.customer(for: $0)).id }
            let cart = try step.cart(for: new, customer)
            let id: ID<CheckoutSession> = try step.transaction.newID(at: step.now)
            let token = try customer.flatMap { customer in
                try new.tokenize ? step.insertToken(for: customer, session: id, lines: cart.lines) : nil
            }
            let session = CheckoutSession(
                id: id, mode: new.mode, customer: customer, lines: cart.lines, discounts: cart.discounts,
                setupFutureUse: new.setupFutureUse || new.mode != .payment, token: token,
                capturesManually: new.capturesManually,
                successURL: new.successURL, cancelURL: new.cancelURL,
                expiresAt: new.lapses ? step.now + CheckoutSession.openFor : nil, metadata: new.metadata,
                clientReferenceID: new.clientReferenceID, details: new.details.adding(new.terms.shipping),
                createdAt: step.now, subscription: try step.subscriptionID(for: new))
            try step.transaction.insert(session)
            try step.record(
                EventType.sessionCreated, id, customer: customer,
                [Change("amount_total", to: String(session.amountTotal.minorUnits))])
            if let subscription = session.subscription { try step.insertSubscription(subscription, of: session, new) }
            return session
        }
    }

    /// Gives an unpaid session up (Truemed: cancel).
    /// - Throws: `CheckoutError.notFound`, `.sessionNotOpen`; `.invalidField` for a request to renew a token.
    public func cancel(_ id: ID<CheckoutSession>) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in try step.giveUp(try require(id, step.transaction.find)) }
    }
}

extension CheckoutSession {
    /// The refusal of something that this session does not wait for.
    var notOpen: CheckoutError { .sessionNotOpen(id: id.description, status: status) }
}

extension Step {
    /// Gives an unpaid session up.
    /// - Throws: as `CheckoutEngine.cancel`.
    func giveUp(_ session: CheckoutSession) throws -> CheckoutSession {
        guard session.status == .open, session.aim == nil else { throw session.notOpen }
        guard try !transaction.isRenewal(session) else {
            throw CheckoutError.invalidField(
                "session", given: session.id.description,
                expected: "a checkout; a token’s renewal waits until it is done")
        }
        let failure =
            actor.role == .customer
            ? SessionFailure(code: SessionFailure.abandoned, message: "The customer gave the checkout up.")
            : SessionFailure(code: "canceled", message: "The checkout was called off before it was paid.")
        return try close(session, .canceled, failure)
    }

    /// Ends a session on which no money is held.
    @discardableResult
    func close(
        _ session: CheckoutSession, _ status: SessionStatus, _ failure: SessionFailure
    ) throws -> CheckoutSession {
        var closed = session
        (closed.status, closed.failure, closed.completedAt) = (status, failure, now)
        try transaction.update(closed)
        try followSubscription(closed, before: session)
        try record(
            EventType.sessionUpdated, session.id, customer: session.customer,
            [
                Change("status", from: session.status.rawValue, to: status.rawValue),
                Change("failure", to: failure.code),
            ])
        return closed
    }
}
