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

    /// Whether the merchant asked for it, rather than a charge that was refused.
    public var isRequested: Bool { reason == PendingUpdate.requested }

    /// What is said of a card that nothing but the merchant's wish asks for.
    static let cardRequested = "The merchant asked for a new card."

    /// What is pending once this is done: a survey comes before a card, never after it.
    func following(at now: Instant) -> PendingUpdate? {
        next.map {
            PendingUpdate(
                action: $0, reason: reason, message: PendingUpdate.cardRequested, session: session, since: now)
        }
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
    /// place of any other: the survey where a letter is missing, a card where the merchant asks for one or those that
    /// there are cannot pay. A card that failed meanwhile is not the token's any more (all ours). Until that is done,
    /// charges are refused as pending.
    /// - Returns: the request, `complete` where nothing has to be done.
    /// - Throws: `CheckoutError.notFound`, `.tokenProvisioning`, `.invalidField`, `.totalInvalid`, `.amountOutOfRange`.
    public func update(_ update: TokenUpdate) async throws(CheckoutError) -> CheckoutSession {
        try update.items?.check(nil, CartTerms(), isTrial: true)
        return try await step { step in try step.start(update) }
    }
}

extension Step {
    fileprivate func start(_ update: TokenUpdate) throws -> CheckoutSession {
        var token = try transaction.activeToken(update.token)
        if let superseded = token.pendingUpdate { try supersede(superseded, of: &token) }
        if let items = update.items {
            token.lines = try freeze(CartRequest(items: items, customer: token.customer, isFree: true)).lines
        }
        let needs = try needs(of: token, asksForCard: update.asksForCard)
        let session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .setup, status: needs.isEmpty ? .complete : .open,
            customer: token.customer, lines: token.lines, setupFutureUse: true, token: token.id,
            successURL: update.successURL, cancelURL: update.failureURL, metadata: update.metadata, createdAt: now,
            completedAt: needs.isEmpty ? now : nil)
        try transaction.insert(session)
        token.pendingUpdate = needs.first.map { first in
            PendingUpdate(
                action: first.action, reason: PendingUpdate.requested, message: first.message, session: session.id,
                since: now, next: needs.dropFirst().first?.action)
        }
        try transaction.update(token)
        if let first = needs.first {
            try record(
                EventType.tokenUpdateOpened, token.id, customer: token.customer,
                [Change("next_action", to: first.action.rawValue), Change("reason", to: PendingUpdate.requested)])
        } else {
            try record(
                EventType.tokenUpdated, token.id, customer: token.customer,
                [Change(session.tokenChange, to: session.id.uuid)])
        }
        return session
    }

    /// What has to happen before a token can pay for its lines, the survey before the card, each with a sentence on it.
    private func needs(
        of token: PaymentToken, asksForCard: Bool
    ) throws -> [(action: UpdateAction, message: String)] {
        var needs: [(action: UpdateAction, message: String)] = []
        let letters = try letters(of: token.customer, for: token.lines)
        let missing = LetterCoverage.missing(for: token.lines, letters: letters, at: now)
        if !missing.isEmpty { needs.append((.takeHealthSurvey, CheckoutError.letterRequired(missing).message)) }
        let cards = try token.cards.compactMap { try transaction.find($0) }.filter { $0.removedAt == nil }
        let refusal = OffSessionPolicy.refusal(
            ofCards: OffSessionPolicy.Request(
                lines: token.lines, cards: cards, letters: letters, rule: .splitOntoOrdinaryCard, now: now))
        if let refusal, refusal.updateAction == .updatePaymentMethod {
            needs.append((.updatePaymentMethod, refusal.error.message))
        } else if asksForCard {
            needs.append((.updatePaymentMethod, PendingUpdate.cardRequested))
        }
        return needs
    }

    /// Takes an update's place. What a refused charge found wrong stays known: its cards leave the token.
    private func supersede(_ update: PendingUpdate, of token: inout PaymentToken) throws {
        let failed = try transaction.payments(of: update.session).filter { $0.status == .failed }.map(\.paymentMethod)
        if let card = token.healthCard, failed.contains(card) { token.healthCard = nil }
        if let card = token.ordinaryCard, failed.contains(card) { token.ordinaryCard = nil }
        try giveUpRequest(
            update.session, SessionFailure(code: "superseded", message: "A later request took its place."))
    }
}
