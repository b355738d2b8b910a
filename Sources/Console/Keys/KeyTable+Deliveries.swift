// The key that sends what an event says to webhooks again.
import Checkout
import Terminal

extension KeyTable {
    static let deliveries: [KeyBinding] = [
        KeyBinding(
            [.character("r")], "r", in: [.events], "send again", "Sends a delivery of the event again.", changes: true
        ) { context in
            let ready = context.deliveries.filter(\.delivery.canBeSentAgain)
            if context.deliveries.isEmpty { return .absent }
            guard let first = ready.first else { return .unavailable("it is on its way, or waits its turn") }
            if ready.count == 1 { return .run("webhooks", "resend", first.delivery.id.description) }
            let choices = ready.map { choice(of: $0, at: context.now) }
            return .does(.choose(title: "Send again to", choices), CommandLine(["webhooks", "resend"]))
        }
    ]

    private static func choice(of detail: Detail.DeliveryDetail, at now: Instant) -> Choice {
        let command = CommandLine(["webhooks", "resend", detail.delivery.id.description])
        return Choice(
            // The scheme goes without saying, and the room is short.
            label: detail.url.firstRange(of: "://").map { String(detail.url[$0.upperBound...]) } ?? detail.url,
            note: detail.delivery.standingWords(at: now),
            wish: .confirm(
                Confirmation(
                    title: "Send again",
                    text: "The delivery \(detail.delivery.id) goes to \(detail.url) again.", action: "Send again",
                    id: detail.delivery.id.description, command: command)))
    }
}

extension Delivery {
    /// Whether sending it by hand can do anything now.
    fileprivate var canBeSentAgain: Bool { owner == nil && (status != .pending || nextAttemptAt != nil) }
}
