// What somebody of the demo does, and when.

import Checkout

/// One thing that happens to one person of the demo.
enum DemoBeat: Sendable {
    /// They start a checkout of these codes.
    case checkout([String], DemoWish = .justBuy)
    /// They take the consultation that their checkout needs.
    case consult(SurveySample)
    /// They leave the consultation half way.
    case leaveConsultation
    /// They pay their checkout.
    case pay(String, and: String? = nil)
    /// They begin to pay the gym month by month, with this card.
    case subscribe(String)
    /// They save another card.
    case save(String)
    /// The merchant charges their latest card.
    case chargeCard(String)
    /// The merchant charges their token.
    case chargeToken(String)
    /// They try to repair their token with this card.
    case repair(String)
    /// They begin to repair their token and give up.
    case giveUpRepair
    /// The practitioner decides their consultation.
    case review(ReviewDecision)
    /// The merchant takes what their checkout holds.
    case capture
    /// The merchant gives back what their checkout holds.
    case void
    /// The merchant gives back this many cents of their checkout.
    case refund(Int)
    /// The merchant gives up their checkout.
    case cancel
}

/// What a checkout asks for besides money.
enum DemoWish: Sendable {
    /// Nothing.
    case justBuy
    /// That the card can be charged later.
    case laterCharges
    /// A payment token.
    case token
    /// A hold only.
    case holdOnly
}

/// What happens to one person of the demo at one moment, counted back from the demo's end.
struct DemoScene: Sendable {
    /// How long before the end.
    let ago: Period
    /// What happens, in order.
    let beats: [DemoBeat]

    /// What happens so many days before the end.
    static func days(_ days: Int, _ beats: DemoBeat...) -> DemoScene {
        // Nobody does everything at the same time of day.
        DemoScene(ago: Period(milliseconds: Int64(days) * 86_400_000 + Int64(days * 37 % 600) * 60_000), beats: beats)
    }

    /// What happens so many hours after this.
    func later(hours: Int, _ beats: DemoBeat...) -> DemoScene {
        DemoScene(ago: Period(milliseconds: ago.milliseconds - Int64(hours) * 3_600_000), beats: beats)
    }

    /// What happens so many hours before the end.
    static func hours(_ hours: Int, _ beats: DemoBeat...) -> DemoScene {
        DemoScene(ago: .hours(hours), beats: beats)
    }
}

/// A person of the demo.
struct DemoPerson: Sendable {
    let name: String
    let state: String
    let scenes: [DemoScene]

    init(_ name: String, _ state: String, _ scenes: [DemoScene]) {
        self.name = name
        self.state = state
        self.scenes = scenes
    }

    /// Where their mail goes.
    var email: String {
        let words = name.split(separator: " ").map { searchKey(String($0)).filter { $0.isASCII && $0.isLetter } }
        let address = words.filter { !$0.isEmpty }.joined(separator: ".")
        return "\(address.isEmpty ? "customer" : address)@example.com"
    }
}
