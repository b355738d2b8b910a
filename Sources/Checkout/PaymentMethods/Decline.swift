/// Why a card network said no (Stripe's codes, which all three references use).
public struct Decline: Hashable, Sendable {
    /// The error's code: `card_declined`, or the reason itself where Stripe documents it so (`expired_card`,
    /// `incorrect_cvc`, `incorrect_number`, `processing_error`, `authentication_required`).
    public let code: String
    /// The issuer's reason beside `card_declined`; nil where the code is the reason.
    public let declineCode: String?

    /// A refusal with its code and, where there is one, the issuer's reason.
    public init(code: String, declineCode: String? = nil) {
        self.code = code
        self.declineCode = declineCode
    }

    /// The reason, wherever it stands.
    public var reason: String { declineCode ?? code }

    /// What may help (our grouping of Stripe's descriptions).
    public var remedy: Remedy {
        switch reason {
        case "incorrect_number", "invalid_number", "invalid_expiry_month", "invalid_expiry_year", "incorrect_cvc",
            "invalid_cvc", "incorrect_zip":
            return .correctDetails
        case "insufficient_funds", "try_again_later", "issuer_not_available", "processing_error",
            "reenter_transaction", "approve_with_id", "card_velocity_exceeded", "withdrawal_count_limit_exceeded":
            return .tryLater
        case "authentication_required", "payment_intent_authentication_failure":
            return .authenticate
        default:
            return .anotherCard
        }
    }

    /// What a person can do about a refusal.
    public enum Remedy: String, Sendable {
        /// Type the number, expiry, CVC or postal code again.
        case correctDetails
        /// The same card may work later.
        case tryLater
        /// Its owner has to confirm with the bank.
        case authenticate
        /// Only another card helps.
        case anotherCard
    }

    /// The reason in words for an operator: `insufficient funds`.
    public var words: String { reason.split(separator: "_").joined(separator: " ") }

    /// The reason as its owner may hear it: Stripe asks that a lost, stolen or suspicious card be told only that it
    /// was declined.
    public var disclosedReason: String {
        ["lost_card", "stolen_card", "fraudulent", "merchant_blacklist", "pickup_card"].contains(reason)
            ? "generic_decline" : reason
    }
}
