// A card to practise with: one row of the table that the simulator obeys and that a person reads to choose a card.

public import Checkout

/// A card whose behaviour is known beforehand. `PracticeCard.all` is the whole table; the simulator takes no other
/// card, because nobody should type a real one.
public struct PracticeCard: Hashable, Sendable {
    /// The number to type.
    public let number: String
    /// The network's own name for it, such as `pm_card_visa` (Stripe's name where Stripe has one).
    public let name: String
    /// The network: `visa`, `mastercard`, `american_express`, `discover`.
    public let brand: String
    /// `credit`, `debit` or `prepaid`.
    public let funding: String
    /// Whether it draws on health money.
    public let account: Card.Account
    /// Why the network does not even keep it; nil when it does.
    public let refusal: Decline?
    /// What it does when it is tried without money, its owner being there.
    public let verifying: Reaction
    /// What it does when it is asked for money, its owner being there.
    public let onSession: Reaction
    /// What it does when it is asked for anything, its owner being away.
    public let offSession: Reaction
    /// Why it refuses to have held money captured; nil when it does not.
    public let captureDecline: Decline?
    /// How long a hold on it lasts, where that differs from the network's rule.
    private let ownHoldLife: Period?
    /// Who thought of it.
    public let origin: Origin
    /// What it does, in one sentence for a person.
    public let meaning: String

    /// Where a practice card comes from.
    public enum Origin: String, Sendable {
        /// Stripe documents it (docs.stripe.com/testing).
        case stripe
        /// This simulator's own, for what Stripe's cards cannot show.
        case ours
    }

    /// One row of the table. A card reacts off-session as on-session, and when verified as when asked for money, unless
    /// the row says otherwise.
    init(
        _ number: String, _ name: String, brand: String = "visa", funding: String = "credit",
        account: Card.Account = .ordinary, refusal: Decline? = nil, verifying: Reaction? = nil,
        onSession: Reaction = .pays, offSession: Reaction? = nil, captureDecline: Decline? = nil,
        holdLife: Period? = nil, origin: Origin, _ meaning: String
    ) {
        self.number = number
        self.name = name
        self.brand = brand
        self.funding = funding
        self.account = account
        self.refusal = refusal
        self.verifying = verifying ?? onSession
        self.onSession = onSession
        self.offSession = offSession ?? onSession
        self.captureDecline = captureDecline
        ownHoldLife = holdLife
        self.origin = origin
        self.meaning = meaning
    }

    /// How long a hold on it lasts: seven days, or 4 days and 18 hours for Visa with the owner away (docs.stripe.com,
    /// "Place a hold").
    public func holdLife(_ presence: Presence) -> Period {
        ownHoldLife ?? (brand == "visa" && presence == .offSession ? .hours(4 * 24 + 18) : .days(7))
    }
}
