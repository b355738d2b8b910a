// What is known of a stuck token, as a person reads it.

import Checkout

extension StuckToken {
    /// Why, since when, what was tried, the page's link, and who was told.
    func add(to facts: inout TextFacts, _ now: Instant) {
        facts.add("because", update.message)
        facts.add("reason", reason)
        facts.add("waits since", update.since.words(from: now))
        facts.add("then", update.next.map { "\($0.words) after it" })
        facts.add(
            update.isRequested ? "request" : "failed charge",
            update.session.uuid + (update.isRequested ? "" : opening.map { "  \($0.amountTotal)" } ?? ""))
        let last = update.lastTriedAt.map { ", last \($0.words(from: now))" } ?? ""
        facts.add("repairs tried", String(update.tries) + last)
        for event in tries { facts.add("", "\(event.at)  \(event.repairOutcome)  \(event.actor.words)") }
        for consultation in consultations {
            facts.add(
                "consultation",
                "\(consultation.id)  \(consultation.visitType.words), \(consultation.status.words)")
        }
        facts.add("page", page ?? "none, until almoner-server runs")
        for (index, notice) in notices.enumerated() { facts.add(index == 0 ? "told" : "", notice.words(from: now)) }
        facts.add("told", silence)
    }
}

extension StuckToken.Notice {
    /// Whom, what, and what came of it.
    fileprivate func words(from now: Instant) -> String {
        let outcome = delivery.attempts == 0 ? "" : " \(delivery.lastWords)"
        let end = delivery.finishedAt.map { " at \($0)" } ?? ""
        return "\(url)  \(delivery.type)  \(delivery.statusWords(from: now))\(outcome)\(end)"
    }
}

extension UpdateAction {
    /// What has to be done, in words.
    var words: String {
        switch self {
        case .updatePaymentMethod: "a card that works"
        case .takeHealthSurvey: "the survey again"
        }
    }
}
