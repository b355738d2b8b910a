/// What a ledger takes for now. A live ledger follows the system's time; a frozen one stands still until somebody moves
/// it forward, which plays everything that falls due on the way.
public enum LedgerClock: Hashable, Sendable {
    /// Follows the system's time.
    case live
    /// Stands at this moment.
    case frozen(Instant)

    /// The ledger's now, given the system's time.
    public func now(systemTime: Instant) -> Instant {
        switch self {
        case .live: return systemTime
        case .frozen(let instant): return instant
        }
    }

    /// Whether the clock stands still.
    public var isFrozen: Bool { self != .live }
}
