// An Esc may be the beginning of another key. Only time tells, and nothing but bytes from the terminal begins that time
// anew: whatever else wakes us meanwhile, Esc is a key when it is over.

/// When bytes that may be the beginning of a key are taken for what they are.
struct EscapeWait {
    /// How long the rest of a key may take; ours.
    static let limit = Duration.milliseconds(25)

    private var since: ContinuousClock.Instant?

    /// When the waiting is over; nil when nothing is incomplete.
    mutating func decision(isWaiting: Bool, at now: ContinuousClock.Instant) -> ContinuousClock.Instant? {
        since = isWaiting ? since ?? now : nil
        return since.map { $0 + Self.limit }
    }
}
