/// How often a recurring price is charged (Flex: a price's `recurring`), and how long it is tried first.
public struct Recurrence: Hashable, Sendable {
    /// The unit of its periods.
    public let interval: Interval
    /// How many units a period has.
    public let count: Int
    /// How many days a new subscription is free; nil for none.
    public let trialDays: Int?

    /// The units of a period, in Flex's spelling (its samples say `daily`).
    public enum Interval: String, CaseIterable, Sendable {
        /// 24 hours.
        case daily
        /// Seven days.
        case weekly
        /// A calendar month.
        case monthly
        /// A calendar year.
        case yearly
    }

    /// How often a recurring price is charged, as the ledger keeps it.
    public init(_ interval: Interval, count: Int = 1, trialDays: Int? = nil) {
        self.interval = interval
        self.count = count
        self.trialDays = trialDays
    }

    /// The longest trial, in days. Ours, after Stripe's.
    public static let longestTrial = 730

    /// Refuses periods longer than three years, which is Stripe's bound, and trials of none or too many days.
    /// - Throws: `CheckoutError.invalidField`.
    func check() throws(CheckoutError) {
        guard (1...longestCount).contains(count) else {
            throw .invalidField(
                "recurring.interval_count", given: String(count),
                expected: "1 to \(longestCount) where the interval is \(interval)")
        }
        if let trialDays, !(1...Recurrence.longestTrial).contains(trialDays) {
            throw .invalidField(
                "recurring.trial_period_days", given: String(trialDays),
                expected: "1 to \(Recurrence.longestTrial) days")
        }
    }

    private var longestCount: Int {
        switch interval {
        case .daily: return 1_095
        case .weekly: return 156
        case .monthly: return 36
        case .yearly: return 3
        }
    }

    /// Whether two prices fall due together, as those of one subscription have to.
    public func keepsTime(with other: Recurrence) -> Bool { interval == other.interval && count == other.count }

    /// When the period that many periods after `anchor` begins. Months are counted from the anchor each time, so a
    /// month that is too short ends a period early without moving the next: 31 January, 28 February, 31 March.
    public func start(of period: Int, from anchor: Instant) -> Instant {
        let units = period * count
        switch interval {
        case .daily: return anchor + .days(units)
        case .weekly: return anchor + .days(units * 7)
        case .monthly: return anchor + Period(months: units)
        case .yearly: return anchor + .years(units)
        }
    }

    /// How often, for a person: `monthly`, `every 3 months`.
    public var words: String {
        guard count > 1 else { return interval.rawValue }
        switch interval {
        case .daily: return "every \(count) days"
        case .weekly: return "every \(count) weeks"
        case .monthly: return "every \(count) months"
        case .yearly: return "every \(count) years"
        }
    }
}
