/// A charge of a payment token while its customer is away (Truemed: `create_payment_session` with `payment_token`).
public struct TokenCharge: Hashable, Sendable {
    /// The token.
    public var token: ID<PaymentToken>
    /// For what.
    public var items: [CartItem]
    /// The key under which asking twice charges once.
    public var idempotencyKey: String?
    /// Where a repair leads when it is finished.
    public var successURL: String?
    /// Where a repair leads when it is begun and given up.
    public var failureURL: String?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// What is taken off the cart and added to it.
    public var terms: CartTerms
    /// What only comes back as it was said.
    public var details: SessionDetails
    /// What the merchant says that it comes to; nil where nobody says so. One that differs is refused.
    public var statedTotal: Money?

    /// A charge of a payment token while its customer is away.
    public init(
        token: ID<PaymentToken>, items: [CartItem], idempotencyKey: String? = nil, successURL: String? = nil,
        failureURL: String? = nil, metadata: [String: String] = [:], terms: CartTerms = CartTerms(),
        details: SessionDetails = SessionDetails(), statedTotal: Money? = nil
    ) {
        self.token = token
        self.items = items
        self.idempotencyKey = idempotencyKey
        self.successURL = successURL
        self.failureURL = failureURL
        self.metadata = metadata
        self.terms = terms
        self.details = details
        self.statedTotal = statedTotal
    }

    /// What its key is used for.
    static let operation = "token_charge"

    var fingerprint: String {
        "\(token) \(items.fingerprint) \(successURL ?? "") \(failureURL ?? "")\(terms.fingerprint)\(details.fingerprint)"
    }
}

extension CheckoutError {
    /// Whether the same key may be used for another try: a charge that found the token's update open, be it only when its
    /// card had been asked, is as if it had not been made.
    var leavesKeyFree: Bool { if case .tokenUpdatePending = self { true } else { false } }
}

extension SessionFailure {
    /// The code of a charge that failed while another charge had already opened the token's update.
    static let updateWasPending = "payment_token_update_pending"
}

extension CheckoutEngine {
    /// Charges a payment token while its customer is away.
    /// - Throws: `CheckoutError.totalInvalid`, `.notFound` for a deleted token, `.tokenProvisioning`, `.tokenUpdatePending`;
    ///   `.tokenUpdateRequired` for a refusal, which opens an update unless one is open.
    public func charge(_ charge: TokenCharge) async throws(CheckoutError) -> CheckoutSession {
        try charge.items.check(charge.statedTotal, charge.terms, isTrial: false)
        let (start, settled) = try await settlingStep { step in try step.start(charge) }
        do {
            return try await finish(start, settled)
        } catch {
            if error.leavesKeyFree, let key = charge.idempotencyKey {
                try await write { step in
                    try step.transaction.forgetIdempotencyRecord(operation: TokenCharge.operation, key: key)
                }
            }
            throw error
        }
    }
}

extension Step {
    func start(_ charge: TokenCharge) throws -> ChargeStart {
        let key = IdempotentRequest(TokenCharge.operation, charge.idempotencyKey, charge.fingerprint)
        if let known = try known(key) { return .session(known.session) }
        let token = try chargeable(charge.token)
        let cart = try freeze(CartRequest(items: charge.items, terms: charge.terms, customer: token.customer))
        let cards = try token.cards.compactMap { try transaction.find($0) }.filter { $0.removedAt == nil }
        let decision = OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: cart.lines, cards: cards, letters: cart.letters, rule: .splitOntoOrdinaryCard, now: now))
        var session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .offSession, customer: token.customer, lines: cart.lines,
            token: token.id, successURL: charge.successURL, cancelURL: charge.failureURL,
            metadata: charge.metadata, details: charge.details, createdAt: now)
        switch decision {
        case .charge(let shares):
            try begin(session, shares, aim: .collect, presence: .offSession) { session in
                try transaction.insert(session)
                try keep(key, session.id)
            }
        case .refuse(let refusal):
            guard let action = refusal.updateAction else { throw refusal.error }
            let reason = refusal.error
            let failure = SessionFailure(
                code: reason.code, message: refusal.sentence, decline: reason.decline, nextAction: action)
            (session.status, session.completedAt) = (.canceled, now)
            session.failure = try openUpdate(of: token.id, failure, by: session.id)
            try transaction.insert(session)
            try keep(key, session.id)
            try record(
                EventType.sessionRefused, session.id, customer: token.customer,
                [Change("code", to: reason.code), Change("next_action", to: action.rawValue)])
        }
        return .session(session.id)
    }

    private func chargeable(_ id: ID<PaymentToken>) throws -> PaymentToken {
        let token = try transaction.activeToken(id)
        if let refusal = OffSessionPolicy.refusal(ofToken: token) { throw refusal.error }
        return token
    }

    /// Opens what a customer has to do before their token can be charged again. A token has one update at a time: when
    /// a charge made at the same moment was first, the failure that is returned says so.
    func openUpdate(
        of id: ID<PaymentToken>, _ failure: SessionFailure, by session: ID<CheckoutSession>
    ) throws -> SessionFailure {
        var token = try require(id, transaction.find)
        guard token.status == .active, let action = failure.nextAction else { return failure }
        if let open = token.pendingUpdate {
            return SessionFailure(
                code: SessionFailure.updateWasPending, message: failure.message, decline: failure.decline,
                nextAction: open.action)
        }
        let reason = failure.decline?.reason ?? failure.code
        token.pendingUpdate = PendingUpdate(
            action: action, reason: reason, message: failure.message, session: session, since: now)
        try transaction.update(token)
        try record(
            EventType.tokenUpdateOpened, id, customer: token.customer,
            [Change("next_action", to: action.rawValue), Change("reason", to: reason)])
        return failure
    }
}

extension PaymentToken {
    /// The cards that it charges, the health card first.
    public var cards: [ID<PaymentMethod>] { [healthCard, ordinaryCard].compactMap { $0 } }
}
