/// Why a transition fails. It changes nothing then.
public struct TransitionFailure: Error, Hashable, Sendable {
    /// What sort of failure it is, in the original's words where it has one: `transaction-payment-failed`,
    /// `transaction-booking-time-not-available`, `validation-missing-key`…
    public let code: String
    /// One sentence that says what is wrong.
    public let message: String
    /// The card network's word, where a card was declined.
    public let decline: Decline?

    /// Why a transition fails.
    public init(_ code: String, _ message: String, decline: Decline? = nil) {
        self.code = code
        self.message = message
        self.decline = decline
    }

    /// The reason, as short as it comes: the card network's word, or the code.
    public var reason: String { decline?.reason ?? code }

    /// What its customer can do about it, where a card was declined or is missing; nil where they can do nothing.
    public var remedy: Decline.Remedy? {
        if let decline { return decline.remedy }
        return TransitionFailure.wantingCards.contains(code) ? .anotherCard : nil
    }

    private static let wantingCards = [
        "stripe-customer-not-found", "payment_method_not_off_session", "second_payment_method_required",
    ]
}

// The failures that more than one place tells of.
extension TransitionFailure {
    /// The card network said no (reference section 3: 402).
    static func payment(_ decline: Decline) -> TransitionFailure {
        TransitionFailure("transaction-payment-failed", decline.sentence, decline: decline)
    }

    /// The engine refused the charge before any card was asked.
    static func refused(_ refusal: OffSessionRefusal) -> TransitionFailure {
        let error = refusal.error
        switch error {
        case .cardDeclined(let decline): return payment(decline)
        case .missingField: return noCard
        default: return TransitionFailure(error.code, error.message)
        }
    }

    /// The engine's own refusal.
    init(_ error: CheckoutError) {
        self.init(
            error.decline == nil ? error.code : "transaction-payment-failed", error.message, decline: error.decline)
    }

    /// The customer has no card that could be charged.
    static let noCard = TransitionFailure(
        "stripe-customer-not-found", "The customer has no saved card that may be charged while they are away.")

    /// A parameter that has to be there.
    static func missing(_ key: String) -> TransitionFailure {
        TransitionFailure("validation-missing-key", "The parameter \(key) is missing.")
    }

    /// A parameter with something else than it takes.
    static func invalid(_ key: String, given: String, expected: String) -> TransitionFailure {
        TransitionFailure("validation-invalid-value", "The parameter \(key) is “\(given)”; expected \(expected).")
    }

    /// An action that needs another before it.
    static func sequence(_ message: String) -> TransitionFailure {
        TransitionFailure("transaction-invalid-action-sequence", message)
    }
}
