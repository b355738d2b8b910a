// The detail of a customer: who they are, what can be charged while they are away and why not, what happened lately.
import Checkout
import Terminal

extension DetailText {
    /// What a customer's row alone tells, until the rest is read.
    mutating func customer(_ customer: Customer) {
        var facts: [Span] = [Span(customer.id.description, .dim)]
        if let email = customer.email { facts += [Span("  "), Span(email)] }
        if let state = customer.state { facts += [Span("  "), Span(state.name)] }
        if length(of: facts) <= width {
            line(facts)
        } else {
            for fact in facts where fact.text != "  " { line([fact]) }
        }
    }

    /// Everything about a customer.
    mutating func customer(_ overview: CustomerOverview, keys: (OffSessionRefusal) -> String?) {
        customer(overview.customer)
        let totals = overview.totals
        paragraph(
            "since \(overview.customer.createdAt.dayWords) \(glyphs.separator) "
                + "\(counted(totals.sessions, "session", "sessions")) \(glyphs.separator) \(totals.captured) captured",
            style: .dim)
        heading("Off-session, now")
        for standing in overview.standings { self.standing(standing, at: overview.now, key: keys) }
        if overview.standings.isEmpty { paragraph("Nothing is sold that could be charged.", style: .dim, indent: 2) }
        if let open = overview.consultations.first(where: { $0.status == .inProgress }) {
            gap()
            paragraph(
                "A consultation for \(open.visitType.words) was begun on \(open.startedAt.dayWords) and left half way.",
                style: .warn)
        }
        if !overview.subscriptions.isEmpty {
            heading("Subscriptions")
            for subscription in overview.subscriptions { self.subscription(subscription) }
        }
        heading("Latest")
        events(overview.events, limit: 12)
        if overview.events.isEmpty { paragraph("Nothing has happened yet.", style: .dim) }
    }

    /// Where a subscription stands, and when the clock does the next thing with it.
    private mutating func subscription(_ subscription: Subscription) {
        line(
            [
                Span(padded("  " + subscription.status.words, to: Self.typeWidth), subscription.status.style),
                Span(subscription.recurrence.words),
            ],
            then: subscription.nextWords.map { [Span("  \($0)", .dim)] } ?? [])
    }

    /// One line of the table, or two where it is too narrow: what is asked, the answer, why, what would help and its key.
    mutating func standing(_ standing: Standing, at now: Instant, key: (OffSessionRefusal) -> String?) {
        let type = Span(padded("  " + standing.words, to: Self.typeWidth))
        guard let refusal = standing.refusal else {
            return line([type, Span("\(glyphs.check) yes", .ok)], then: ending(of: standing, at: now))
        }
        if case .lettersMissing = refusal, standing.change == .reviewIsDecided, let at = standing.changesAt {
            return line(
                [type, Span("\(glyphs.cross) in review", .warn)], then: [Span("  until \(at.minuteWords)", .dim)])
        }
        let remedy = Span("  \(glyphs.arrowRight) \(refusal.shortRemedy)", .dim)
        let itsKey = key(refusal).map { [Span("  \($0)", .accent.bolder)] } ?? []
        line([type, Span("\(glyphs.cross) \(refusal.shortReason)", .danger)], then: [remedy] + itsKey)
    }

    /// When a yes ends by itself, and why, as far as the reason has room beside a warning.
    private func ending(of standing: Standing, at now: Instant) -> [Span] {
        guard let at = standing.changesAt, let change = standing.change else { return [] }
        let until = "  until \(at.dayWords)"
        guard let left = TimeLeft(until: at, at: now), left.isShort else {
            return [Span("\(until) (\(change.reason))", .dim)]
        }
        let warning = Span("  \(glyphs.warning) \(left.words)", .warn)
        let whole = [Span("\(until) (\(change.reason))", .dim), warning]
        let room = width - Self.typeWidth - length(of: [Span("\(glyphs.check) yes")])
        return length(of: whole) <= room ? whole : [Span(until, .dim), warning]
    }

    /// Puts both on one line if they fit, or else the second on a line of its own below.
    private mutating func line(_ first: [Span], then second: [Span]) {
        if length(of: first + second) <= width { return line(first + second) }
        line(first)
        line([Span(String(repeating: " ", count: Self.typeWidth))] + second)
    }

    private func length(of spans: [Span]) -> Int {
        spans.reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) }
    }

    /// Wide enough for the longest visit type, so that a line ends within the pane of a screen of 104 columns.
    private static let typeWidth = 17
}

extension Standing {
    /// Which lines it is about.
    fileprivate var words: String {
        visitType?.words ?? (eligibility == .notEligible ? "not eligible" : "eligible")
    }
}

extension Standing.ByItself {
    /// What ends then.
    var reason: String {
        switch self {
        case .letterExpires: "letter"
        case .cardExpires: "card"
        case .reviewIsDecided: "review"
        }
    }
}

extension OffSessionRefusal {
    /// Why not, in two or three words.
    var shortReason: String {
        switch self {
        case .noCard: "no card"
        case .cardNotVerified: "card not verified"
        case .lettersMissing(let missing): missing.contains { $0.expiredAt != nil } ? "letter expired" : "no letter"
        case .notEligible: "not by a charge"
        case .noOrdinaryCard: "no ordinary card"
        case .cardExpired: "card expired"
        case .amountOutOfRange: "amount out of range"
        case .updatePending: "update pending"
        }
    }

    /// What would help, in two or three words.
    var shortRemedy: String {
        switch self {
        case .noCard: "save a card"
        case .cardNotVerified: "save it"
        case .lettersMissing: "consultation"
        case .noOrdinaryCard: "other card"
        case .cardExpired: "other card"
        case .notEligible: "checkout"
        case .amountOutOfRange: "other cart"
        case .updatePending: "repair"
        }
    }
}
