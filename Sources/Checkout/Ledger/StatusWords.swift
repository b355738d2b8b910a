// What the refusals say of where a thing stands.

extension SessionStatus {
    /// The status in words: `in review`.
    public var words: String { rawValue.split(separator: "_").joined(separator: " ") }

    /// What can be done with a session in this status.
    var wayOn: String {
        switch self {
        case .open: "it can be paid or canceled"
        case .inReview: "it goes on when the practitioner has decided, or it can be voided"
        case .authorized: "it can be captured or voided"
        case .complete: "it can only be refunded"
        case .rejected, .canceled, .voided, .expired, .holdExpired: "it has ended, and another checkout has to be begun"
        }
    }
}

extension SessionStatus {
    /// What a token waits for whose first checkout stands so.
    var wordsOnItsToken: String {
        switch self {
        case .open: "its first checkout is unfinished, and the customer has not given a card yet"
        case .inReview: "its customer has given a card, and a practitioner has not decided yet"
        case .authorized, .complete: "its first checkout is being finished"
        case .rejected, .canceled, .voided, .expired, .holdExpired:
            "its first checkout has ended (\(words)), and another has to be begun"
        }
    }
}

extension Consultation.Status {
    /// What can be done with a consultation in this status.
    var wayOn: String {
        switch self {
        case .inProgress: "it can be answered and signed"
        case .inReview: "only the practitioner's decision is missing"
        case .ineligible, .approved, .denied, .abandoned: "it has ended, and another has to be begun"
        }
    }
}

extension Subscription.Status {
    /// What can be done with a subscription in this status.
    var wayOn: String {
        switch self {
        case .incomplete: "its first checkout has to be paid"
        case .incompleteExpired, .canceled: "it has ended, and another has to be begun"
        case .trialing, .active, .pastDue, .unpaid, .paused: "it can be changed or canceled"
        }
    }
}
