// What is done on the demo's little marketplace: who books which sauna, and what becomes of it.

import Checkout

/// A visit of the demo.
struct DemoVisit: Sendable {
    /// Who books, by their name; one of the demo's customers, or somebody new.
    let guest: String
    /// Which of the listings.
    let listing: DemoListing
    /// In how many hours from the demo's end it begins; the hour is rounded up to a full one.
    let inHours: Int
    /// How many hours it takes.
    var hours = 2
    /// What people do, each so many hours before the demo's end; the clock does the rest.
    let steps: [Step]

    /// Something that somebody does.
    struct Step: Sendable {
        /// How many hours before the demo's end.
        let ago: Int
        /// What.
        let deed: Deed

        /// Something that somebody does, so many hours before the end.
        static func hours(_ ago: Int, _ deed: Deed) -> Step { Step(ago: ago, deed: deed) }
    }

    /// What can be done.
    enum Deed: Sendable {
        /// The guest saves a card.
        case save(String)
        /// The guest asks for the time.
        case request
        /// A transition is taken.
        case take(String)
        /// The guest pays by hand.
        case pay(String)
        /// A side rates the other.
        case rate(String, Int, String)
    }
}

/// What is offered on the demo's marketplace.
enum DemoListing: Int, CaseIterable, Sendable {
    case lake, roof, smoke

    /// Its provider's name, its title, and what an hour costs in cents.
    var facts: (provider: String, title: String, price: Int) {
        switch self {
        case .lake: ("Aino Korhonen", "Sauna by the lake", 4_500)
        case .roof: ("Marisol Vega", "Rooftop sauna", 6_000)
        case .smoke: ("Aino Korhonen", "Smoke sauna", 8_000)
        }
    }
}

extension DemoVisit {
    /// All of them: one in each place that an operator wants to have seen.
    static let all: [DemoVisit] = [
        // Rated by both.
        DemoVisit(
            guest: "Anaïs Lefèvre", listing: .lake, inHours: -480,
            steps: [
                .hours(720, .request), .hours(715, .take("confirm")),
                .hours(460, .rate("host-rates-first", 5, "Left everything as it was.")),
                .hours(440, .rate("guest-rates-second", 4, "Warm, quiet, and the lake is right there.")),
            ]),
        // Health money may not pay for it, so that its guest paid by hand with another card.
        DemoVisit(
            guest: "Chidi Okafor", listing: .roof, inHours: -96,
            steps: [
                .hours(200, .request), .hours(190, .take("confirm")),
                .hours(110, .take("pay-by-hand")), .hours(110, .pay("4242424242424242")),
                .hours(110, .take("finish-paying")),
            ]),
        // Over, and rated by the host alone.
        DemoVisit(
            guest: "Grace Sullivan", listing: .smoke, inHours: -50, hours: 3,
            steps: [
                .hours(170, .request), .hours(150, .take("confirm")),
                .hours(30, .rate("host-rates-first", 3, "Came late, and stayed late.")),
            ]),
        // Paid, and today.
        DemoVisit(
            guest: "Björn Ångström", listing: .lake, inHours: 6,
            steps: [.hours(90, .request), .hours(80, .take("confirm"))]),
        // The card fails, and somebody has to act.
        DemoVisit(
            guest: "Ylva Sandström", listing: .smoke, inHours: 16,
            steps: [
                .hours(121, .save("4000000000000341")), .hours(120, .request), .hours(100, .take("confirm")),
            ]),
        // Charged tomorrow.
        DemoVisit(
            guest: "Elżbieta Wiśniewska", listing: .roof, inHours: 46,
            steps: [.hours(70, .request), .hours(52, .take("confirm"))]),
        // Confirmed, and not for some time.
        DemoVisit(
            guest: "Clémence Fauré", listing: .lake, inHours: 290,
            steps: [.hours(60, .request), .hours(40, .take("confirm"))]),
        // Waits for its host.
        DemoVisit(guest: "Anaya Whitehorse", listing: .roof, inHours: 210, steps: [.hours(20, .request)]),
        // Turned down.
        DemoVisit(
            guest: "Fatima Al-Rashid", listing: .smoke, inHours: 30,
            steps: [.hours(150, .request), .hours(140, .take("turn-down"))]),
    ]
}
