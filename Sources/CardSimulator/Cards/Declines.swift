// The refusals that the simulator gives, in the form that Stripe documents for each.

import Checkout

extension Decline {
    /// An issuer's refusal: `card_declined` with the reason beside it, or the reason alone where Stripe documents it as
    /// the code itself.
    static func issuer(_ reason: String) -> Decline {
        switch reason {
        case "expired_card", "processing_error", "incorrect_cvc", "incorrect_number", "incorrect_zip":
            return Decline(code: reason)
        default:
            return Decline(code: "card_declined", declineCode: reason)
        }
    }

    /// The owner has to confirm and is away.
    static let authenticationRequired = Decline(code: "authentication_required")
    /// The owner was asked to confirm and did not.
    static let authenticationFailed = Decline(code: "payment_intent_authentication_failure")
    /// The card is past its month.
    static let expired = issuer("expired_card")
    /// The amount is less than a card can be charged, or nothing at all.
    static let amountTooSmall = Decline(code: "amount_too_small")
    /// The amount is more than a card can be charged, is held, or was taken.
    static let amountTooLarge = Decline(code: "amount_too_large")
    /// The hold lapsed before it was captured.
    static let holdLapsed = Decline(code: "charge_expired_for_capture")
    /// The money was taken already.
    static let alreadyCaptured = Decline(code: "charge_already_captured")
    /// All of the money was given back already.
    static let alreadyRefunded = Decline(code: "charge_already_refunded")
    /// Nothing was taken that could be given back.
    static let notRefundable = Decline(code: "charge_not_refundable")
    /// The hold was given back already.
    static let alreadyVoided = Decline(code: "payment_intent_unexpected_state")
    /// The network keeps no such card, or knows no such hold or charge on it.
    static let unknownResource = Decline(code: "resource_missing")
    /// The key came back with another question (Stripe's error type; the code is ours).
    static let keyReused = Decline(code: "idempotency_error")
}
