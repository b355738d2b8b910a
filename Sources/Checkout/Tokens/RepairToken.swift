extension CheckoutEngine {
    /// Repairs a token whose update is `UpdatePaymentMethod`: the cards are tried without money and take the places of
    /// those that failed. Nothing is charged by itself afterwards (ours).
    /// - Parameter request: the update that is meant, by the session that opened it; nil for whichever is pending.
    /// - Throws: `CheckoutError.noPendingUpdate`, also where another repair was finished first; `.wrongRepair`,
    ///   `.secondCardRequired` when an ordinary card is what is missing; `.cardDeclined` and the like, after which the
    ///   update is still pending.
    public func repair(
        _ id: ID<PaymentToken>, card: CardEntry, secondCard: CardEntry? = nil, presence: Presence = .onSession,
        of request: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> PaymentToken {
        let first = try await keep(card, toRepair: id, of: request)
        var second: KeptEntry?
        if let secondCard { second = try await keep(secondCard, toRepair: id, of: request) }
        return try await repair(id, with: first, second, presence: presence, of: request)
    }

    /// Gives a typed card that shall repair a token into the network's keeping; a card that is refused counts as a try.
    /// - Throws: `CheckoutError.noPendingUpdate`, `.wrongRepair`, `.notFound`; as `keep`.
    public func keep(
        _ card: CardEntry, toRepair id: ID<PaymentToken>, of request: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> KeptEntry {
        let opened = try await read { reader, _ in
            try reader.repairable(id, by: .updatePaymentMethod, of: request).pendingUpdate?.session
        }
        do {
            return try await keep(card)
        } catch {
            await recordTry(id, of: opened, error)
            throw error
        }
    }

    /// Repairs a token with cards that the network keeps already.
    /// - Throws: as `repair(_:card:secondCard:presence:of:)`.
    public func repair(
        _ id: ID<PaymentToken>, with card: KeptEntry, _ secondCard: KeptEntry? = nil, presence: Presence = .onSession,
        of request: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> PaymentToken {
        let cards = [card, secondCard].compactMap(\.self)
        let (session, opened) = try await step { step in
            let token = try step.transaction.repairable(id, by: .updatePaymentMethod, of: request)
            let methods = try cards.map { try step.paymentMethod($0, of: token.customer) }
            let shares = try step.repairShares(methods, of: token)
            let opened = token.pendingUpdate?.session
            return (try step.setUp(shares, for: token.customer, repairing: token, presence: presence), opened)
        }
        do {
            _ = try await outcome(of: session)
        } catch {
            await recordTry(id, of: opened, error)
            throw error
        }
        return try await read { reader, _ in try require(id, reader.find) }
    }

    /// Gives a repair up after it was begun: the update stays pending, and the customer goes to `failure_url`.
    /// - Parameter request: the update that is meant, by the session that opened it; nil for whichever is pending.
    /// - Throws: `CheckoutError.noPendingUpdate`, `.notFound`.
    public func abandonRepair(
        _ id: ID<PaymentToken>, of request: ID<CheckoutSession>? = nil
    ) async throws(CheckoutError) -> PaymentToken {
        try await step { step in
            let token = try step.transaction.repairable(id, of: request)
            return try step.countTry(token, EventType.tokenUpdateAbandoned, [])
        }
    }

    /// Deletes a token for good.
    /// - Throws: `CheckoutError.notFound`, also when it is deleted already.
    public func deleteToken(_ id: ID<PaymentToken>) async throws(CheckoutError) -> PaymentToken {
        try await step { step in
            var token = try require(id, step.transaction.find)
            guard token.status != .deleted else {
                throw CheckoutError.notFound(kind: PaymentToken.kind, id: id.description)
            }
            // Nobody shall give a card for it any more.
            for request in [token.session, token.pendingUpdate?.session].compactMap(\.self) {
                try step.giveUpRequest(
                    request, SessionFailure(code: "payment_token_deleted", message: "The payment token was deleted."))
            }
            (token.status, token.deletedAt, token.pendingUpdate) = (.deleted, step.now, nil)
            try step.transaction.update(token)
            try step.record(EventType.tokenDeleted, id, customer: token.customer)
            return token
        }
    }

    /// Counts a try whose card was refused. What else goes wrong is none of the customer's tries, and a ledger that cannot
    /// count does not hide the refusal.
    private func recordTry(
        _ id: ID<PaymentToken>, of request: ID<CheckoutSession>?, _ refusal: CheckoutError
    ) async {
        guard refusal.isOfCard else { return }
        _ = try? await step { step in
            guard let token = try step.transaction.find(id), let update = token.pendingUpdate, update.session == request
            else { return }
            _ = try step.countTry(token, EventType.tokenUpdateTried, [Change("refusal", to: refusal.code)])
        }
    }
}

extension CheckoutError {
    /// Whether the card network refused the card.
    fileprivate var isOfCard: Bool {
        switch self {
        case .cardDeclined, .unknownCard: true
        default: false
        }
    }
}

extension LedgerReader {
    /// A token with a pending update, which `action` is if it is named.
    /// - Parameter request: the session that opened the update; nil for any.
    func repairable(
        _ id: ID<PaymentToken>, by action: UpdateAction? = nil, of request: ID<CheckoutSession>? = nil
    ) throws -> PaymentToken {
        let token = try require(id, find)
        guard token.status != .deleted else {
            throw CheckoutError.notFound(kind: PaymentToken.kind, id: id.description)
        }
        guard let update = token.pendingUpdate, request ?? update.session == update.session else {
            throw CheckoutError.noPendingUpdate(id: id.description)
        }
        if let action, update.action != action {
            throw CheckoutError.wrongRepair(id: id.description, action: update.action)
        }
        return token
    }
}

extension Step {
    /// A token that a checkout made; it can be charged once the checkout is paid.
    func insertToken(
        for customer: ID<Customer>, session: ID<CheckoutSession>, lines: [SessionLine]
    ) throws -> ID<PaymentToken> {
        let token = PaymentToken(
            id: try transaction.newID(at: now), customer: customer, session: session, lines: lines, createdAt: now)
        try transaction.insert(token)
        try record(EventType.tokenCreated, token.id, customer: customer)
        return token.id
    }

    /// The checkout, or the card form of a repair, went through: the token takes its cards and may be charged.
    func provision(
        _ id: ID<PaymentToken>, from session: CheckoutSession, methods: [ID<PaymentMethod>]
    ) throws {
        var token = try require(id, transaction.find)
        // Of two repairs at the same moment one was first, and the token is as that one left it.
        let isFirst = token.status == .provisioning || token.pendingUpdate?.action == .updatePaymentMethod
        guard token.status != .deleted, isFirst else { return }
        let cards = try cards(of: token, repairedWith: methods.map { try require($0, transaction.find) })
        (token.healthCard, token.ordinaryCard) = (cards.health?.id, cards.ordinary?.id)
        token.status = .active
        if token.pendingUpdate?.action == .updatePaymentMethod {
            try resolve(token)
        } else {
            try transaction.update(token)
            try record(
                EventType.tokenUpdated, id, customer: token.customer,
                [Change(session.tokenChange, to: session.id.uuid)])
        }
    }

    /// Closes a token's update, or goes on to what has to happen after it.
    func resolve(_ token: PaymentToken) throws {
        guard let update = token.pendingUpdate else { return }
        var token = token
        token.pendingUpdate = update.following(at: now)
        try transaction.update(token)
        guard token.pendingUpdate == nil, let origin = try transaction.find(update.session) else { return }
        try finishRequest(origin)
        try record(
            EventType.tokenUpdated, token.id, customer: token.customer,
            [Change(origin.tokenChange, to: origin.id.uuid)])
    }

    /// Closes those updates of a customer's that asked for the survey, once every letter that the refused charge needed
    /// is valid, by whatever way it came.
    func resolveSurveyUpdates(of customer: ID<Customer>) throws {
        for token in try transaction.tokens(of: customer) where token.pendingUpdate?.action == .takeHealthSurvey {
            if try lettersMissing(for: token).isEmpty { try resolve(token) }
        }
    }

    /// The letters that a refused charge of a token needs and the customer does not have.
    func lettersMissing(for token: PaymentToken) throws -> [MissingLetter] {
        let failed = try token.pendingUpdate.flatMap { try transaction.find($0.session) }
        let lines = failed?.lines ?? token.lines
        return LetterCoverage.missing(for: lines, letters: try letters(of: token.customer, for: lines), at: now)
    }

    func countTry(_ token: PaymentToken, _ event: String, _ changes: [Change]) throws -> PaymentToken {
        var token = token
        token.pendingUpdate?.tries += 1
        token.pendingUpdate?.lastTriedAt = now
        try transaction.update(token)
        try record(event, token.id, customer: token.customer, changes)
        return token
    }

    /// The cards of a token after new ones were given.
    func cards(of token: PaymentToken, repairedWith methods: [PaymentMethod]) throws -> TokenCards {
        let refused = try token.pendingUpdate.map { try transaction.refusedCards(of: $0) } ?? []
        return TokenCards.repaired(
            health: try token.healthCard.flatMap { try transaction.find($0) },
            ordinary: try token.ordinaryCard.flatMap { try transaction.find($0) }, with: methods,
            failed: refused, at: now)
    }

    /// The parts of the cards of a repair, which are tried without money.
    /// - Throws: `CheckoutError.secondCardRequired`, `.secondCardNotOrdinary`; `.invalidField` for a second ordinary card.
    func repairShares(_ methods: [PaymentMethod], of token: PaymentToken) throws -> [CardShare] {
        if methods.count > 1, Set(methods.map(\.card.account)).count == 1 {
            guard methods[0].card.account == .ordinary else { throw CheckoutError.secondCardNotOrdinary }
            throw CheckoutError.invalidField(
                "second_card", given: "a second ordinary card", expected: "an HSA or FSA card, or none")
        }
        try refuseUnlessSufficient(try cards(of: token, repairedWith: methods), for: token)
        return methods.map { CardShare($0, $0.card.account == .health ? .health : .ordinary, .zero) }
    }

    /// Refuses a repair after which the refused charge would still lack an ordinary card.
    private func refuseUnlessSufficient(_ cards: TokenCards, for token: PaymentToken) throws {
        let failed = try token.pendingUpdate.flatMap { try transaction.find($0.session) }
        let division = CartDivision(failed?.lines ?? token.lines, isFree: failed?.mode != .offSession) {
            $0.eligibility != .notEligible
        }
        guard division.ordinaryLines.isEmpty || cards.ordinary != nil else {
            throw CheckoutError.secondCardRequired(division.ordinaryLines.map(UnpayableLine.init))
        }
    }
}

/// The two cards of a token.
public struct TokenCards: Hashable, Sendable {
    /// The HSA or FSA card.
    public let health: PaymentMethod?
    /// The ordinary card.
    public let ordinary: PaymentMethod?

    /// The cards after a repair (ours): a new card takes the place of its sort; of the old ones, those that failed or
    /// have expired go, the others stay.
    public static func repaired(
        health: PaymentMethod?, ordinary: PaymentMethod?, with new: [PaymentMethod],
        failed: Set<ID<PaymentMethod>>, at now: Instant
    ) -> TokenCards {
        func stays(_ card: PaymentMethod) -> Bool {
            !failed.contains(card.id) && !card.card.expiry.isExpired(at: now) && card.removedAt == nil
        }
        return TokenCards(
            health: new.first { $0.card.account == .health } ?? health.flatMap { stays($0) ? $0 : nil },
            ordinary: new.first { $0.card.account == .ordinary } ?? ordinary.flatMap { stays($0) ? $0 : nil })
    }
}
