/// Up to when a transaction's money may be held (reference section 4.2).
public struct HoldingLimit: Hashable, Sendable {
    /// What ends.
    public let kind: Kind
    /// When.
    public let at: Instant

    /// What ends.
    public enum Kind: String, Sendable {
        /// A hold that was not captured lapses: after 7 days; after 4 days and 18 hours for Visa with its owner away.
        case hold
        /// Captured money has to be paid out: after 90 days.
        case payout
    }

    /// Up to when money may be held.
    public init(_ kind: Kind, at: Instant) {
        self.kind = kind
        self.at = at
    }

    /// How long captured money may wait for its payout.
    static let payoutAfter = Period.days(90)
}
