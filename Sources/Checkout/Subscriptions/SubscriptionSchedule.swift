/// When a renewal that failed is tried again. Ours: Flex names no days.
public enum RenewalRetries {
    /// How many days after each failure the next try is made; after the last of them nothing is tried by itself.
    public static let days = [3, 5, 7]

    /// When the clock tries again after this many tries of its own, the last of them at `moment`.
    public static func next(after tries: Int, at moment: Instant) -> Instant? {
        (1...days.count).contains(tries) ? moment + .days(days[tries - 1]) : nil
    }
}

extension Subscription {
    /// When the clock has to look at it next.
    /// - Parameter retry: when its open invoice is tried again.
    func deadline(retry: Instant? = nil) -> Instant? {
        switch status {
        case .trialing, .active: return min(currentPeriodEnd, cancelAt ?? currentPeriodEnd)
        case .pastDue, .unpaid: return [retry, cancelAt].compactMap { $0 }.min()
        case .incomplete, .incompleteExpired, .canceled, .paused: return nil
        }
    }

    /// Whether it is over at this moment.
    func ends(at now: Instant) -> Bool {
        if let cancelAt, cancelAt <= now { return true }
        return cancelAtPeriodEnd && currentPeriodEnd <= now
    }

    /// As it is once its checkout is done: free until the trial's end, or paid for the first period.
    func begun(at now: Instant, card: ID<PaymentMethod>) -> Subscription {
        var begun = self
        begun.defaultPaymentMethod = card
        begun.currentPeriodStart = now
        if let end = trialEnd ?? trialDays.map({ now + .days($0) }) {
            (begun.status, begun.trialStart, begun.trialEnd) = (.trialing, now, end)
            (begun.anchor, begun.nextPeriod, begun.currentPeriodEnd) = (end, 0, end)
        } else {
            (begun.status, begun.anchor, begun.nextPeriod) = (.active, now, 1)
            begun.currentPeriodEnd = recurrence.start(of: 1, from: now)
        }
        begun.dueAt = begun.deadline()
        return begun
    }

    /// The bounds of the period that is charged next.
    var billedPeriod: (start: Instant, end: Instant) {
        let anchor = anchor ?? currentPeriodStart
        return (
            recurrence.start(of: nextPeriod, from: anchor), recurrence.start(of: nextPeriod + 1, from: anchor)
        )
    }

    /// As it is once its invoice was paid by a try made at `moment`. Periods that passed while nothing was paid are not
    /// charged afterwards (ours): the period that is paid for is the one that holds the moment.
    func renewed(at moment: Instant) -> Subscription {
        var renewed = self
        while renewed.billedPeriod.end <= moment { renewed.nextPeriod += 1 }
        (renewed.currentPeriodStart, renewed.currentPeriodEnd) = renewed.billedPeriod
        renewed.nextPeriod += 1
        renewed.status = .active
        renewed.dueAt = renewed.deadline()
        return renewed
    }

    /// As it is once a try of its invoice, made at `moment`, failed, and the invoice with it. A try that the clock made
    /// is followed by another, or by none; one that somebody asked for changes nothing of that.
    func refused(_ invoice: Invoice, _ failure: SessionFailure, at moment: Instant) -> (Subscription, Invoice) {
        var (subscription, invoice) = (self, invoice)
        invoice.failure = failure
        if status != .unpaid, invoice.nextAttemptAt == nil {
            invoice.nextAttemptAt = RenewalRetries.next(after: invoice.scheduledAttempts, at: moment)
            subscription.status = invoice.nextAttemptAt == nil ? .unpaid : .pastDue
        }
        subscription.dueAt = subscription.deadline(retry: invoice.nextAttemptAt)
        return (subscription, invoice)
    }
}
