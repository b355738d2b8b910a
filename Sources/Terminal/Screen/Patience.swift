// How long a screen waits for an answer before it shows a person that there is none yet. An empty frame that is filled a
// millisecond later flashes, and costs a terminal far away twice the bytes; one that takes long is seen to take long.

/// Waits for one answer after the other.
struct Patience {
    /// Ours: shorter than what a person sees as a delay.
    static let limit = Duration.milliseconds(50)

    private var since: ContinuousClock.Instant?

    /// How much longer to wait; nil when nothing is waited for, or has been for too long. Whoever goes on waiting does not
    /// begin anew.
    mutating func left(isWaiting: Bool, at now: ContinuousClock.Instant) -> Duration? {
        guard isWaiting else {
            since = nil
            return nil
        }
        let start = since ?? now
        since = start
        let left = start + Self.limit - now
        return left > .zero ? left : nil
    }
}
