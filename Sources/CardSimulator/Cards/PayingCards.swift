// Cards that pay (docs.stripe.com/testing).

import Checkout

extension PracticeCard {
    static let paying: [PracticeCard] = [
        PracticeCard("4242424242424242", "pm_card_visa", origin: .stripe, "Pays."),
        PracticeCard("5555555555554444", "pm_card_mastercard", brand: "mastercard", origin: .stripe, "Pays."),
        PracticeCard(
            "378282246310005", "pm_card_amex", brand: "american_express", origin: .stripe,
            "Pays; its code has four digits."),
        PracticeCard("6011111111111117", "pm_card_discover", brand: "discover", origin: .stripe, "Pays."),
        PracticeCard(
            "4000056655665556", "pm_card_visa_debit", funding: "debit", origin: .stripe, "Pays; a debit card."),
        PracticeCard(
            "4000000000000077", "pm_card_bypassPending", origin: .stripe,
            "Pays; at Stripe the money is there at once, here that makes no difference."),
        PracticeCard(
            "4000000000000259", "pm_card_createDispute", origin: .stripe,
            "Pays; at Stripe its owner disputes it later, here nobody does."),
    ]
}
