/// What a checkout says of the subscription that it begins (Flex: `subscription_data`).
public struct SubscriptionTerms: Hashable, Sendable {
    /// How many days are free; 0 for none, nil for what the prices say.
    public var trialDays: Int?
    /// When the free time ends, in place of a number of days.
    public var trialEnd: Instant?
    /// When the subscription ends.
    public var cancelAt: Instant?
    /// Whether it ends with its first period.
    public var cancelAtPeriodEnd: Bool
    /// The merchant's own notes.
    public var metadata: [String: String]

    /// What a checkout says of the subscription that it begins.
    public init(
        trialDays: Int? = nil, trialEnd: Instant? = nil, cancelAt: Instant? = nil, cancelAtPeriodEnd: Bool = false,
        metadata: [String: String] = [:]
    ) {
        self.trialDays = trialDays
        self.trialEnd = trialEnd
        self.cancelAt = cancelAt
        self.cancelAtPeriodEnd = cancelAtPeriodEnd
        self.metadata = metadata
    }

    /// The soonest end of a trial that may be named, counted from now (Stripe's bound), which outlives the checkout.
    static let soonestTrialEnd = Period.hours(48)

    func check(at now: Instant) throws(CheckoutError) {
        if let trialDays, !(0...Recurrence.longestTrial).contains(trialDays) {
            throw .invalidField(
                "trial_period_days", given: String(trialDays), expected: "0 to \(Recurrence.longestTrial) days")
        }
        if let trialEnd {
            guard trialDays == nil else {
                throw .invalidField(
                    "trial_end", given: trialEnd.description, expected: "nothing beside trial_period_days")
            }
            let (first, last) = (now + SubscriptionTerms.soonestTrialEnd, now + .days(Recurrence.longestTrial))
            guard (first...last).contains(trialEnd) else {
                throw .invalidField(
                    "trial_end", given: trialEnd.description, expected: "a moment from \(first) to \(last)")
            }
        }
        if let cancelAt, cancelAt <= now {
            throw .invalidField("cancel_at", given: cancelAt.description, expected: "a moment after \(now)")
        }
        try Notes.check(metadata)
    }
}

extension Step {
    /// The cart of a checkout of this mode: bought once, again and again, or none.
    /// - Throws: what `freeze` throws; `CheckoutError.invalidField`, `.splitCartNotSupported` for what no renewal could
    ///   charge.
    func cart(for new: NewCheckout, _ customer: ID<Customer>?) throws -> FrozenCart {
        var request = CartRequest(items: new.items, terms: new.terms, customer: customer)
        request.isFree = new.mode == .setup || new.details.nextBill != nil
        switch new.mode {
        case .payment: return try freeze(request)
        case .setup where new.tokenize: return try freeze(request)
        case .offSession:
            throw CheckoutError.invalidField("mode", given: "off_session", expected: "a mode whose customer is there")
        case .setup:
            guard new.items.isEmpty, new.terms.isEmpty else {
                throw CheckoutError.invalidField(
                    "line_items", given: "\(new.items.count) lines", expected: "none: a set-up takes no money")
            }
            return FrozenCart(lines: [], discounts: [], letters: [:])
        case .subscription:
            try CheckoutError.inside("subscription_data") { try new.subscription.check(at: now) }
            request.recurs = true
            let cart = try freeze(request)
            let ineligible = cart.lines.filter { $0.eligibility == .notEligible }
            guard ineligible.isEmpty else {
                throw CheckoutError.splitCartNotSupported(
                    ineligible.map { UnpayableLine(product: $0.product, productName: $0.name) })
            }
            try transaction.refuseUnchargeableBills(cart.lines, cart.discounts)
            return cart
        }
    }

    /// A new subscription's identifier, for a checkout that begins one.
    func subscriptionID(for new: NewCheckout) throws -> ID<Subscription>? {
        new.mode == .subscription ? try transaction.newID(at: now) : nil
    }

    /// The subscription that a checkout begins, not paid yet, and unless it is free at first its first invoice. The
    /// session is written already.
    func insertSubscription(_ id: ID<Subscription>, of session: CheckoutSession, _ new: NewCheckout) throws {
        guard let customer = session.customer else { throw CheckoutError.missingField("customer") }
        let items = session.lines.filter { $0.fee == nil }.compactMap { line in line.price.map { ($0, line.quantity) } }
        let recurrences = try items.map { try require($0.0, transaction.find) }.compactMap(\.recurrence)
        guard let first = recurrences.first else { throw CheckoutError.missingField("line_items") }
        guard recurrences.allSatisfy({ $0.keepsTime(with: first) }) else {
            throw CheckoutError.invalidField(
                "line_items", given: recurrences.map(\.words).joined(separator: ", "),
                expected: "prices that are charged equally often")
        }
        let terms = new.subscription
        // Of prices with different trials, the longest holds (ours).
        let days = terms.trialEnd == nil ? terms.trialDays ?? recurrences.compactMap(\.trialDays).max() : nil
        var subscription = Subscription(
            id: id, customer: customer, session: session.id,
            items: items.enumerated().map { place, item in
                SubscriptionItem(of: id, at: place, price: item.0, quantity: item.1)
            },
            recurrence: Recurrence(first.interval, count: first.count), trialDays: days == 0 ? nil : days,
            currentPeriodStart: now, currentPeriodEnd: first.start(of: 1, from: now),
            cancelAtPeriodEnd: terms.cancelAtPeriodEnd, cancelAt: terms.cancelAt, trialEnd: terms.trialEnd,
            metadata: terms.metadata, createdAt: now)
        if !subscription.hasTrial {
            let invoice = Invoice(
                id: try transaction.newID(at: now), subscription: id, customer: customer, amount: session.amountTotal,
                lines: session.lines, periodStart: subscription.currentPeriodStart,
                periodEnd: subscription.currentPeriodEnd, session: session.id, createdAt: now)
            subscription.latestInvoice = invoice.id
            try transaction.insert(subscription)
            try transaction.insert(invoice)
            try record(
                EventType.invoiceCreated, invoice.id, customer: customer,
                [Change("amount_due", to: String(invoice.amount.minorUnits))])
        } else {
            try transaction.insert(subscription)
        }
    }
}
