/// When a delivery that failed is tried again, and when it is given up. All numbers are ours: Flex documents no schedule,
/// Truemed only that it retries with back-off for up to seven days.
public struct DeliverySchedule: Hashable, Sendable {
    /// How long the second try waits, in milliseconds, before jitter.
    let firstDelay: Int64
    /// How much longer each further one waits.
    let factor: Int64
    /// The longest that any waits, in milliseconds, before jitter.
    let longestDelay: Int64
    /// How many tries there are in all.
    public let attempts: Int

    /// Each wait is longer by up to this many percent, so that what failed together does not come back together.
    static let jitterPercent: Int64 = 20

    /// Ten tries, waiting 20 s, 1 min, 3 min … 36 h: given up after 2.3 to 2.7 days.
    static let flex = DeliverySchedule(firstDelay: 20_000, factor: 3, longestDelay: .max, attempts: 10)
    /// Fourteen tries, the last five a day apart: given up after 5.8 to 6.9 days.
    static let truemed = DeliverySchedule(firstDelay: 20_000, factor: 3, longestDelay: 86_400_000, attempts: 14)

    /// The schedule of a dialect's deliveries.
    public init(_ dialect: WebhookEndpoint.Dialect) {
        switch dialect {
        case .flex: self = .flex
        case .truemed: self = .truemed
        }
    }

    private init(firstDelay: Int64, factor: Int64, longestDelay: Int64, attempts: Int) {
        self.firstDelay = firstDelay
        self.factor = factor
        self.longestDelay = longestDelay
        self.attempts = attempts
    }

    /// How long after a try that failed the next one waits, in milliseconds; nil when it was the last. The jitter
    /// derives from the delivery's identifier and the try's number, so that the same story plays the same way.
    public func delay(after attempt: Int, of delivery: ID<Delivery>) -> Int64? {
        guard attempt < attempts else { return nil }
        var delay = firstDelay
        for _ in 1..<max(1, attempt) where delay < longestDelay { delay *= factor }
        delay = min(delay, longestDelay)
        let share = mixed(UInt64(truncatingIfNeeded: delivery.bits) &+ UInt64(attempt)) % 1_000
        return delay + delay * DeliverySchedule.jitterPercent / 100 * Int64(share) / 1_000
    }

    /// SplitMix64's finalizer (Steele, Lea and Flood 2014).
    private func mixed(_ value: UInt64) -> UInt64 {
        var z = value &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

extension WebhookEndpoint.Dialect {
    /// Whether an answer with this HTTP status means that the endpoint has the message: Flex any 2xx (ours; Flex
    /// documents none), Truemed 204 only. Redirects are not followed, and mean that it has not.
    public func isAcknowledged(by code: Int) -> Bool {
        switch self {
        case .flex: return (200...299).contains(code)
        case .truemed: return code == 204
        }
    }
}
