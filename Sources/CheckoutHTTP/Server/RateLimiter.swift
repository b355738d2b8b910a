import Synchronization

/// Lets each key make so many requests a second on average, and twice as many in a burst. It counts real time, not the
/// ledger's: it protects the machine.
final class RateLimiter: Sendable {
    private struct Allowance {
        var requests: Double
        var counted: ContinuousClock.Instant
    }

    private let perSecond: Double
    private let allowances = Mutex<[String: Allowance]>([:])

    init(requestsPerSecond: Int) { perSecond = Double(max(1, requestsPerSecond)) }

    /// Takes one request off a key's allowance.
    /// - Returns: nil when it may be made, else after how many seconds to try again.
    func take(_ key: String, at now: ContinuousClock.Instant = .now) -> Int? {
        allowances.withLock { allowances in
            var allowance = allowances[key] ?? Allowance(requests: 2 * perSecond, counted: now)
            let seconds = (now - allowance.counted) / .seconds(1)
            allowance = Allowance(requests: min(2 * perSecond, allowance.requests + seconds * perSecond), counted: now)
            defer { allowances[key] = allowance }
            guard allowance.requests >= 1 else {
                return max(1, Int(((1 - allowance.requests) / perSecond).rounded(.up)))
            }
            allowance.requests -= 1
            return nil
        }
    }
}
