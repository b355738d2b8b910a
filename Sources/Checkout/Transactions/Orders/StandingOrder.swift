public import TransactionProcess

/// What an operator wants done whenever a transaction has stood in a state for some time: what integration scripts do for
/// the original, since nothing runs by itself after a failed automatic transition. Ours.
public struct StandingOrder: Identified, Hashable {
    public static let kind = "standing order"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<StandingOrder>
    /// The processes that it is for, by their name, whatever their version.
    public let process: String
    /// In which state.
    public let state: StateName
    /// How long after that was entered.
    public let after: Period
    /// The operator's transition that is taken then.
    public let transition: TransitionName
    /// Whether it is carried out.
    public var isOn: Bool
    /// When it was given.
    public let createdAt: Instant

    /// What an operator wants done.
    public init(
        id: ID<StandingOrder>, process: String, state: StateName, after: Period, transition: TransitionName,
        isOn: Bool = true, createdAt: Instant
    ) {
        self.id = id
        self.process = process
        self.state = state
        self.after = after
        self.transition = transition
        self.isOn = isOn
        self.createdAt = createdAt
    }
}

extension [StandingOrder] {
    /// The next of these that a stay carries out: the earliest that comes after what was carried out already. Of several
    /// at one moment, the one given first; the others of that moment are passed over.
    /// - Parameters:
    ///   - entered: when the stay began.
    ///   - last: for when the last order of this stay was meant; nil before the first.
    func next(entered: Instant, after last: Instant?, now: Instant) -> ScheduledOrder? {
        let all = filter(\.isOn).map { (order: $0, at: entered + $0.after) }
        let due = all.filter { due in last.map { due.at > $0 } ?? true }
        guard let next = due.min(by: { ($0.at, $0.order.id) < ($1.at, $1.order.id) }) else { return nil }
        return ScheduledOrder(next.order.id, at: Swift.max(next.at, now))
    }
}
