// Cards that behave badly in ways that Stripe's cards cannot show: ours.

import Checkout

extension PracticeCard {
    static let awkward: [PracticeCard] = [
        PracticeCard(
            "4000009909000013", "pm_card_declinedOnce", offSession: .declinesFirst(1, .issuer("insufficient_funds")),
            origin: .ours, "Declined off-session once, insufficient_funds, and then pays."),
        PracticeCard(
            "4000009909000021", "pm_card_declinedTwice", offSession: .declinesFirst(2, .issuer("insufficient_funds")),
            origin: .ours, "Declined off-session twice, insufficient_funds, and then pays."),
        PracticeCard(
            "4000009909000039", "pm_card_declinedThrice", offSession: .declinesFirst(3, .issuer("insufficient_funds")),
            origin: .ours, "Declined off-session three times, insufficient_funds, and then pays."),
        PracticeCard(
            "4000009909000047", "pm_card_captureFails", captureDecline: .issuer("generic_decline"), origin: .ours,
            "Can be held, but capturing the hold is declined: generic_decline."),
        PracticeCard(
            "4000009909000054", "pm_card_holdLapsesEarly", holdLife: .hours(1), origin: .ours,
            "Pays; a hold on it lapses after one hour."),
        PracticeCard(
            "4000009909000062", "pm_card_unreachableOnce", offSession: .unreachableFirst(1), origin: .ours,
            "The network gives no answer off-session once, having done nothing, and then it pays."),
        PracticeCard(
            "4000009909000070", "pm_card_answerLost", offSession: .losesAnswer, origin: .ours,
            "Pays off-session, but the answer is lost; asking again tells it, and nothing is charged twice."),
    ]
}
