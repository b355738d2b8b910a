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
    /// there are cannot pay. A card that was refused is not charged again: it stays the token's until another takes its
    /// place, and goes at once where the other card pays alone (all ours). Until that is done, charges are refused as
    /// pending.
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
        let superseded = token.pendingUpdate
        let refused = try superseded.map { try transaction.refusedCards(of: $0) } ?? []
        if let superseded {
            try giveUpRequest(
                superseded.session, SessionFailure(code: "superseded", message: "A later request took its place."))
        }
        if let items = update.items {
            token.lines = try freeze(CartRequest(items: items, customer: token.customer, isFree: true)).lines
        }
        let needs = try needs(of: token, asksForCard: update.asksForCard, refused: refused, after: superseded)
        if !needs.contains(where: { $0.action == .updatePaymentMethod }) { token.drop(refused) }
        var details = SessionDetails()
        details.supersedes = refused.isEmpty ? nil : try superseded.map { try transaction.refusedCharge(of: $0) }
        let session = CheckoutSession(
            id: try transaction.newID(at: now), mode: .setup, status: needs.isEmpty ? .complete : .open,
            customer: token.customer, lines: token.lines, setupFutureUse: true, token: token.id,
            successURL: update.successURL, cancelURL: update.failureURL, metadata: update.metadata, details: details,
            createdAt: now, completedAt: needs.isEmpty ? now : nil)
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
    /// - Parameters:
    ///   - refused: the cards that a charge refused, which count as none.
    ///   - superseded: the update that says why.
    private func needs(
        of token: PaymentToken, asksForCard: Bool, refused: Set<ID<PaymentMethod>>, after superseded: PendingUpdate?
    ) throws -> [(action: UpdateAction, message: String)] {
        var needs: [(action: UpdateAction, message: String)] = []
        let letters = try letters(of: token.customer, for: token.lines)
        let missing = LetterCoverage.missing(for: token.lines, letters: letters, at: now)
        if !missing.isEmpty { needs.append((.takeHealthSurvey, CheckoutError.letterRequired(missing).message)) }
        let cards = try token.cards.compactMap { try transaction.find($0) }.filter {
            $0.removedAt == nil && !refused.contains($0.id)
        }
        let refusal = OffSessionPolicy.refusal(
            ofCards: OffSessionPolicy.Request(
                lines: token.lines, cards: cards, letters: letters, rule: .splitOntoOrdinaryCard, now: now,
                isFree: true))
        if let refusal, refusal.updateAction == .updatePaymentMethod {
            let why = refused.isEmpty ? nil : superseded?.message
            needs.append((.updatePaymentMethod, why ?? refusal.sentence))
        } else if asksForCard {
            needs.append((.updatePaymentMethod, PendingUpdate.cardRequested))
        }
        return needs
    }
}

extension PaymentToken {
    /// Takes cards away from it.
    fileprivate mutating func drop(_ cards: Set<ID<PaymentMethod>>) {
        if let card = healthCard, cards.contains(card) { healthCard = nil }
        if let card = ordinaryCard, cards.contains(card) { ordinaryCard = nil }
    }
}

// A request that took the place of a refused charge's update still knows that charge, so that nobody forgets the cards.
extension LedgerReader {
    /// The sessions behind an update: what opened it, and before that the refused charge whose update it took the place
    /// of.
    public func sessions(behind update: PendingUpdate) throws -> [ID<CheckoutSession>] {
        [try find(update.session)?.details.supersedes, update.session].compactMap(\.self)
    }

    /// The cards that were refused in the sessions behind an update.
    func refusedCards(of update: PendingUpdate) throws -> Set<ID<PaymentMethod>> {
        let payments = try sessions(behind: update).flatMap { try self.payments(of: $0) }
        return Set(payments.filter { $0.status == .failed }.map(\.paymentMethod))
    }

    /// The refused charge behind an update, be it by way of a request that took its place.
    func refusedCharge(of update: PendingUpdate) throws -> ID<CheckoutSession> {
        try find(update.session)?.details.supersedes ?? update.session
    }
}
