/// What the engine needs of a card network. A simulator stands behind it; a real network could. Every request carries
/// a key: asked twice with one key, the network does the thing once and answers the same.
public protocol CardNetwork: Sendable {
    /// Takes a card into the network's keeping. Money does not move.
    /// - Throws: `CardNetworkFailure` for what the owner can type again, and when the network is out of reach.
    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard

    /// Moves, holds or gives back money, or tries a card without money.
    /// - Throws: `CardNetworkFailure.unreachable`; the same request may be asked again.
    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer
}

/// A card in the network's keeping.
public struct KeptCard: Hashable, Sendable {
    /// The name under which the network keeps it.
    public let reference: String
    /// The network's name: `visa`.
    public let brand: String
    /// `credit`, `debit` or `prepaid`.
    public let funding: String
    /// Whether it draws on health money.
    public let account: Card.Account

    /// A card in the network's keeping.
    public init(reference: String, brand: String, funding: String, account: Card.Account) {
        self.reference = reference
        self.brand = brand
        self.funding = funding
        self.account = account
    }
}

/// One question to the card network.
public struct NetworkRequest: Hashable, Sendable {
    /// The key that makes asking twice harmless.
    public let key: String
    /// What is asked.
    public let operation: PaymentOperation
    /// The kept card.
    public let card: String
    /// When the card expires, which the network checks against `now`.
    public let expiry: CardExpiry
    /// How much, zero for a verification or a void.
    public let amount: Money
    /// The network's name for the hold or charge that this continues; nil for a new one.
    public let continuing: String?
    /// Whether the owner is there to confirm.
    public let presence: Presence
    /// The ledger's now.
    public let now: Instant

    /// One question to the card network.
    public init(
        key: String, operation: PaymentOperation, card: String, expiry: CardExpiry, amount: Money,
        continuing: String? = nil, presence: Presence, now: Instant
    ) {
        self.key = key
        self.operation = operation
        self.card = card
        self.expiry = expiry
        self.amount = amount
        self.continuing = continuing
        self.presence = presence
        self.now = now
    }
}

/// Whether a card's owner is there while it is asked.
public enum Presence: String, Sendable {
    /// There, and confirms when the bank asks.
    case onSession = "on_session"
    /// There, but not asked yet: a bank that wants to ask says so instead of deciding.
    case onSessionUnasked = "on_session_unasked"
    /// There, but does not confirm when the bank asks.
    case onSessionRefusing = "on_session_refusing"
    /// Away.
    case offSession = "off_session"
}

/// What can be asked of the card network for one payment.
public enum PaymentOperation: String, CaseIterable, Sendable {
    /// Try the card without money, for saving it.
    case verify
    /// Set money aside.
    case hold
    /// Take money at once.
    case charge
    /// Take money that was held, or part of it; the rest is given back.
    case capture
    /// Give held money back.
    case void
    /// Give taken money back, or part of it.
    case refund
}

/// The network's word.
public enum NetworkAnswer: Hashable, Sendable {
    /// Done, under this name of the network's; a hold also says when it lapses.
    case approved(reference: String, holdExpiresAt: Instant?)
    /// Refused by the issuer or the network.
    case declined(Decline)
}

/// What goes wrong between us and the network before it gives its word.
public enum CardNetworkFailure: Error, Hashable, Sendable {
    /// The card was not taken: a detail its owner can type again.
    case cardRefused(Decline)
    /// A number outside the practice cards; nobody types a real card here.
    case unknownCard(last4: String)
    /// No answer.
    case unreachable(String)
}
