/// A charge of a saved card while its owner is away (Flex: create, `mode: off_session`).
public struct OffSessionCharge: Hashable, Sendable {
    /// Who is charged; Flex requires it.
    public var customer: ID<Customer>
    /// Which of their cards; Flex requires it.
    public var paymentMethod: ID<PaymentMethod>
    /// For what.
    public var items: [CartItem]
    /// The key under which asking twice charges once.
    public var idempotencyKey: String?
    /// Whether the merchant wants to capture by hand, which is refused: the money is taken at once (ours).
    public var capturesManually: Bool
    /// Where a customer goes after success. Nobody is there to go; it comes back as it was said.
    public var successURL: String?
    /// Where they go otherwise; it comes back as it was said.
    public var cancelURL: String?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// What is taken off the cart and added to it.
    public var terms: CartTerms
    /// The merchant's own name for it.
    public var clientReferenceID: String?
    /// What only comes back as it was said.
    public var details: SessionDetails

    /// A charge of a saved card while its owner is away.
    public init(
        customer: ID<Customer>, paymentMethod: ID<PaymentMethod>, items: [CartItem], idempotencyKey: String? = nil,
        capturesManually: Bool = false, successURL: String? = nil, cancelURL: String? = nil,
        metadata: [String: String] = [:], terms: CartTerms = CartTerms(), clientReferenceID: String? = nil,
        details: SessionDetails = SessionDetails()
    ) {
        self.customer = customer
        self.paymentMethod = paymentMethod
        self.items = items
        self.idempotencyKey = idempotencyKey
        self.capturesManually = capturesManually
        self.successURL = successURL
        self.cancelURL = cancelURL
        self.metadata = metadata
        self.terms = terms
        self.clientReferenceID = clientReferenceID
        self.details = details
    }

    /// The request in a fixed form, by which a key's second use is recognised as the same.
    var fingerprint: String {
        var text = "\(customer) \(paymentMethod) \(items.fingerprint)\(terms.fingerprint)"
        if clientReferenceID != nil || !details.isEmpty { text += " \(clientReferenceID ?? "")\(details.fingerprint)" }
        if successURL != nil || cancelURL != nil { text += " \(successURL ?? "") \(cancelURL ?? "")" }
        return text
    }
}

/// What became of a charge in its first transaction.
enum ChargeStart: Sendable {
    /// Its session is under way, or was under its key before.
    case session(ID<CheckoutSession>)
    /// It was refused before a card was asked; the event of it is kept.
    case refused(CheckoutError)
}

extension CheckoutEngine {
    /// Charges a saved card while its owner is away.
    /// - Throws: in this order `CheckoutError.notFound`, `.paymentMethodNotFound`, `.paymentMethodNotOffSession`,
    ///   `.manualCaptureNotSupported`, `.letterRequired`, `.splitCartNotSupported`, `.cardDeclined`;
    ///   `.idempotencyKeyReused` before all of them.
    public func charge(_ charge: OffSessionCharge) async throws(CheckoutError) -> CheckoutSession {
        let (start, settled) = try await settlingStep { step in try step.start(charge) }
        return try await finish(start, settled)
    }

    /// Waits for a charge's end, unless its own step settled it, and throws its refusal.
    func finish(_ start: ChargeStart, _ settled: CheckoutSession?) async throws(CheckoutError) -> CheckoutSession {
        switch start {
        case .session(let id): return try await outcome(of: id, known: settled)
        case .refused(let error): throw error
        }
    }
}

extension Step {
    func start(_ charge: OffSessionCharge) throws -> ChargeStart {
        let key = IdempotentRequest("off_session", charge.idempotencyKey, charge.fingerprint)
        if let known = try known(key) { return .session(known.session) }
        let customer = charge.customer
        // Whoever has a card is a customer, so only a refusal looks for them.
        guard let card = try transaction.find(charge.paymentMethod), card.customer == customer, card.removedAt == nil
        else {
            _ = try require(customer, transaction.find)
            let card = try require(charge.paymentMethod, transaction.find)
            throw CheckoutError.paymentMethodNotFound(id: card.id.description)
        }
        guard !charge.capturesManually else { throw CheckoutError.manualCaptureNotSupported(id: nil) }
        let cart = try freeze(CartRequest(items: charge.items, terms: charge.terms, customer: customer))
        let decision = OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: cart.lines, cards: [card], letters: cart.letters, rule: .everyLineEligible, now: now))
        switch decision {
        case .refuse(let refusal):
            try record(
                EventType.sessionRefused, customer, customer: customer,
                [Change("code", to: refusal.error.code), Change("message", to: refusal.error.message)])
            return .refused(refusal.error)
        case .charge(let shares):
            let session = CheckoutSession(
                id: try transaction.newID(at: now), mode: .offSession, customer: customer, lines: cart.lines,
                discounts: cart.discounts, successURL: charge.successURL, cancelURL: charge.cancelURL,
                metadata: charge.metadata, clientReferenceID: charge.clientReferenceID,
                details: charge.details.adding(charge.terms.shipping), createdAt: now)
            try begin(session, shares, aim: .collect, presence: .offSession) { session in
                try transaction.insert(session)
                try keep(key, session.id)
            }
            return .session(session.id)
        }
    }
}
