// The detail of a token: whether it can be charged; why it is stuck, since when, what was tried, where its customer repairs
// it, who was told, and what comes next.
import Checkout
import Commands
import Terminal

extension DetailText {
    /// A token: whether it can be charged, and what unsticks it.
    mutating func token(_ overview: TokenOverview, _ stuck: StuckToken?, keys: (OffSessionRefusal) -> String?) {
        let token = overview.token
        line([Span(token.id.description, .dim)])
        field("customer", overview.customer.name)
        if token.status != .active { field("state", token.status.rawValue) }
        for card in overview.cards {
            field(card.card.account == .health ? "health card" : "other card", "\(card.card.words) \(card.card.expiry)")
        }
        field("letters until", overview.letterExpiresAt?.dayWords)
        gap()
        if let stuck {
            self.stuck(stuck, at: overview.now)
        } else if let refusal = overview.refusal {
            line([Span("\(glyphs.cross) It cannot be charged", .danger)])
            paragraph(refusal.message, indent: 2)
        } else {
            line([Span("\(glyphs.check) It can be charged now", .ok)])
        }
        heading("Off-session, now")
        for standing in overview.standings { self.standing(standing, at: overview.now, key: keys) }
        heading("Made for")
        cart(token.lines)
        happenings(overview.events)
    }

    private mutating func stuck(_ stuck: StuckToken, at now: Instant) {
        let update = stuck.update
        let state = stuck.review == nil ? update.action.words : "survey in review, to be decided"
        line([Span("\(glyphs.triangle) Stuck: \(state)", .warn.bolder), Span("  Enter", .accent.bolder)])
        paragraph(update.message, indent: 2)
        field("  why", stuck.reason)
        field("  since", "\(update.since.minuteWords) UTC, \(spanWords(from: update.since, to: now)) ago")
        if !update.isRequested { field("  refused", stuck.opening.map { "a charge of \($0.amountTotal)" }) }
        if stuck.page == nil { field("  session", stuck.opening.map { $0.id.description }, style: .dim) }
        field("  then", update.next.map { "\($0.words), after it" })
        tried(stuck, at: now)
        if let page = stuck.page {
            field("  page (Y)", page)
        } else {
            field("  page", "none, until almoner-server runs")
        }
        told(stuck, at: now)
    }

    /// How often, and each of the latest times: when, what came of it, and who.
    private mutating func tried(_ stuck: StuckToken, at now: Instant) {
        let update = stuck.update
        let last = update.lastTriedAt.map { ", last \(spanWords(from: $0, to: now)) ago" } ?? ""
        field("  tried", update.tries == 0 ? "nothing yet" : counted(update.tries, "try", "tries") + last)
        for event in stuck.tries.suffix(Self.shownTries) {
            row([
                ("", Self.indent, .text), (event.at.minuteWords, 19, .dim), (event.repairOutcome, 18, .text),
                (event.actor.words, max(2, width - Self.indent - 37), .dim),
            ])
        }
        for consultation in stuck.consultations {
            let words = "\(consultation.visitType.words), \(consultation.status.words)"
            field("  survey", words + ", since \(consultation.startedAt.minuteWords) UTC")
        }
    }

    /// Each delivery: whom, what it says, and what came of it.
    private mutating func told(_ stuck: StuckToken, at now: Instant) {
        field("  told", stuck.silence, style: .warn)
        for (index, notice) in stuck.notices.suffix(Self.shownNotices).enumerated() {
            let delivery = notice.delivery
            field(index == 0 ? "  told" : "", DisplayText.sanitised(notice.url, glyphs: glyphs))
            let code = delivery.lastCode.map { " \($0)," } ?? ":"
            let failure = delivery.lastCode == nil ? delivery.lastFailure.map { ": \($0)" } ?? "" : ""
            let words = "\(delivery.type)\(code) \(delivery.standingWords(at: now))\(failure)"
            field("", DisplayText.sanitised(words, glyphs: glyphs), style: delivery.standingStyle)
        }
    }

    private static let indent = 4
    /// The latest tries tell enough.
    private static let shownTries = 4
    /// The same of deliveries; the view of events shows all of them.
    private static let shownNotices = 4
}
