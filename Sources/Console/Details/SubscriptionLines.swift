// The detail of a subscription: what it costs, what the clock does with it next, and whether that will go through.
import Checkout
import Terminal

extension DetailText {
    /// A subscription: the money first, then what is coming, then what happened.
    mutating func subscription(_ overview: SubscriptionOverview) {
        let subscription = overview.subscription
        line([Span(subscription.id.description, .dim)])
        field("customer", overview.customer.name)
        field("state", subscription.status.words, style: subscription.status.style)
        field("next bill", "\(overview.amount), \(subscription.recurrence.words)")
        field("period", "\(subscription.currentPeriodStart.dayWords) to \(subscription.currentPeriodEnd.dayWords)")
        field("trial ends", subscription.trialEnd.map { "\($0.minuteWords) UTC" })
        field("card", overview.card?.card.words)
        field("invoice", overview.invoice.map { "\($0.status.rawValue), \(counted($0.attempts, "try", "tries"))" })
        if let failure = overview.invoice?.failure {
            gap()
            paragraph("\(glyphs.cross) \(failure.message)", style: .danger)
        }
        heading("Next")
        next(overview)
        heading("Off-session, on \(overview.moment.dayWords)")
        for standing in overview.standings { self.standing(standing, at: overview.now) { _ in nil } }
        heading("Items")
        for item in overview.lines { paragraph("\(item.quantity) \u{00D7} \(item.name), \(item.total)", indent: 2) }
        heading("History")
        events(overview.events, limit: 12)
    }

    private mutating func next(_ overview: SubscriptionOverview) {
        switch overview.next {
        case .nothing: paragraph("Nothing by itself.", style: .dim, indent: 2)
        case .charging: paragraph("It is being charged.", style: .warn, indent: 2)
        case .ends(let at): paragraph("Ends on \(at.minuteWords) UTC.", indent: 2)
        case .charges(let at, nil):
            paragraph("\(glyphs.check) Charges \(overview.amount) on \(at.minuteWords) UTC.", style: .ok, indent: 2)
        case .charges(let at, let refusal?):
            paragraph(
                "\(glyphs.cross) Would be refused on \(at.minuteWords) UTC: \(refusal.error.message)", style: .danger,
                indent: 2)
        }
    }
}

extension Subscription {
    /// What the clock does next, and on which day: `renews 03 Mar 2027`.
    var nextWords: String? {
        let ends = cancelAtPeriodEnd || cancelAt.map { $0 == dueAt } == true
        let verb = status == .pastDue ? "tried again" : ends ? "ends" : "renews"
        return dueAt.map { "\(verb) \($0.dayWords)" }
    }
}

extension Subscription.Status {
    /// Its colour.
    var style: Style {
        switch self {
        case .trialing, .active: .ok
        case .pastDue, .unpaid, .incomplete: .warn
        case .canceled, .incompleteExpired, .paused: .dim
        }
    }
}
