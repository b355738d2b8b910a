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
    /// The invoice that it pays.
    public let invoice: ID<Invoice>?
    /// Whether it waits for a consultation of its customer's.
    public let needsConsultation: Bool

    /// Whether it saves a card without money: by itself, or for a subscription that is free at first.
    public var isSetup: Bool {
        session.mode == .setup || session.mode == .subscription && subscription?.hasTrial == true
    }
}

extension LedgerReader {
    /// A session with all that is shown of it.
    public func shown(
        _ session: CheckoutSession, at now: Instant, withCustomer: Bool = false
    ) throws -> ShownSession {
        let payments = session.hasPayments ? try payments(of: session.id) : []
        let letters = try session.buyerWhoNeedsLetters.map(letters)
        return try shown(session, payments, letters, at: now, withCustomer: withCustomer)
    }

    /// The sessions of a page with all that is shown of them.
    public func shown(
        _ page: Page<CheckoutSession>, at now: Instant, withCustomer: Bool = false
    ) throws -> [ShownSession] {
        // Rows are named by their places: one that is walked over is copied, and a session is large.
        let (rows, places) = (page.rows, page.rows.indices)
        let tried = places.filter { rows[$0].row.hasPayments }.map { rows[$0].row.id }
        var payments = try payments(ofEach: tried).makeIterator()
        let waiting = places.compactMap { rows[$0].row.buyerWhoNeedsLetters }
        var letters = try letters(ofEach: waiting).makeIterator()
        return try places.map { place in
            let payments = rows[place].row.hasPayments ? payments.next() ?? [] : []
            let letters = rows[place].row.buyerWhoNeedsLetters == nil ? nil : letters.next()
            return try shown(rows[place].row, payments, letters, at: now, withCustomer: withCustomer)
        }
    }

    /// What can only follow something else is not looked for before that.
    private func shown(
        _ session: consuming CheckoutSession, _ payments: [Payment], _ letters: [Letter]?, at now: Instant,
        withCustomer: Bool
    ) throws -> ShownSession {
        ShownSession(
            session: session, payments: payments.filter { $0.attempt == session.attempt },
            refunds: payments.contains(where: \.mayHaveRefunds) ? try refunds(of: session.id) : [],
            captures: session.capturesManually && !payments.isEmpty ? try captures(of: session.id) : [],
            customer: try withCustomer ? session.customer.flatMap(find) : nil,
            subscription: try session.subscription.flatMap(find), invoice: try invoice(of: session),
            needsConsultation: letters.map { !session.consultationsNeeded(letters: $0, at: now).isEmpty } ?? false)
    }
}

extension Payment {
    /// Whether anybody ever asked for money of it back: it was given, it is under way, or it was refused.
    fileprivate var mayHaveRefunds: Bool {
        amountRefunded > .zero || pending?.operation == .refund || wanted != nil
            || status == .succeeded && decline != nil
    }
}

extension CheckoutSession {
    /// Nobody has tried to pay it before its first attempt.
    fileprivate var hasPayments: Bool { attempt > 0 }

    /// Its customer, where it is worth looking at their letters: it waits to be paid, and has lines that need one.
    fileprivate var buyerWhoNeedsLetters: ID<Customer>? {
        status == .open && lines.contains { $0.eligibility.neededLetter != nil } ? customer : nil
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
