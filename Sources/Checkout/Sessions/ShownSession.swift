/// A session with all that is shown of it, so that showing it is a matter of words alone.
public struct ShownSession: Hashable, Sendable {
    /// The session.
    public let session: CheckoutSession
    /// The payments of its latest try, in the order they were made.
    public let payments: [Payment]
    /// Its refunds, in the order they were made.
    public let refunds: [Refund]
    /// Its captures, in the order they were made.
    public let captures: [Capture]
    /// Its customer, where they were asked for.
    public let customer: Customer?
    /// The subscription that it begins or charges.
    public let subscription: Subscription?
    /// Whether it waits for a consultation of its customer's.
    public let needsConsultation: Bool
}

extension LedgerReader {
    /// A session with all that is shown of it.
    public func shown(
        _ session: CheckoutSession, at now: Instant, withCustomer: Bool = false
    ) throws -> ShownSession {
        try shown(session, RelatedToSessions([session], self), at: now, withCustomer: withCustomer)
    }

    /// Sessions with all that is shown of them, in the same order; what belongs to them is read for all at once.
    public func shown(
        _ sessions: [CheckoutSession], at now: Instant, withCustomer: Bool = false
    ) throws -> [ShownSession] {
        let related = try RelatedToSessions(sessions, self)
        return try sessions.map { try shown($0, related, at: now, withCustomer: withCustomer) }
    }

    private func shown(
        _ session: CheckoutSession, _ related: RelatedToSessions, at now: Instant, withCustomer: Bool
    ) throws -> ShownSession {
        let letters = session.customer.flatMap { related.letters[$0] } ?? []
        return ShownSession(
            session: session, payments: related.payments[session.id] ?? [], refunds: related.refunds[session.id] ?? [],
            captures: related.captures[session.id] ?? [],
            customer: try withCustomer ? session.customer.flatMap(find) : nil,
            subscription: try session.subscription.flatMap(find),
            needsConsultation: session.mayNeedConsultation
                && !session.consultationsNeeded(letters: letters, at: now).isEmpty)
    }
}

/// What belongs to several sessions, by the session or by their customer.
private struct RelatedToSessions {
    var payments: [ID<CheckoutSession>: [Payment]] = [:]
    var refunds: [ID<CheckoutSession>: [Refund]] = [:]
    var captures: [ID<CheckoutSession>: [Capture]] = [:]
    var letters: [ID<Customer>: [Letter]] = [:]

    init(_ sessions: [CheckoutSession], _ reader: some LedgerReader) throws {
        // A session that nobody has tried to pay has nothing but itself.
        let tried = sessions.filter { $0.attempt > 0 }
        if !tried.isEmpty {
            let attempts = Dictionary(tried.map { ($0.id, $0.attempt) }, uniquingKeysWith: { first, _ in first })
            let latest = try reader.payments(of: tried.map(\.id)).filter { $0.attempt == attempts[$0.session] }
            payments = Dictionary(grouping: latest, by: \.session)
            // What can only follow a payment is not looked for before one.
            let paid = tried.map(\.id).filter { payments[$0] != nil }
            refunds = Dictionary(grouping: try reader.refunds(of: paid), by: \.session)
            captures = Dictionary(grouping: try reader.captures(of: paid), by: \.session)
        }
        for customer in Set(sessions.filter(\.mayNeedConsultation).compactMap(\.customer)) {
            letters[customer] = try reader.letters(of: customer)
        }
    }
}

extension CheckoutSession {
    /// Whether it is worth looking at its customer's letters: it waits to be paid, and has lines that need one.
    fileprivate var mayNeedConsultation: Bool {
        status == .open && lines.contains { $0.eligibility.neededLetter != nil }
    }

    /// The visit types of the cart that have neither a valid letter nor a consultation in review, in the cart's order.
    func consultationsNeeded(letters: [Letter], at now: Instant) -> [VisitType] {
        guard customer != nil else { return [] }
        var needed: [VisitType] = []
        for type in lines.compactMap(\.eligibility.neededLetter) where !needed.contains(type) {
            let isSettled = letters.contains {
                $0.visitType == type && (LetterValidity.isValid($0, at: now) || $0.status == .inReview)
            }
            if !isSettled { needed.append(type) }
        }
        return needed
    }
}
