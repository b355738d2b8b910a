// The deliveries of an event: to whom, how far, and what came back of each try.
import Checkout
import Terminal

extension DetailText {
    /// Each delivery with its tries.
    mutating func deliveries(_ deliveries: [Detail.DeliveryDetail], at now: Instant) {
        guard !deliveries.isEmpty else { return }
        heading("Deliveries")
        for (index, detail) in deliveries.enumerated() {
            let delivery = detail.delivery
            if index > 0 { gap() }
            paragraph(DisplayText.sanitised(detail.url, glyphs: glyphs))
            field("delivery", delivery.id.description, style: .dim)
            field("state", delivery.standingWords(at: now), style: delivery.standingStyle)
            if delivery.attempts == 0 { field("why", delivery.lastFailure) }
            for attempt in detail.attempts { self.attempt(attempt, of: delivery) }
        }
    }

    /// A try: when, what came back and how quickly; below it the first of what was said.
    private mutating func attempt(_ attempt: DeliveryAttempt, of delivery: Delivery) {
        let isTaken = attempt.code.map(delivery.dialect.isAcknowledged(by:)) ?? false
        row([
            ("  \(attempt.number)", 5, .dim), (attempt.at.secondWords, 22, .dim),
            (attempt.code.map(String.init) ?? glyphs.dash, 5, isTaken ? .ok : .warn),
            ("\(attempt.milliseconds) ms", 12, .dim),
        ])
        let said = String(decoding: attempt.body.prefix(160), as: UTF8.self)
        for text in [attempt.failure ?? "", said] where !text.isEmpty {
            paragraph(DisplayText.sanitised(text, glyphs: glyphs), style: .dim, indent: 5)
        }
    }
}

extension Instant {
    /// `20 Nov 2026 14:05:30`: the first tries are seconds apart.
    fileprivate var secondWords: String {
        let seconds = millisecondOfDay / 1_000 % 60
        return minuteWords + (seconds < 10 ? ":0" : ":") + "\(seconds)"
    }
}

extension Delivery {
    /// Where it stands: `delivered 20 Nov 2026 14:05`, `next try in 3 min`.
    func standingWords(at now: Instant) -> String {
        switch status {
        case .delivered: return "delivered" + (finishedAt.map { " \($0.minuteWords) UTC" } ?? "")
        case .parked: return "given up" + (finishedAt.map { " \($0.minuteWords) UTC" } ?? "")
        case .pending where owner != nil: return "being sent"
        case .pending:
            guard let next = nextAttemptAt else { return "waits for an earlier one about the same thing" }
            let left = TimeLeft(until: next, at: now)
            return left.map { "next try in \($0.words)" } ?? "due, almoner-server sends it"
        }
    }

    /// Taken, given up, or on the way.
    var standingStyle: Style {
        switch status {
        case .delivered: .ok
        case .parked: .danger
        case .pending: attempts == 0 ? .text : .warn
        }
    }
}
