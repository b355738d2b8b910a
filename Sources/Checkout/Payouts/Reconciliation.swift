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

extension LedgerReader {
    /// How many movements are asked for, and what they come to.
    public func total(_ reconciliation: Reconciliation, at now: Instant) throws -> MovementTotal {
        var total = MovementTotal()
        for (_, part) in try parts(reconciliation, at: now) {
            total.count += part.count
            total.amount += part.amount
        }
        return total
    }

    /// The movements that are asked for, the latest first, some of those left out. Whole weeks are left out by their
    /// numbers, so that the last page costs little more than the first.
    public func movements(
        _ reconciliation: Reconciliation, skipping: Int, limit: Int, at now: Instant
    ) throws -> [MoneyMovement] {
        var (skipping, found) = (skipping, [MoneyMovement]())
        for (period, total) in try parts(reconciliation, at: now).reversed() where found.count < limit {
            guard skipping < total.count else {
                skipping -= total.count
                continue
            }
            found += try movements(
                in: reconciliation.part(of: period), skipping: skipping, limit: limit - found.count)
            skipping = 0
        }
        return found
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

    /// The weeks that are asked for, the earliest first, and what of them.
    private func parts(
        _ reconciliation: Reconciliation, at now: Instant
    ) throws -> [(PayoutPeriod, MovementTotal)] {
        try periods(in: reconciliation.moments).filter { reconciliation.includes($0, at: now) }.map { period in
            (period, try movementTotal(in: reconciliation.part(of: period)))
        }
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
