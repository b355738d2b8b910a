public import TransactionProcess

/// A deal between a customer and a provider about a listing, which a process leads from state to state (reference
/// sections 2 and 3). What it costs and holds stands in its contents; its money is a checkout session's.
public struct Transaction: Identified, Hashable {
    public static let kind = "transaction"
    public static let prefix: String? = nil

    /// Its identifier, a UUID.
    public let id: ID<Transaction>
    /// The process that leads it.
    public let process: ID<ProcessVersion>
    /// What it is about.
    public let listing: ID<Listing>
    /// Who pays.
    public let customer: ID<Customer>
    /// Who is paid.
    public let provider: ID<Customer>
    /// When it was begun.
    public let createdAt: Instant
    /// Where it stands; `state/initial` as long as its first transition is not through.
    public var state = StateName.initial
    /// The transition that led here; nil before the first.
    public var lastTransition: TransitionName?
    /// When that was.
    public var lastTransitionedAt: Instant
    /// How many transitions were taken; each begins a new stay in a state.
    public var stay = 0
    /// What its actions work on.
    public var contents = TransactionContents()
    /// The checkout session that pays for it: its payment intent. Nil before one is made, and after a failed attempt.
    public var session: ID<CheckoutSession>?
    /// The saved card that its customer named for a payment that is not confirmed yet.
    public var namedCard: ID<PaymentMethod>?
    /// The transition that this stay runs by itself.
    public var next: ScheduledStep?
    /// Whether that was tried and failed: nothing runs by itself in this stay any more (reference section 2.5, 2).
    public var isSpent = false
    /// How many transitions ran by themselves at the very moment of the last one.
    public var chain = 0
    /// What an operator's standing order does in this stay.
    public var order: ScheduledOrder?
    /// For when the last order was meant that was carried out in this stay; nil before the first.
    public var orderedUntil: Instant?
    /// Up to when its money may be held.
    public var limit: HoldingLimit?
    /// The transition whose money is being asked for.
    public var underWay: TransitionUnderWay?
    /// How many transitions were tried, whether or not they went through.
    public var attempts = 0

    /// A transaction that is about to begin.
    public init(
        id: ID<Transaction>, process: ID<ProcessVersion>, listing: ID<Listing>, customer: ID<Customer>,
        provider: ID<Customer>, createdAt: Instant
    ) {
        self.id = id
        self.process = process
        self.listing = listing
        self.customer = customer
        self.provider = provider
        self.createdAt = createdAt
        lastTransitionedAt = createdAt
    }
}

/// A transition that will run by itself.
public struct ScheduledStep: Hashable, Sendable {
    /// Which.
    public let transition: TransitionName
    /// When.
    public let at: Instant

    /// A transition that will run by itself.
    public init(_ transition: TransitionName, at: Instant) {
        self.transition = transition
        self.at = at
    }
}

/// A standing order that will be carried out.
public struct ScheduledOrder: Hashable, Sendable {
    /// Which.
    public let order: ID<StandingOrder>
    /// When.
    public let at: Instant

    /// A standing order that will be carried out.
    public init(_ order: ID<StandingOrder>, at: Instant) {
        self.order = order
        self.at = at
    }
}
