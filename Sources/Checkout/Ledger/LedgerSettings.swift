/// What is fixed, or set, for a whole ledger. One ledger file is one merchant in one mode.
public struct LedgerSettings: Hashable, Sendable {
    /// What the status line calls it.
    public var name: String
    /// Test or live, fixed when the ledger is made, so that the two can never meet.
    public let mode: Mode
    /// The number from which identifiers derive; a given seed makes the same story to the byte.
    public let seed: UInt64
    /// When the ledger was made.
    public let createdAt: Instant
    /// How long after its signature a consultation in review is decided by itself.
    public var reviewAfter: Period
    /// Where the server of this ledger shows its hosted pages, without a slash at its end; nil while there was none.
    public var publicURL: String?
    /// What goes wrong with the next call of a merchant's, by the operator's wish; nil for nothing.
    public var armedFault: ArmedFault?

    /// The page on which a session's customer pays (`redirect_url`); nil while no server shows it, and for charges
    /// without the customer, unless theirs is the next step.
    public func page(of session: CheckoutSession) -> String? {
        guard session.mode != .offSession || session.failure?.nextAction != nil else { return nil }
        return page(session.id)
    }

    /// The page of the session with this identifier; nil while no server shows it.
    public func page(_ session: ID<CheckoutSession>) -> String? { publicURL.map { "\($0)/pay/c/\(session)" } }

    /// The page on which a transaction's customer sees it and pays by hand; nil while no server shows it.
    public func page(_ transaction: ID<Transaction>) -> String? { publicURL.map { "\($0)/order/\(transaction)" } }

    /// Whose money a ledger is about.
    public enum Mode: String, Sendable {
        /// Practice.
        case test
        /// Real.
        case live
    }

    /// A review takes a day unless the ledger says otherwise. Ours: Flex speaks of one minute to 24 hours, Truemed of
    /// 24 to 48 hours.
    public static let defaultReviewAfter = Period.days(1)

    /// What is fixed, or set, for a whole ledger.
    public init(
        name: String, mode: Mode = .test, seed: UInt64, createdAt: Instant,
        reviewAfter: Period = LedgerSettings.defaultReviewAfter, publicURL: String? = nil,
        armedFault: ArmedFault? = nil
    ) {
        self.name = name
        self.mode = mode
        self.seed = seed
        self.createdAt = createdAt
        self.reviewAfter = reviewAfter
        self.publicURL = publicURL
        self.armedFault = armedFault
    }
}
