// What is done to a ledger as a whole rather than through the engine.

public import Checkout

/// What is done to a ledger as a whole rather than through the engine.
public protocol LedgerTools: Sendable {
    /// Fills a ledger that has no customers yet; `progress` hears how many are written.
    func seed(_ plan: SeedPlan, progress: @escaping @Sendable (Int) -> Void) async throws
    /// Writes a consistent copy, key file and card journal included, to a path where nothing is yet.
    func backup(to path: String) async throws
    /// The practice cards and what each does; the first is a Visa that pays.
    var practiceCards: [PracticeCardNote] { get }
}

/// What a ledger is filled with.
public struct SeedPlan: Hashable, Sendable {
    /// How many customers.
    public var customers: Int
    /// The number that the people and their stories derive from: the same one gives the same ledger.
    public var randomSeed: UInt64
    /// The ledger's now when the story has been told; nil takes the ledger's own.
    public var at: Instant?

    /// What a ledger is filled with.
    public init(customers: Int, randomSeed: UInt64 = 1, at: Instant? = nil) {
        self.customers = customers
        self.randomSeed = randomSeed
        self.at = at
    }
}

/// One practice card, for the list of them.
public struct PracticeCardNote: Hashable, Sendable {
    /// The digits.
    public let number: String
    /// The network's name for it: `pm_card_visa`.
    public let name: String
    /// `visa`, `american_express`…
    public let brand: String
    /// Whether it draws on health money.
    public let account: Card.Account
    /// What it does, in a sentence.
    public let behaviour: String
    /// Whether Stripe documents it, or it is ours.
    public let isDocumented: Bool
    /// What comes of charging it, once saved, while its owner is away.
    public let offSession: PracticeCardConduct

    /// One practice card.
    public init(
        number: String, name: String, brand: String, account: Card.Account, behaviour: String, isDocumented: Bool,
        offSession: PracticeCardConduct
    ) {
        self.number = number
        self.name = name
        self.brand = brand
        self.account = account
        self.behaviour = behaviour
        self.isDocumented = isDocumented
        self.offSession = offSession
    }
}
