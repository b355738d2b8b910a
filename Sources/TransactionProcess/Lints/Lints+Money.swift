// Payments that meet each other on one way (reference section 3).
import EDN

extension Lints {
    /// A second payment, a confirmation of what is confirmed, prices set too late, and actions that nothing prepared or
    /// that were done before.
    func warnOfMoney(_ ways: Ways, _ log: inout FindingLog) {
        var prepared: Set<EDNPlace> = []
        var needs: [EDNPlace: String] = [:]
        var reported: Set<EDNPlace> = []
        for meeting in ways.meetings {
            let action = definition.transitions[meeting.transition].actions[meeting.action]
            let place = place(of: meeting.action, of: meeting.transition)
            let refusal = meeting.holdings.refusal(of: action.kind)
            switch refusal {
            case .missing(let what):
                needs[place] = "No way to \(action.kind.keyword) makes \(what) before it, so it can never succeed."
            case .repeated(let what):
                needs[place] =
                    "On every way to \(action.kind.keyword) there is \(what) already, so it can never succeed."
            default: prepared.insert(place)
            }
            guard let (rule, sentence) = refusal?.trouble, reported.insert(place).inserted else { continue }
            let way = ways.words(to: meeting.before, then: meeting.transition)
            log.add(rule, "\(sentence) The way: \(way).", at: place)
        }
        for (place, sentence) in needs where !prepared.contains(place) { log.add(.neverSucceeds, sentence, at: place) }
    }
}

extension Holdings.Refusal {
    /// What is warned of wherever one way comes to it; nil for what some ways may prepare and others not.
    fileprivate var trouble: (ProcessRule, String)? {
        switch self {
        case .missing, .repeated: nil
        case .secondPayment: (.secondPayment, "A transaction has one payment intent, and has it already here.")
        case .confirmedAlready:
            (
                .confirmAfterOffSession,
                "A payment with the customer's default payment method is confirmed when it is created, and must not be "
                    + "confirmed again."
            )
        case .pricedTooLate:
            (.pricedTooLate, "The payment intent is made already, and does not follow a price that is set later.")
        }
    }
}
