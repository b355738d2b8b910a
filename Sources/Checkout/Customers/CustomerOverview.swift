/// Everything about a customer that somebody who looks at them wants to see.
public struct CustomerOverview: Hashable, Sendable {
    /// The customer.
    public let customer: Customer
    /// Their letters, the latest signed first.
    public let letters: [Letter]
    /// Their cards, the first saved first.
    public let paymentMethods: [PaymentMethod]
    /// Their tokens, the latest made first.
    public let tokens: [PaymentToken]
    /// Their latest subscriptions, the latest made first.
    public var subscriptions: [Subscription] = []
    /// Their consultations, the latest begun first.
    public let consultations: [Consultation]
    /// Whether each visit type can be charged off-session, first those that can.
    public let standings: [Standing]
    /// What they have paid.
    public let totals: CustomerTotals
    /// Their latest events, the latest first.
    public let events: [Event]
    /// The ledger's now, at which all this holds.
    public let now: Instant
}

/// Whether a token can be charged for what it was made for.
public struct TokenOverview: Hashable, Sendable {
    /// The token.
    public let token: PaymentToken
    /// Whose it is.
    public let customer: Customer
    /// Where its first checkout stands; nil for a token that never had one.
    public let checkout: SessionStatus?
    /// Its cards.
    public let cards: [PaymentMethod]
    /// Whether each visit type that its lines need can be charged; one without a type where no line needs a letter.
    public let standings: [Standing]
    /// The earliest expiry of its letters, nil when it has none (Truemed, `lmn_expires_at`).
    public let letterExpiresAt: Instant?
    /// What was tried and what happened, the earliest first.
    public let events: [Event]
    /// The ledger's now, at which all this holds.
    public let now: Instant

    /// The refusal that a charge would get now, nil when it would be tried.
    public var refusal: CheckoutError? {
        switch token.status {
        case .deleted: return .notFound(kind: PaymentToken.kind, id: token.id.description)
        case .provisioning: return .tokenProvisioning(id: token.id.description, checkout: checkout ?? .open)
        case .active: break
        }
        if let refusal = OffSessionPolicy.refusal(ofToken: token) { return refusal.error }
        return standings.first { !$0.isChargeable }?.refusal?.error
    }
}

extension CheckoutEngine {
    /// Everything about a customer.
    /// - Throws: `CheckoutError.notFound`.
    public func overview(of id: ID<Customer>) async throws(CheckoutError) -> CustomerOverview {
        try await read { reader, now in
            let customer = try require(id, reader.find)
            return CustomerOverview(
                customer: customer, letters: try reader.letters(of: id),
                paymentMethods: try reader.paymentMethods(of: id), tokens: try reader.tokens(of: id),
                subscriptions: try reader.subscriptions(of: id, from: .first, limit: 20).rows.map(\.row.subscription),
                consultations: try reader.consultations(of: id),
                standings: try reader.standings(of: customer, at: now), totals: try reader.totals(of: id),
                events: try reader.events(of: id, from: .first, limit: 20).rows.map(\.row), now: now)
        }
    }

    /// Whether a token can be charged, and why not.
    /// - Throws: `CheckoutError.notFound`.
    public func overview(of id: ID<PaymentToken>) async throws(CheckoutError) -> TokenOverview {
        try await read { reader, now in
            let token = try require(id, reader.find)
            let letters = try reader.latestLetters(of: token.customer, for: token.visitTypes)
            return TokenOverview(
                token: token, customer: try require(token.customer, reader.find),
                checkout: try token.session.flatMap { try reader.find($0) }?.status,
                cards: try token.cards.compactMap { try reader.find($0) },
                standings: try reader.standings(of: token, at: now),
                letterExpiresAt: letters.values.filter { LetterValidity.isValid($0, at: now) }.map(\.expiresAt).min(),
                events: try reader.events(about: Subject(id), limit: 50), now: now)
        }
    }
}

extension LedgerReader {
    /// Whether each visit type that anything is sold under, or the customer has a letter of, can be charged to their
    /// default card; what needs none; and what is not eligible.
    func standings(of customer: Customer, at now: Instant) throws -> [Standing] {
        let card = try customer.defaultPaymentMethod.flatMap { try find($0) }
        let types = Set(try letters(of: customer.id).map(\.visitType)).union(try soldVisitTypes())
        let sorts = [.eligible] + types.sorted().map { LineEligibility.eligibleWithLetter($0) } + [.notEligible]
        let standings = try self.standings(
            sorts, of: customer.id, cards: card.map { [$0] } ?? [], .everyLineEligible, at: now)
        return standings.filter(\.isChargeable) + standings.filter { !$0.isChargeable }
    }

    /// Whether each sort of line that a token was made for can be charged to its cards.
    func standings(of token: PaymentToken, at now: Instant) throws -> [Standing] {
        var sorts = token.visitTypes.map { LineEligibility.eligibleWithLetter($0) }
        for sort in [LineEligibility.eligible, .notEligible]
        where token.lines.contains(where: { $0.eligibility == sort }) {
            sorts.append(sort)
        }
        let cards = try token.cards.compactMap { try find($0) }
        return try standings(sorts, of: token.customer, cards: cards, token: token, .splitOntoOrdinaryCard, at: now)
    }

    /// Whether each sort of line can be charged to these cards at a moment, by way of a token or by their names.
    func standings(
        _ sorts: [LineEligibility], of customer: ID<Customer>, cards: [PaymentMethod], token: PaymentToken? = nil,
        _ rule: OffSessionPolicy.Rule, at now: Instant
    ) throws -> [Standing] {
        let consultations = try consultations(of: customer)
        return try sorts.map { sort in
            let letter = try sort.neededLetter.flatMap { try latestIssuedLetter(of: customer, for: $0) }
            let review = consultations.first { $0.visitType == sort.neededLetter && $0.status == .inReview }
            return Standing(
                of: sort,
                Standing.Facts(
                    cards: cards, letter: letter, reviewDueAt: review?.reviewDueAt, token: token, rule: rule, now: now))
        }
    }
}
