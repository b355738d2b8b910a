// Cards whose owner may have to confirm with the bank, 3-D Secure (docs.stripe.com/testing). Off-session nobody can
// confirm. Stripe says nothing of the 3-D Secure table's cards off-session: here they ask every time.

import Checkout

extension PracticeCard {
    static let authenticating: [PracticeCard] = [
        PracticeCard(
            "4000002500003155", "pm_card_authenticationRequiredOnSetup",
            onSession: .asksOwner(), offSession: .asksOwnerUntilSetUp(), origin: .stripe,
            "Its owner confirms every payment; once set up it pays off-session without."),
        PracticeCard(
            "4000002760003184", "pm_card_authenticationRequired", onSession: .asksOwner(), origin: .stripe,
            "Its owner has to confirm every payment, so off-session ones fail: authentication_required."),
        PracticeCard(
            "4000003800000446", "pm_card_authenticationRequiredSetupForOffSession",
            onSession: .asksOwner(), offSession: .pays, origin: .stripe,
            "Its owner confirms at the checkout; off-session it pays without."),
        PracticeCard(
            "4000008260003178", "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds",
            verifying: .asksOwner(), onSession: .asksOwner(then: .issuer("insufficient_funds")),
            offSession: .asksOwnerUntilSetUp(then: .issuer("insufficient_funds")), origin: .stripe,
            "Can be saved once its owner confirms; every payment is then declined: insufficient_funds."),
        PracticeCard(
            "4000000000003220", "pm_card_threeDSecure2Required", onSession: .asksOwner(), origin: .stripe,
            "Its owner has to confirm; then it pays."),
        PracticeCard(
            "4000008400001629", "pm_card_threeDSecureRequiredChargeDeclined",
            onSession: .asksOwner(then: .issuer("generic_decline")), origin: .stripe,
            "Its owner has to confirm, and it is declined all the same: generic_decline."),
        PracticeCard(
            "4000000000003055", "pm_card_threeDSecureOptional", origin: .stripe,
            "Pays; its owner could confirm but is not asked to."),
        PracticeCard(
            "4000000000003097", "pm_card_threeDSecureOptionalProcessingError", origin: .stripe,
            "Pays; confirming would fail, but its owner is not asked to."),
    ]
}
