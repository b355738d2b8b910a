// Webhook endpoints and deliveries as a person reads them.

import Checkout
import Terminal

extension WebhookEndpoint {
    /// The events that it wants, in words.
    var eventWords: String { events.isEmpty ? "all" : events.joined(separator: ", ") }

    /// The endpoint, without its secret.
    var lines: [String] {
        var facts = TextFacts()
        facts.add("endpoint", id.description)
        facts.add("url", url)
        facts.add("dialect", dialect.rawValue)
        facts.add("events", eventWords)
        facts.add("signed", isSigned ? "yes" : "no")
        facts.add("removed", removedAt?.description)
        return facts.lines
    }
}

extension Delivery {
    /// Where it stands, in a few words: `pending in 3 min`, `parked`.
    func statusWords(from now: Instant) -> String {
        guard status == .pending else { return status.rawValue }
        if owner != nil { return "being sent" }
        guard let nextAttemptAt else { return "waits its turn" }
        guard nextAttemptAt > now else { return "due" }
        let distance = nextAttemptAt.distance(from: now)
        return distance == "now" ? "due in under 1 min" : "due \(distance)"
    }

    /// What came of the last try, in a few words.
    var lastWords: String { lastCode.map(String.init) ?? lastFailure ?? nothing }
}

extension DeliveryAttempt {
    /// A try on one line: when, what came back, how long it took, the first of what was said.
    var line: String {
        let outcome = [code.map(String.init), failure].compactMap(\.self).joined(separator: " ")
        let said = String(decoding: body.prefix(80), as: UTF8.self)
        return "\(number). \(at)  \(outcome)  \(milliseconds) ms  \(said)"
    }
}

extension DeliveryView {
    /// The delivery, its tries and its body.
    func lines(_ now: Instant) -> [String] {
        var facts = TextFacts()
        facts.add("delivery", delivery.id.description)
        facts.add("event", "\(delivery.type)  \(delivery.event)")
        facts.add("to", endpoint?.url)
        facts.add("about", delivery.subject)
        facts.add("status", delivery.statusWords(from: now))
        facts.add("tries", "\(delivery.attempts)")
        facts.add("next try", delivery.nextAttemptAt?.words(from: now))
        facts.add("last", delivery.attempts == 0 ? delivery.lastFailure : delivery.lastWords)
        facts.add("body", body)
        return facts.lines + attempts.map { DisplayText.sanitised($0.line) }
    }
}

extension APIKey {
    /// The key, without its text.
    var lines: [String] {
        var facts = TextFacts()
        facts.add("key", "\(hint)…")
        facts.add("label", label.isEmpty ? nil : label)
        facts.add("identifier", id.description)
        facts.add("made", createdAt.description)
        facts.add("revoked", revokedAt?.description)
        return facts.lines
    }
}
