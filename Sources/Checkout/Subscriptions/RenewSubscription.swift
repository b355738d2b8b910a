extension Step {
    /// Does with a subscription what its time has come for: its end, its next period, or another try of the last.
    func carryOn(_ id: ID<Subscription>) throws {
        let subscription = try require(id, transaction.find)
        if subscription.ends(at: now) { return try end(subscription, since: subscription) }
        switch subscription.status {
        case .trialing, .active: try bill(subscription)
        case .pastDue:
            guard let invoice = try subscription.latestInvoice.flatMap(transaction.find) else { return }
            _ = try attempt(invoice, of: subscription, isScheduled: true)
        case .unpaid, .incomplete, .incompleteExpired, .canceled, .paused:
            var idle = subscription
            idle.dueAt = nil
            try transaction.update(idle)
        }
    }

    /// Makes the invoice of the next period, and tries to have it paid.
    private func bill(_ subscription: Subscription) throws {
        let lines = try transaction.lines(of: subscription, at: now)
        let period = subscription.billedPeriod
        let invoice = Invoice(
            id: try transaction.newID(at: now), subscription: subscription.id, customer: subscription.customer,
            amount: lines.map(\.total).sum, lines: lines, periodStart: period.start, periodEnd: period.end,
            createdAt: now)
        var billed = subscription
        billed.latestInvoice = invoice.id
        try transaction.insert(invoice)
        try record(
            EventType.invoiceCreated, invoice.id, customer: invoice.customer,
            [Change("amount_due", to: String(invoice.amount.minorUnits))])
        _ = try attempt(invoice, of: billed, isScheduled: true)
    }

    /// Tries to have an open invoice paid with the customer away. The session, its payment, the question to the network
    /// and the subscription's silence meanwhile are written together, so a crash leaves one question to ask again.
    func attempt(_ invoice: Invoice, of subscription: Subscription, isScheduled: Bool) throws -> ChargeStart {
        var (invoice, subscription) = (invoice, subscription)
        invoice.attempts += 1
        if isScheduled { (invoice.scheduledAttempts, invoice.nextAttemptAt) = (invoice.scheduledAttempts + 1, nil) }
        let lines = try transaction.lines(of: subscription, at: now)
        let decision = try transaction.decision(on: subscription, lines, at: now)
        switch decision {
        case .refuse(let refusal):
            let error = refusal.error
            try fail(
                invoice, of: subscription,
                SessionFailure(code: error.code, message: refusal.sentence, decline: error.decline), at: now)
            return .refused(error)
        case .charge(let shares):
            let session = CheckoutSession(
                id: try transaction.newID(at: now), mode: .offSession, customer: subscription.customer, lines: lines,
                createdAt: now, subscription: subscription.id)
            invoice.session = session.id
            subscription.dueAt = nil
            try transaction.update(invoice)
            try transaction.update(subscription)
            try begin(session, shares, aim: .collect, presence: .offSession, write: transaction.insert)
            return .session(session.id)
        }
    }
}

extension LedgerReader {
    /// What a subscription is charged for next, with the eligibility of this moment. Prices that are no longer sold go on.
    func lines(of subscription: Subscription, at moment: Instant) throws -> [SessionLine] {
        let goods = try subscription.items.map { item in
            let price = try require(item.price, find)
            return try Cart.line(
                product: try require(price.product, find), price: price, quantity: item.quantity)
        }
        let lines = try billed(subscription, for: goods)
        return Cart.frozen(lines, letters: try letters(of: subscription, for: lines), at: moment)
    }

    private func letters(of subscription: Subscription, for lines: [SessionLine]) throws -> [VisitType: Letter] {
        try latestLetters(of: subscription.customer, for: Set(lines.compactMap(\.eligibility.neededLetter)))
    }

    /// The card that a subscription charges: its own, or the customer's default where its own was removed.
    func card(of subscription: Subscription) throws -> PaymentMethod? {
        let own = try subscription.defaultPaymentMethod.flatMap(find)
        if let own, own.removedAt == nil { return own }
        return try find(subscription.customer)?.defaultPaymentMethod.flatMap(find)
    }

    /// Whether a subscription could be charged at this moment (Flex's rule: one card, every line eligible).
    func decision(
        on subscription: Subscription, _ lines: [SessionLine], at moment: Instant
    ) throws -> OffSessionPolicy.Decision {
        return OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: lines, cards: try card(of: subscription).map { [$0] } ?? [],
                letters: try letters(of: subscription, for: lines),
                rule: .everyLineEligible, now: moment))
    }
}
