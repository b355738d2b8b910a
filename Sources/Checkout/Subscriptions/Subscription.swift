/// Items that a customer pays for again and again (Flex: the Subscription object). Each period is charged to one saved
/// card when it begins, while its owner is away.
public struct Subscription: Identified, Hashable {
    public static let kind = "subscription"
    public static let prefix: String? = "fsub"

    /// Its identifier, `fsub_…`.
    public let id: ID<Subscription>
    /// Whose it is.
    public let customer: ID<Customer>
    /// The checkout that began it.
    public let session: ID<CheckoutSession>
    /// What is paid for.
    public let items: [SubscriptionItem]
    /// How often its items are charged; all alike.
    public let recurrence: Recurrence
    /// How many days are free once the checkout is done; nil for none, or where `trialEnd` was given.
    public let trialDays: Int?
    /// Where it stands.
    public var status: Status
    /// The moment from which its periods are counted; nil until it has begun.
    public var anchor: Instant?
    /// Which period, counted from the anchor, is charged next.
    public var nextPeriod: Int
    /// When the period that is paid for, or free, began.
    public var currentPeriodStart: Instant
    /// When it ends; while a renewal has failed, this lies in the past.
    public var currentPeriodEnd: Instant
    /// Whether it ends with its period.
    public var cancelAtPeriodEnd: Bool
    /// The moment at which it ends, if one was named.
    public var cancelAt: Instant?
    /// When somebody asked for its end.
    public var canceledAt: Instant?
    /// When it ended.
    public var endedAt: Instant?
    /// When its trial began.
    public var trialStart: Instant?
    /// When its trial ends.
    public var trialEnd: Instant?
    /// The card that is charged; nil until it has begun.
    public var defaultPaymentMethod: ID<PaymentMethod>?
    /// Its latest invoice.
    public var latestInvoice: ID<Invoice>?
    /// The merchant's own notes.
    public var metadata: [String: String]
    /// When the clock does the next thing with it; nil while it is being charged, and when nothing will happen.
    public var dueAt: Instant?
    /// When its checkout was made.
    public let createdAt: Instant

    /// Where a subscription stands (Flex's words).
    public enum Status: String, CaseIterable, Sendable {
        /// Its checkout is not paid yet.
        case incomplete
        /// Its checkout ended without a card.
        case incompleteExpired = "incomplete_expired"
        /// Free for now.
        case trialing
        /// Paid for.
        case active
        /// A renewal failed and is tried again.
        case pastDue = "past_due"
        /// Ended.
        case canceled
        /// A renewal failed and is not tried again by itself.
        case unpaid
        /// Flex's word for one that rests; nothing here makes one so.
        case paused

        /// Whether nothing can bring it back.
        public var hasEnded: Bool { self == .canceled || self == .incompleteExpired }

        /// The status in words: `past due`.
        public var words: String { rawValue.split(separator: "_").joined(separator: " ") }
    }

    /// A subscription as the ledger keeps it.
    public init(
        id: ID<Subscription>, customer: ID<Customer>, session: ID<CheckoutSession>, items: [SubscriptionItem],
        recurrence: Recurrence, trialDays: Int? = nil, status: Status = .incomplete, anchor: Instant? = nil,
        nextPeriod: Int = 0, currentPeriodStart: Instant, currentPeriodEnd: Instant, cancelAtPeriodEnd: Bool = false,
        cancelAt: Instant? = nil, canceledAt: Instant? = nil, endedAt: Instant? = nil, trialStart: Instant? = nil,
        trialEnd: Instant? = nil, defaultPaymentMethod: ID<PaymentMethod>? = nil, latestInvoice: ID<Invoice>? = nil,
        metadata: [String: String] = [:], dueAt: Instant? = nil, createdAt: Instant
    ) {
        self.id = id
        self.customer = customer
        self.session = session
        self.items = items
        self.recurrence = recurrence
        self.trialDays = trialDays
        self.status = status
        self.anchor = anchor
        self.nextPeriod = nextPeriod
        self.currentPeriodStart = currentPeriodStart
        self.currentPeriodEnd = currentPeriodEnd
        self.cancelAtPeriodEnd = cancelAtPeriodEnd
        self.cancelAt = cancelAt
        self.canceledAt = canceledAt
        self.endedAt = endedAt
        self.trialStart = trialStart
        self.trialEnd = trialEnd
        self.defaultPaymentMethod = defaultPaymentMethod
        self.latestInvoice = latestInvoice
        self.metadata = metadata
        self.dueAt = dueAt
        self.createdAt = createdAt
    }

    /// Whether it begins with a time that is free.
    public var hasTrial: Bool { trialDays != nil || trialEnd != nil }
}

/// One thing of a subscription.
public struct SubscriptionItem: Identified, Hashable {
    public static let kind = "subscription item"
    public static let prefix: String? = "fsubi"

    /// Its identifier, `fsubi_…`: the subscription's number with the item's place.
    public let id: ID<SubscriptionItem>
    /// Its price, which never changes.
    public let price: ID<Price>
    /// How many.
    public let quantity: Int

    /// One thing of a subscription, at a place counted from 0.
    public init(of subscription: ID<Subscription>, at place: Int, price: ID<Price>, quantity: Int) {
        id = ID(part: place, of: subscription)
        self.price = price
        self.quantity = quantity
    }
}
