// Cards that draw on health money. Stripe documents two that pay; the others are ours, so that a health card can fail
// in the ways that decide what the customer does next.

import Checkout

extension PracticeCard {
    static let health: [PracticeCard] = [
        PracticeCard(
            "4000051230000072", "pm_card_debit_visaHsaProductCode", funding: "debit", account: .health, origin: .stripe,
            "An HSA or FSA card that pays."),
        PracticeCard(
            "5200828282828897", "pm_card_mastercard_debit_mastercardFsaProductCode", brand: "mastercard",
            funding: "debit", account: .health, origin: .stripe, "An FSA card that pays."),
        health(
            "4000009905000017", "pm_card_health_chargeDeclinedInsufficientFunds",
            onSession: .declines(.issuer("insufficient_funds")),
            "An HSA card without enough money: insufficient_funds."),
        health(
            "4000009905000025", "pm_card_health_chargeDeclined", onSession: .declines(.issuer("generic_decline")),
            "An HSA card that is declined: generic_decline."),
        health(
            "4000009905000033", "pm_card_health_chargeDeclinedNotAllowed",
            onSession: .declines(.issuer("transaction_not_allowed")),
            "An FSA card that does not take this merchant: transaction_not_allowed."),
        health(
            "4000009905000041", "pm_card_health_saved_insufficient_funds",
            offSession: .declines(.issuer("insufficient_funds")),
            "An HSA card that pays at the checkout and is declined off-session: insufficient_funds."),
        health(
            "4000009905000058", "pm_card_health_saved_lost_card", offSession: .declines(.issuer("lost_card")),
            "An HSA card that pays at the checkout and is declined off-session: lost_card."),
        health(
            "4000009905000066", "pm_card_health_declinedOnce",
            offSession: .declinesFirst(1, .issuer("insufficient_funds")),
            "An HSA card that is declined off-session once, insufficient_funds, and then pays."),
        health(
            "4000009905000074", "pm_card_health_authenticationRequired", onSession: .asksOwner(),
            "An HSA card whose owner has to confirm every payment, so off-session ones fail: authentication_required."),
    ]

    private static func health(
        _ number: String, _ name: String, onSession: Reaction = .pays, offSession: Reaction? = nil, _ meaning: String
    ) -> PracticeCard {
        PracticeCard(
            number, name, funding: "debit", account: .health, onSession: onSession, offSession: offSession,
            origin: .ours, meaning)
    }
}
