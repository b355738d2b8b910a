// What a ledger is made with, and how a file is opened.
public import Checkout

/// What a new ledger is made with.
public struct NewLedger: Sendable {
    /// What the status line calls it.
    public var name: String
    /// Test or live, for good.
    public var mode: LedgerSettings.Mode
    /// The number from which identifiers derive; nil for a random one.
    public var seed: UInt64?
    /// When it is made; nil for the system's now.
    public var createdAt: Instant?

    /// What a new ledger is made with.
    public init(
        name: String, mode: LedgerSettings.Mode = .test, seed: UInt64? = nil, createdAt: Instant? = nil
    ) {
        self.name = name
        self.mode = mode
        self.seed = seed
        self.createdAt = createdAt
    }

    func settings(systemTime: Instant) -> LedgerSettings {
        LedgerSettings(
            name: name, mode: mode, seed: seed ?? .random(in: .min ... .max), createdAt: createdAt ?? systemTime)
    }
}

/// What opening does when there is no file, or when there is one.
public enum OpenMode: Sendable {
    /// The file has to be there.
    case existing
    /// The file must not be there yet.
    case create(NewLedger)
    /// Either.
    case existingOrCreate(NewLedger)
}
