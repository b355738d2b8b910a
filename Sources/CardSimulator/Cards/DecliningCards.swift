// Cards that are declined, or not even taken (docs.stripe.com/testing). At Stripe the first group cannot be saved; here
// they are kept and the payment is declined, so that a customer sees the same thing at the checkout.

import Checkout

extension PracticeCard {
    static let declining: [PracticeCard] = [
        declining("4000000000000002", "pm_card_visa_chargeDeclined", "generic_decline"),
        declining("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds"),
        declining("4000000000009987", "pm_card_visa_chargeDeclinedLostCard", "lost_card"),
        declining("4000000000009979", "pm_card_visa_chargeDeclinedStolenCard", "stolen_card"),
        declining("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "expired_card"),
        declining("4000000000000119", "pm_card_chargeDeclinedProcessingError", "processing_error"),
        declining("4000000000006975", "pm_card_visa_chargeDeclinedVelocityLimitExceeded", "card_velocity_exceeded"),
        PracticeCard(
            "4100000000000019", "pm_card_radarBlock", onSession: .declines(.issuer("fraudulent")), origin: .stripe,
            "Always blocked as fraud: fraudulent."),
        PracticeCard(
            "4000000000000341", "pm_card_chargeCustomerFail", verifying: .pays,
            onSession: .declines(.issuer("generic_decline")), origin: .stripe,
            "Can be saved without paying; every payment is declined: generic_decline."),
        refused("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "whatever code is typed"),
        refused("4242424242424241", "pm_card_incorrectNumber", "incorrect_number", "its check digit is wrong"),
        refused("4000000000000036", "pm_card_avsZipFail", "incorrect_zip", "whatever postal code is typed"),
    ]

    private static func declining(_ number: String, _ name: String, _ reason: String) -> PracticeCard {
        PracticeCard(
            number, name, onSession: .declines(.issuer(reason)), origin: .stripe,
            "Every payment is declined: \(reason).")
    }

    private static func refused(_ number: String, _ name: String, _ reason: String, _ why: String) -> PracticeCard {
        PracticeCard(
            number, name, refusal: .issuer(reason), origin: .stripe, "Not taken, to be typed again: \(reason), \(why).")
    }
}
