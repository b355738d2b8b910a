// Payments that meet each other on one way (reference section 3).
import EDN

extension Lints {
    /// A second payment, a confirmation of what is confirmed, prices set too late, and actions that nothing prepared.
    func warnOfMoney(_ ways: Ways, _ log: inout FindingLog) {
        var prepared: Set<EDNPlace> = []
        var needs: [EDNPlace: String] = [:]
        var reported: Set<EDNPlace> = []
        for meeting in ways.meetings {
            let action = definition.transitions[meeting.transition].actions[meeting.action]
            let place = place(of: meeting.action, of: meeting.transition)
            if let missing = meeting.holdings.missing(for: action.kind) {
                needs[place] = "No way to \(action.kind.keyword) makes \(missing) before it, so it can never succeed."
            } else {
                prepared.insert(place)
            }
            guard let (rule, sentence) = trouble(action, meeting.holdings), reported.insert(place).inserted else {
                continue
            }
            let way = ways.words(to: meeting.before, then: meeting.transition)
            log.add(rule, "\(sentence) The way: \(way).", at: place)
        }
        for (place, sentence) in needs where !prepared.contains(place) { log.add(.neverSucceeds, sentence, at: place) }
    }

    /// What is wrong with an action where this is held.
    private func trouble(_ action: ProcessAction, _ holdings: Holdings) -> (ProcessRule, String)? {
        guard holdings.payment != .none else { return nil }
        switch action.kind {
        case .createPaymentIntent, .createPushPaymentIntent, .createCharge, .createChargeIntent:
            return (.secondPayment, "A transaction has one payment intent, and has it already here.")
        case .confirmPaymentIntent where holdings.isOffSession:
            return (
                .confirmAfterOffSession,
                "A payment with the customer's default payment method is confirmed when it is created, and must not be "
                    + "confirmed again."
            )
        case let kind where kind.setsPrice:
            return (
                .pricedTooLate, "The payment intent is made already, and does not follow a price that is set later."
            )
        default: return nil
        }
    }
}
