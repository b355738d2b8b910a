// The courses that the demo's customers take; each is a list of scenes.

import Checkout

/// A course of events, given how many days ago it began.
enum DemoPlot {
    private static let visa = "4242424242424242"
    private static let health = "4000051230000072"

    /// Bought with a consultation, and is charged off-session every few weeks.
    static func regular(_ code: String, since days: Int, charges: [Int] = [], card: String = visa) -> [DemoScene] {
        [.days(days, .checkout([code], .laterCharges), .consult(.approved), .pay(card))]
            + charges.map { .days($0, .chargeCard(code)) }
    }

    /// Bought what needs no letter.
    static func walkIn(_ codes: [String], _ days: Int, card: String = visa, and second: String? = nil) -> [DemoScene] {
        [.days(days, .checkout(codes), .pay(card, and: second))]
    }

    /// Subscribed with a token that still works.
    static func subscriber(_ code: String, since days: Int, charges: [Int] = [], card: String = health) -> [DemoScene] {
        [.days(days, .checkout([code], .token), .consult(.approved), .pay(card))]
            + charges.map { .days($0, .chargeToken(code)) }
    }

    /// Subscribed with a card that fails later; the token waits for another, and tries have failed.
    static func stuckCard(
        _ code: String, since days: Int, failed: Int, tries: [Int] = [], card: String = "4000009900000012"
    ) -> [DemoScene] {
        [
            .days(days, .checkout([code], .token), .consult(.approved), .pay(card)),
            .days(failed, .chargeToken(code)),
        ] + tries.map { .days($0, .repair("4000000000000002")) }
    }

    /// Subscribed more than a year ago; the letter has run out, and the token waits for another consultation.
    static func stuckLetter(_ code: String, since days: Int, failed: Int, gaveUp: [Int] = []) -> [DemoScene] {
        [
            .days(days, .checkout([code], .token), .consult(.approved), .pay(health)),
            .days(failed, .chargeToken(code)),
        ] + gaveUp.map { .days($0, .giveUpRepair) }
    }

    /// Was denied by the practitioner; the held money went back.
    static func denied(_ code: String, _ days: Int) -> [DemoScene] { decided(code, days, visa, .deny) }

    /// Was approved by the practitioner after a review.
    static func reviewed(_ code: String, _ days: Int) -> [DemoScene] { decided(code, days, health, .approve) }

    private static func decided(
        _ code: String, _ days: Int, _ card: String, _ decision: ReviewDecision
    ) -> [DemoScene] {
        let first = DemoScene.days(days, .checkout([code], .laterCharges), .consult(.inReview), .pay(card))
        return [first, first.later(hours: 9, .review(decision))]
    }

    /// Waits for the practitioner, card held.
    static func waiting(_ code: String, hours: Int, card: String = visa) -> [DemoScene] {
        [.hours(hours, .checkout([code], .laterCharges), .consult(.inReview), .pay(card))]
    }
}
