// Cards that can be saved and then fail for each reason, once their owner is away: ours, because Stripe's declining
// cards cannot be saved at all. The reasons about a PIN or about details typed wrong do not occur off-session.

import Checkout

extension PracticeCard {
    static let savedDeclines: [PracticeCard] = [
        saved("4000009900000012", "insufficient_funds", "there is not enough money"),
        saved("4000009900000020", "generic_decline", "the bank gives no reason"),
        saved("4000009900000038", "do_not_honor", "the bank gives no reason and wants to be called"),
        saved("4000009900000046", "lost_card", "it was reported lost"),
        saved("4000009900000053", "stolen_card", "it was reported stolen"),
        saved("4000009900000061", "pickup_card", "it may be lost or stolen, and should be kept back"),
        saved("4000009900000079", "fraudulent", "the payment looks like fraud"),
        saved("4000009900000087", "merchant_blacklist", "it is on the merchant's own list of blocked cards"),
        saved("4000009900000095", "restricted_card", "it may not be used here, or may be lost or stolen"),
        saved("4000009900000103", "security_violation", "the bank suspects a breach of security"),
        saved("4000009900000111", "expired_card", "it has expired, says the bank"),
        saved("4000009900000129", "processing_error", "something went wrong on the way"),
        saved("4000009900000137", "card_velocity_exceeded", "it went over its limit, or was used too often"),
        saved("4000009900000145", "withdrawal_count_limit_exceeded", "it went over its limit of withdrawals"),
        saved("4000009900000152", "try_again_later", "the bank does not know why, and says to try later"),
        saved("4000009900000160", "issuer_not_available", "its bank cannot be reached"),
        saved("4000009900000178", "reenter_transaction", "the bank could not process it, and says to try again"),
        saved("4000009900000186", "approve_with_id", "the bank could not authorise it yet"),
        saved("4000009900000194", "call_issuer", "its owner has to call the bank"),
        saved("4000009900000202", "do_not_try_again", "the bank says not to try again"),
        saved("4000009900000210", "no_action_taken", "the bank did nothing"),
        saved("4000009900000228", "card_not_supported", "it does not support this kind of payment"),
        saved("4000009900000236", "currency_not_supported", "it does not support US dollars"),
        saved("4000009900000244", "duplicate_transaction", "the same payment was made a moment ago"),
        saved("4000009900000251", "invalid_account", "its account is invalid"),
        saved("4000009900000269", "invalid_amount", "the amount is more than the bank allows"),
        saved("4000009900000277", "new_account_information_available", "its account has changed"),
        saved("4000009900000285", "not_permitted", "this payment is not permitted"),
        saved("4000009900000293", "revocation_of_all_authorizations", "its owner revoked all agreements to be charged"),
        saved("4000009900000301", "revocation_of_authorization", "its owner revoked this agreement to be charged"),
        saved("4000009900000319", "service_not_allowed", "the bank does not allow this service"),
        saved("4000009900000327", "stop_payment_order", "its owner stopped the payment"),
        saved("4000009900000335", "transaction_not_allowed", "the bank does not allow this kind of payment"),
    ]

    private static func saved(_ number: String, _ reason: String, _ why: String) -> PracticeCard {
        PracticeCard(
            number, "pm_card_saved_\(reason)", offSession: .declines(.issuer(reason)), origin: .ours,
            "Pays at the checkout; declined off-session because \(why): \(reason).")
    }
}
