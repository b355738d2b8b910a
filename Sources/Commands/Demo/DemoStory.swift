public import Checkout

/// Demo.
public struct DemoStory: Sendable {
    /// Seed.
    public static let seed: UInt64 = 20_251_120
    /// End.
    let end: Instant
    /// Story.
    public init(at end: Instant) { self.end = end }
    /// Beginning.
    public var beginning: Instant { end - Period(months: 14) }
    /// Tells.
    public func tell(on ledger: any Ledger, network: any CardNetwork) async throws {}
}
