/// Something that falls due by the clock. The agenda is the union of the deadlines that lie on the things themselves,
/// in time order; nothing is copied into a queue.
public struct DueItem: Hashable, Sendable {
    /// When it falls due.
    public let at: Instant
    /// What falls due.
    public let what: What

    /// The things that fall due.
    public enum What: Hashable, Sendable {
        /// A letter runs out.
        case letterExpiry(ID<Letter>)
        /// A practitioner decides.
        case review(ID<Consultation>)
        /// An unpaid session lapses.
        case sessionExpiry(ID<CheckoutSession>)
        /// The hold of a session in review lapses.
        case holdExpiry(ID<CheckoutSession>)
        /// A subscription renews, is tried again, or ends.
        case renewal(ID<Subscription>)
        /// A transaction's hold lapses.
        case transactionHold(ID<Transaction>)
        /// A transaction moves on by itself.
        case transition(ID<Transaction>)
        /// A mail is sent.
        case mail(ID<Mail>)
        /// A transaction's money should have been paid out.
        case payoutLimit(ID<Transaction>)
        /// An operator's standing order is carried out.
        case standingOrder(ID<Transaction>)
        /// A delivery is tried next, by whoever sends deliveries.
        case delivery(ID<Delivery>)
    }

    /// Something that falls due then.
    public init(at: Instant, what: What) {
        self.at = at
        self.what = what
    }

    /// What it is about.
    public var subject: Subject {
        switch what {
        case .letterExpiry(let id): Subject(id)
        case .review(let id): Subject(id)
        case .sessionExpiry(let id), .holdExpiry(let id): Subject(id)
        case .renewal(let id): Subject(id)
        case .transactionHold(let id), .transition(let id), .payoutLimit(let id), .standingOrder(let id): Subject(id)
        case .mail(let id): Subject(id)
        case .delivery(let id): Subject(id)
        }
    }

    /// What it is, for a person: `a review`.
    public var words: String {
        switch what {
        case .letterExpiry: return "a letter expires"
        case .review: return "a review"
        case .sessionExpiry: return "a session expires"
        case .holdExpiry: return "a hold lapses"
        case .renewal: return "a subscription renews or ends"
        case .transactionHold: return "a transaction’s hold lapses"
        case .transition: return "a transaction moves on"
        case .mail: return "a mail"
        case .payoutLimit: return "a payout is overdue"
        case .standingOrder: return "a standing order"
        case .delivery: return "a delivery"
        }
    }
}

/// What the engine reads of the agenda.
public protocol AgendaReader {
    /// The next thing to fall due, whenever that is; of several at one moment, in the order of `DueItem.What`, then of
    /// their making. Never a delivery: the clock does not send those.
    func nextDue() throws -> DueItem?

    /// The next things to fall due, in the same order, deliveries too, at most `limit`.
    func agenda(limit: Int) throws -> [DueItem]
}
