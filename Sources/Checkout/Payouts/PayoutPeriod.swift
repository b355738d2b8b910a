/// A week whose money is paid out to the merchant together (Truemed: payouts, reconciliation guide). Their rhythm is
/// not documented; ours is a calendar's: all that was taken or given back from a Monday, 00:00 UTC, to the next is paid
/// out two days after its end, on a Wednesday. Nothing is kept of it, so a ledger and its copy have the same payouts.
public struct PayoutPeriod: Hashable, Sendable {
    /// Its Monday, 00:00 UTC.
    public let start: Instant

    /// The week that a moment lies in.
    public init(holding moment: Instant) {
        let days = moment.milliseconds.flooredQuotient(by: PayoutPeriod.day)
        let weeks = (days - PayoutPeriod.firstMonday).flooredQuotient(by: 7)
        start = Instant(milliseconds: (PayoutPeriod.firstMonday + weeks * 7) * PayoutPeriod.day)
    }

    /// The week that was paid out under an identifier; nil when none is.
    public init?(_ id: ID<Payout>) {
        let paidAt = Instant(milliseconds: Int64(truncatingIfNeeded: id.bits >> 80))
        self.init(holding: paidAt - .days(7))
        guard self.id == id else { return nil }
    }

    /// The first moment after it.
    public var end: Instant { start + .days(7) }

    /// When it is paid out.
    public var paidAt: Instant { end + .days(2) }

    /// The identifier of its payout, which its date alone gives.
    public var id: ID<Payout> { ID(at: paidAt, random: 0) }

    /// Whether it is paid out by now.
    public func isPaid(at now: Instant) -> Bool { paidAt <= now }

    /// Its moments, the end left out.
    public var moments: Range<Instant> { start..<end }

    private static let day: Int64 = 86_400_000
    /// 5 January 1970, in days since the first.
    private static let firstMonday: Int64 = 4
}

/// The money of one week, paid out to the merchant.
public struct Payout: Identified, Hashable {
    public static let kind = "payout"
    public static let prefix: String? = nil

    /// The week.
    public let period: PayoutPeriod
    /// What was taken in it and not given back in it; negative where more was given back.
    public let total: MovementTotal

    /// The money of one week.
    public init(period: PayoutPeriod, total: MovementTotal) {
        self.period = period
        self.total = total
    }
}
