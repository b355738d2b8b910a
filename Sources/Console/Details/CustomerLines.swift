// The detail of a customer: who they are, what can be charged while they are away and why not, what happened lately.
import Checkout
import Terminal

extension DetailText {
    /// What a customer's row alone tells, until the rest is read.
    mutating func customer(_ customer: Customer) {
        var facts: [Span] = [Span(customer.id.description, .dim)]
        if let email = customer.email { facts += [Span("  "), Span(email)] }
        if let state = customer.state { facts += [Span("  "), Span(state.name)] }
        let length = facts.reduce(0) { $0 + CellWidth.of($1.text, glyphs: glyphs) }
        if length <= width {
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
        heading("Latest")
        events(overview.events, limit: 12)
        if overview.events.isEmpty { paragraph("Nothing has happened yet.", style: .dim) }
    }

    /// One line of the table: what is asked, the answer, why, what would help and its key. A review adds when it ends.
    mutating func standing(_ standing: Standing, at now: Instant, key: (OffSessionRefusal) -> String?) {
        let type = padded("  " + (standing.visitType?.words ?? "no letter needed"), to: 20)
        guard let refusal = standing.refusal else {
            var spans = [Span(type), Span("\(glyphs.check) yes", .ok)]
            if let at = standing.changesAt, let change = standing.change {
                spans.append(Span("  until \(at.dayWords) (\(change.reason))", .dim))
                if let left = TimeLeft(until: at, at: now), left.isShort {
                    spans.append(Span("  \(glyphs.warning) \(left.words)", .warn))
                }
            }
            return line(spans)
        }
        var spans = [Span(type), Span("\(glyphs.cross) \(refusal.shortReason)", .danger)]
        let help = standing.change == .reviewIsDecided ? "practitioner's decision" : refusal.shortRemedy
        spans.append(Span("  \(glyphs.arrowRight) \(help)", .dim))
        if let key = key(refusal), standing.change != .reviewIsDecided {
            spans.append(Span("  \(key)", .accent.bolder))
        }
        line(spans)
        if let at = standing.changesAt, standing.change == .reviewIsDecided {
            paragraph("decided by itself on \(at.minuteWords) UTC", style: .dim, indent: 22)
        }
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
        case .notEligible: "not eligible"
        case .noOrdinaryCard: "no ordinary card"
        case .cardExpired: "card expired"
        case .amountOutOfRange: "amount out of range"
        }
    }

    /// What would help, in two or three words.
    var shortRemedy: String {
        switch self {
        case .noCard: "save a card"
        case .cardNotVerified: "save it, or a payment"
        case .lettersMissing: "consultation"
        case .noOrdinaryCard: "an ordinary card"
        case .cardExpired: "another card"
        case .notEligible, .amountOutOfRange: "another cart"
        }
    }
}
