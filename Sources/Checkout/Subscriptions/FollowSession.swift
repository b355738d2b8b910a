extension Step {
    /// What the end of a session means for the subscription that it begins or renews. The session is written already.
    func followSubscription(_ session: CheckoutSession, before: CheckoutSession) throws {
        guard let id = session.subscription, session.status != before.status else { return }
        let subscription = try require(id, transaction.find)
        switch (session.mode, session.status) {
        case (.subscription, .complete): try begin(subscription, by: session)
        case (.subscription, let status) where status.isFinal: try lapse(subscription)
        case (.offSession, .complete): try renew(subscription, by: session)
        case (.offSession, .canceled): try refuse(subscription, by: session)
        default: return
        }
    }

    /// The checkout went through: the customer is served from now on.
    private func begin(_ subscription: Subscription, by session: CheckoutSession) throws {
        let payment = try transaction.payments(of: session.id).first { $0.attempt == session.attempt }
        guard subscription.status == .incomplete, let payment else { return }
        let begun = subscription.begun(at: now, card: payment.paymentMethod)
        try transaction.update(begun)
        try record(
            EventType.subscriptionCreated, begun.id, customer: begun.customer,
            [
                Change("status", to: begun.status.rawValue),
                Change("current_period_end", to: begun.currentPeriodEnd.description),
            ])
        guard var invoice = try begun.latestInvoice.flatMap(transaction.find) else { return }
        (invoice.periodStart, invoice.periodEnd) = (begun.currentPeriodStart, begun.currentPeriodEnd)
        try markPaid(&invoice)
    }

    /// The checkout ended without a card.
    private func lapse(_ subscription: Subscription) throws {
        guard subscription.status == .incomplete else { return }
        var lapsed = subscription
        (lapsed.status, lapsed.endedAt, lapsed.dueAt) = (.incompleteExpired, now, nil)
        try voidInvoice(of: lapsed)
        try update(lapsed, since: subscription)
    }

    /// A renewal was paid.
    private func renew(_ subscription: Subscription, by session: CheckoutSession) throws {
        guard var invoice = try openInvoice(of: subscription, paidBy: session) else { return }
        let renewed = subscription.renewed(at: session.createdAt)
        try transaction.update(renewed)
        try markPaid(&invoice)
        try announce(renewed, since: subscription)
    }

    /// A card refused a renewal.
    private func refuse(_ subscription: Subscription, by session: CheckoutSession) throws {
        guard let invoice = try openInvoice(of: subscription, paidBy: session) else { return }
        let failure = session.failure ?? SessionFailure(code: "card_declined", message: "The card was declined.")
        try fail(invoice, of: subscription, failure, at: session.createdAt)
    }

    private func openInvoice(of subscription: Subscription, paidBy session: CheckoutSession) throws -> Invoice? {
        let invoice = try subscription.latestInvoice.flatMap(transaction.find)
        return invoice?.status == .open && invoice?.session == session.id ? invoice : nil
    }

    private func markPaid(_ invoice: inout Invoice) throws {
        (invoice.status, invoice.paidAt, invoice.failure, invoice.nextAttemptAt) = (.paid, now, nil, nil)
        try transaction.update(invoice)
        let amount = Change("amount_paid", to: String(invoice.amount.minorUnits))
        try record(EventType.invoicePaid, invoice.id, customer: invoice.customer, [amount])
        try record(EventType.invoicePaymentSucceeded, invoice.id, customer: invoice.customer, [amount])
    }

    /// Writes down that a try of an invoice, made at `moment`, failed, and what comes of it.
    func fail(
        _ invoice: Invoice, of subscription: Subscription, _ failure: SessionFailure, at moment: Instant
    ) throws {
        let (refused, unpaid) = subscription.refused(invoice, failure, at: moment)
        try transaction.update(unpaid)
        try record(
            EventType.invoicePaymentFailed, invoice.id, customer: invoice.customer,
            [
                Change("failure", to: failure.decline?.reason ?? failure.code),
                Change("next_attempt_at", to: unpaid.nextAttemptAt?.description),
            ])
        // Who wanted to leave with the period that is over is not asked for the next one again.
        if refused.ends(at: now) { return try end(refused, since: subscription) }
        try update(refused, since: subscription)
    }

    /// Takes back what is not paid of a subscription.
    func voidInvoice(of subscription: Subscription) throws {
        guard var invoice = try subscription.latestInvoice.flatMap(transaction.find), invoice.status == .open else {
            return
        }
        (invoice.status, invoice.nextAttemptAt) = (.void, nil)
        try transaction.update(invoice)
        try record(EventType.invoiceVoided, invoice.id, customer: invoice.customer)
    }

    /// Ends a subscription now.
    func end(_ subscription: Subscription, since before: Subscription) throws {
        var ended = subscription
        (ended.status, ended.endedAt, ended.dueAt) = (.canceled, now, nil)
        ended.canceledAt = ended.canceledAt ?? now
        try voidInvoice(of: ended)
        try transaction.update(ended)
        try record(
            EventType.subscriptionDeleted, ended.id, customer: ended.customer, ended.changes(since: before))
    }

    /// Writes a subscription, and says what changed of it.
    func update(_ subscription: Subscription, since before: Subscription) throws {
        try transaction.update(subscription)
        try announce(subscription, since: before)
    }

    private func announce(_ subscription: Subscription, since before: Subscription) throws {
        let changes = subscription.changes(since: before)
        guard !changes.isEmpty else { return }
        try record(EventType.subscriptionUpdated, subscription.id, customer: subscription.customer, changes)
    }
}

extension Subscription {
    /// The fields in which this differs from how the subscription was.
    func changes(since before: Subscription) -> [Change] {
        Change.all([
            ("status", before.status.rawValue, status.rawValue),
            ("current_period_end", before.currentPeriodEnd.description, currentPeriodEnd.description),
            ("cancel_at_period_end", String(before.cancelAtPeriodEnd), String(cancelAtPeriodEnd)),
            ("default_payment_method", before.defaultPaymentMethod?.description, defaultPaymentMethod?.description),
        ]) + Notes.changes(from: before.metadata, to: metadata)
    }
}
