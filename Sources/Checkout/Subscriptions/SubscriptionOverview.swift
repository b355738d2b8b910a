/// A subscription with what somebody who looks at it wants to know: what the clock does with it next, and whether that
/// will go through as things stand.
public struct SubscriptionOverview: Hashable, Sendable {
    /// The subscription.
    public let subscription: Subscription
    /// Whose it is.
    public let customer: Customer
    /// What the next bill is for, with the eligibility that it then has.
    public let lines: [SessionLine]
    /// The card that would be charged.
    public let card: PaymentMethod?
    /// Its latest invoice.
    public let invoice: Invoice?
    /// What the clock does next.
    public let next: Next
    /// Whether each sort of its lines can be charged when the clock next does so, or now where it does not.
    public let standings: [Standing]
    /// The moment at which the standings hold.
    public let moment: Instant
    /// What was tried and what happened, the earliest first.
    public let events: [Event]
    /// The ledger's now, at which all this holds.
    public let now: Instant

    /// What the clock does with a subscription next.
    public enum Next: Hashable, Sendable {
        /// Nothing by itself.
        case nothing
        /// A charge is under way.
        case charging
        /// It ends then.
        case ends(at: Instant)
        /// It charges then; refused for this reason, as things stand, or nil.
        case charges(at: Instant, refusal: OffSessionRefusal?)
    }

    /// Why the next charge would be refused, as things stand; nil when it would be tried, or when it ends before.
    public var refusal: CheckoutError? {
        if subscription.status.hasEnded || subscription.status == .incomplete {
            return .subscriptionNotOpen(id: subscription.id.description, status: subscription.status)
        }
        switch next {
        case .charges(_, let refusal): return refusal?.error
        case .ends, .charging: return nil
        case .nothing: return standings.first { !$0.isChargeable }?.refusal?.error
        }
    }

    /// What the next bill comes to.
    public var amount: Money { lines.map(\.total).sum }
}

extension CheckoutEngine {
    /// A subscription, and whether its next renewal will go through.
    /// - Throws: `CheckoutError.notFound`.
    public func overview(of id: ID<Subscription>) async throws(CheckoutError) -> SubscriptionOverview {
        try await read { reader, now in
            let subscription = try require(id, reader.find)
            let moment = max(now, subscription.dueAt ?? now)
            let lines = try reader.lines(of: subscription, at: moment)
            let card = try reader.card(of: subscription)
            return SubscriptionOverview(
                subscription: subscription, customer: try require(subscription.customer, reader.find), lines: lines,
                card: card, invoice: try subscription.latestInvoice.flatMap(reader.find),
                next: try reader.next(of: subscription, lines, at: moment),
                standings: try reader.standings(
                    lines.map(\.eligibility).uniqued, of: subscription.customer, cards: card.map { [$0] } ?? [],
                    .everyLineEligible, at: moment),
                moment: moment, events: try reader.events(about: Subject(id), limit: 50), now: now)
        }
    }
}

extension LedgerReader {
    /// What the clock does next, if it has a moment for it.
    fileprivate func next(
        of subscription: Subscription, _ lines: [SessionLine], at moment: Instant
    ) throws -> SubscriptionOverview.Next {
        guard subscription.dueAt != nil else {
            let isServed = [.trialing, .active, .pastDue].contains(subscription.status)
            return isServed ? .charging : .nothing
        }
        if subscription.ends(at: moment) { return .ends(at: moment) }
        switch try decision(on: subscription, lines, at: moment) {
        case .charge: return .charges(at: moment, refusal: nil)
        case .refuse(let refusal): return .charges(at: moment, refusal: refusal)
        }
    }
}
