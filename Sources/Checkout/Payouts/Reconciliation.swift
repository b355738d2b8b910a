/// Which movements of money are asked for, to be held against payouts (Truemed: `reconciliation/transactions`).
public struct Reconciliation: Hashable, Sendable {
    /// The moments that are looked at.
    public let moments: Range<Instant>
    /// Only what was paid out under these identifiers; nil for all of it.
    public let payouts: Set<ID<Payout>>?
    /// Whether what is not paid out yet is shown too, also beside named payouts (ours).
    public let includesPending: Bool

    /// Which movements of money are asked for.
    public init(moments: Range<Instant>, payouts: Set<ID<Payout>>? = nil, includesPending: Bool = true) {
        self.moments = moments
        self.payouts = payouts
        self.includesPending = includesPending
    }

    /// Whether the movements of a week are asked for.
    func includes(_ period: PayoutPeriod, at now: Instant) -> Bool {
        guard period.isPaid(at: now) else { return includesPending }
        return payouts?.contains(period.id) ?? true
    }

    /// Those of a week's moments that are looked at.
    func part(of period: PayoutPeriod) -> Range<Instant> { moments.clamped(to: period.moments) }
}

/// A page of the movements that are asked for.
public struct ReconciledPage: Hashable, Sendable {
    /// What all that is asked for comes to.
    public let total: MovementTotal
    /// The page's movements, the latest first.
    public let movements: [MoneyMovement]
}

extension LedgerReader {
    /// What is asked for: how much in all, and a page of it, the latest first. Whole weeks are left out by their numbers,
    /// so that the last page costs little more than the first.
    /// - Parameter skipping: how many movements come before the page.
    public func reconcile(
        _ asked: Reconciliation, skipping: Int, limit: Int, at now: Instant
    ) throws -> ReconciledPage {
        var (skipping, all, found) = (skipping, MovementTotal(), [MoneyMovement]())
        for period in try periods(in: asked.moments).reversed() where asked.includes(period, at: now) {
            let moments = asked.part(of: period)
            let total = try movementTotal(in: moments)
            all.count += total.count
            all.amount += total.amount
            if skipping < total.count, found.count < limit {
                found += try movements(in: moments, skipping: skipping, limit: limit - found.count)
            }
            skipping = max(0, skipping - total.count)
        }
        return ReconciledPage(total: all, movements: found)
    }

    /// How many weeks were paid out by now.
    public func payoutCount(at now: Instant) throws -> Int { try paidPeriods(at: now).count }

    /// The payouts up to now, the latest first, some of those left out.
    public func payouts(skipping: Int, limit: Int, at now: Instant) throws -> [Payout] {
        try paidPeriods(at: now).reversed().dropFirst(skipping).prefix(limit).map { period in
            Payout(period: period, total: try movementTotal(in: period.moments))
        }
    }

    private func paidPeriods(at now: Instant) throws -> [PayoutPeriod] {
        let ever = Instant(milliseconds: .min)..<now
        return try periods(in: ever).filter { $0.isPaid(at: now) }
    }

    /// The weeks in which money moved, the earliest first. Weeks without are leapt over.
    private func periods(in moments: Range<Instant>) throws -> [PayoutPeriod] {
        var periods: [PayoutPeriod] = []
        var moment = moments.lowerBound
        while let found = try firstMovement(since: moment), found < moments.upperBound {
            let period = PayoutPeriod(holding: found)
            periods.append(period)
            moment = period.end
        }
        return periods
    }
}
