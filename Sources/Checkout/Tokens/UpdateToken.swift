/// A merchant's wish to renew a token while its customer is there (Truemed: `update_payment_token`).
public struct TokenUpdate: Hashable, Sendable {
    /// The token.
    public var token: ID<PaymentToken>
    /// What it shall be good for from now on; nil for what it is good for.
    public var items: [CartItem]?
    /// Whether the customer shall give a new card.
    public var asksForCard: Bool
    /// Where the customer goes when it is done.
    public var successURL: String?
    /// Where they go when they give it up.
    public var failureURL: String?
    /// The merchant's own notes.
    public var metadata: [String: String]

    /// A merchant's wish to renew a token.
    public init(
        token: ID<PaymentToken>, items: [CartItem]? = nil, asksForCard: Bool = false, successURL: String? = nil,
        failureURL: String? = nil, metadata: [String: String] = [:]
    ) {
        self.token = token
        self.items = items
        self.asksForCard = asksForCard
        self.successURL = successURL
        self.failureURL = failureURL
        self.metadata = metadata
    }
}

extension PendingUpdate {
    /// The reason of an update that the merchant asked for.
    public static let requested = "requested"

    /// What is pending once this is done.
    func following(at now: Instant) -> PendingUpdate? {
        next.map { PendingUpdate(action: $0, reason: reason, message: message, session: session, since: now) }
    }
}

extension CheckoutSession {
    /// By which of Truemed's three names a token's update tells of this session.
    var tokenChange: String {
        switch mode {
        case .offSession: return "failed_payment_session_id"
        case .setup: return "provision_token_request_id"
        case .payment, .subscription: return "payment_session_id"
        }
    }
}

extension CheckoutEngine {
    /// Renews a token: its items change at once, and what its customer has to do for them becomes its pending update, in
    /// place of any other (ours). Until that is done, charges are refused as pending.
    /// - Returns: the request, `complete` where nothing has to be done.
    /// - Throws: `CheckoutError.notFound`, `.tokenProvisioning`, `.invalidField`, `.amountOutOfRange`.
    public func update(_ update: TokenUpdate) async throws(CheckoutError) -> CheckoutSession {
        try await step { step in try step.start(update) }
    }
}

extension Step {
    fileprivate func start(_ update: TokenUpdate) throws -> CheckoutSession {
        var token = try require(update.token, transaction.find)
        switch token.status {
        case .deleted: throw CheckoutError.notFound(kind: PaymentToken.kind, id: token.id.description)
        case .provisioning: throw CheckoutError.tokenProvisioning(id: token.id.description)
        case .active: break
        }
        if let superseded = try token.pendingUpdate.flatMap({ try transaction.find($0.session) }) {
            try giveUpRequest(superseded)
        }
        if let items = update.items {
            token.lines = try freeze(CartRequest(items: items, customer: token.customer, isFree: true)).lines
        }
        let letters = try letters(of: token.customer, for: token.lines)
        let missing = LetterCoverage.missing(for: token.lines, letters: letters, at: now)
        var actions: [UpdateAction] = missing.isEmpty ? [] : [.takeHealthSurvey]
        if update.asksForCard { actions.append(.updatePaymentMethod) }
        let session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .setup, status: actions.isEmpty ? .complete : .open,
            customer: token.customer, lines: token.lines, setupFutureUse: true, token: token.id,
            successURL: update.successURL, cancelURL: update.failureURL, metadata: update.metadata, createdAt: now,
            completedAt: actions.isEmpty ? now : nil)
        try transaction.insert(session)
        token.pendingUpdate = actions.first.map { first in
            PendingUpdate(
                action: first, reason: PendingUpdate.requested,
                message: missing.isEmpty ? "The merchant asked for a new card." : CheckoutError.letterRequired(missing).message,
                session: session.id, since: now, next: actions.dropFirst().first)
        }
        try transaction.update(token)
        if let action = actions.first {
            try record(
                EventType.tokenUpdateOpened, token.id, customer: token.customer,
                [Change("next_action", to: action.rawValue), Change("reason", to: PendingUpdate.requested)])
        } else {
            try record(
                EventType.tokenUpdated, token.id, customer: token.customer,
                [Change(session.tokenChange, to: session.id.uuid)])
        }
        return session
    }

    /// Ends a merchant's request once its token is renewed; a refused charge stays refused.
    func finishRequest(_ session: CheckoutSession) throws {
        guard session.mode == .setup, session.status == .open, session.aim == nil else { return }
        var done = session
        (done.status, done.completedAt) = (.complete, now)
        try transaction.update(done)
    }

    private func giveUpRequest(_ session: CheckoutSession) throws {
        guard session.mode == .setup, session.status == .open, session.aim == nil else { return }
        try close(
            session, .canceled, SessionFailure(code: "superseded", message: "A later request took its place."))
    }
}
