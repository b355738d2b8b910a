// The cards of practice customers. They are rows of the practice cards' table, as somebody once typed them.

import Checkout

/// One sort of card that practice customers carry.
struct SeedCard: Sendable {
    let number: String
    /// The network's name for it, under which the simulator knows it.
    let name: String
    let brand: String
    let funding: String
    let account: Card.Account

    /// A card, the common ones more often.
    static func pick(_ random: inout SplitMix) -> SeedCard { random.pick(random.chance(90) ? paying : failing) }

    /// The one health card that pays.
    static let health = SeedCard(
        number: "4000051230000072", name: "pm_card_debit_visaHsaProductCode", brand: "visa", funding: "debit",
        account: .health)

    /// Cards that pay.
    private static let paying: [SeedCard] = [
        health, health,
        SeedCard(
            number: "5200828282828897", name: "pm_card_mastercard_debit_mastercardFsaProductCode", brand: "mastercard",
            funding: "debit", account: .health),
        ordinary("4242424242424242", "pm_card_visa", "visa"),
        ordinary("4242424242424242", "pm_card_visa", "visa"),
        ordinary("5555555555554444", "pm_card_mastercard", "mastercard"),
        ordinary("378282246310005", "pm_card_amex", "american_express"),
        ordinary("6011111111111117", "pm_card_discover", "discover"),
    ]

    /// Cards that paid at a checkout and fail when their owner is away.
    private static let failing: [SeedCard] = [
        ordinary("4000009900000012", "pm_card_saved_insufficient_funds", "visa"),
        ordinary("4000009900000038", "pm_card_saved_do_not_honor", "visa"),
        ordinary("4000009900000046", "pm_card_saved_lost_card", "visa"),
        SeedCard(
            number: "4000009905000041", name: "pm_card_health_saved_insufficient_funds", brand: "visa",
            funding: "debit", account: .health),
    ]

    private static func ordinary(_ number: String, _ name: String, _ brand: String) -> SeedCard {
        SeedCard(number: number, name: name, brand: brand, funding: "credit", account: .ordinary)
    }
}
