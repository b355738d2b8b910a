import Randomness
import Testing

@testable import Checkout

@Suite("Off-session, a card")
struct OffSessionPolicyTests {
    let gym = Sample.line("Pass", 4900, .eligibleWithLetter(.gym))
    let cream = Sample.line("Cream", 3000, .eligibleWithLetter(.skincare))
    let bandage = Sample.line("Bandage", 900, .eligible)
    let towel = Sample.line("Towel", 1500, .notEligible)

    func decide(
        _ lines: [SessionLine], _ cards: [PaymentMethod], _ rule: OffSessionPolicy.Rule = .everyLineEligible,
        now: String = "2026-06-01"
    ) -> OffSessionPolicy.Decision {
        OffSessionPolicy.decide(
            OffSessionPolicy.Request(
                lines: lines, cards: cards, letters: [.gym: Sample.letter(.gym, signed: "2026-03-03T10:00:00Z")],
                rule: rule, now: at(now)))
    }

    @Test("pays for what its owner's letters cover")
    func covered() {
        let card = Sample.card()
        #expect(decide([gym], [card]) == .charge([CardShare(card, .ordinary, gym.total)]))
        let health = Sample.card(2, .health)
        #expect(decide([gym, bandage], [health]) == .charge([CardShare(health, .health, Money(minorUnits: 5800))]))
    }

    @Test("is refused for a cart with one uncovered line, which alone is named")
    func uncovered() {
        guard case .refuse(.lettersMissing(let missing)) = decide([gym, cream, bandage], [Sample.card()]) else {
            Issue.record("expected a refusal for the letter")
            return
        }
        #expect(missing.map(\.productName) == ["Cream"])
    }

    @Test("pays for what needs no letter, with or without letters")
    func noLetterNeeded() {
        #expect(decide([bandage], [Sample.card()]) == .charge([CardShare(Sample.card(), .ordinary, bandage.total)]))
    }

    @Test("pays at the letter's last valid moment, and is refused at the first invalid one")
    func letterBoundary() {
        #expect(
            decide([gym], [Sample.card()], now: "2027-03-03T09:59:59.999Z")
                == .charge([CardShare(Sample.card(), .ordinary, gym.total)]))
        guard case .refuse(.lettersMissing) = decide([gym], [Sample.card()], now: "2027-03-03T10:00:00Z") else {
            Issue.record("expected a refusal for the letter")
            return
        }
    }

    @Test("works to the last millisecond of its month, and not one longer")
    func cardBoundary() {
        let card = Sample.card(expiry: "06/26")
        #expect(
            decide([bandage], [card], now: "2026-06-30T23:59:59.999Z")
                == .charge([CardShare(card, .ordinary, bandage.total)]))
        #expect(decide([bandage], [card], now: "2026-07-01") == .refuse(.cardExpired(card)))
    }

    @Test("has to be verified, which is looked at before the letters")
    func unverified() {
        let card = Sample.card(offSession: false)
        #expect(decide([cream], [card]) == .refuse(.cardNotVerified(card)))
        #expect(decide([cream], []) == .refuse(.noCard))
    }

    @Test("may not pay for an ineligible line in Flex's rule, whatever its sort; the letter is looked at first")
    func splitCart() {
        let line = UnpayableLine(product: towel.product, productName: "Towel")
        #expect(decide([gym, towel], [Sample.card()]) == .refuse(.notEligible([line])))
        #expect(decide([gym, towel], [Sample.card(2, .health)]) == .refuse(.notEligible([line])))
        guard case .refuse(.lettersMissing) = decide([cream, towel], [Sample.card()]) else {
            Issue.record("expected a refusal for the letter")
            return
        }
    }

    @Test("of a token pays for ineligible lines only if it is an ordinary one")
    func tokenSplit() {
        let health = Sample.card(2, .health)
        let ordinary = Sample.card(3)
        let line = UnpayableLine(product: towel.product, productName: "Towel")
        #expect(decide([gym, towel], [health], .splitOntoOrdinaryCard) == .refuse(.noOrdinaryCard([line])))
        #expect(
            decide([gym, towel], [health, ordinary], .splitOntoOrdinaryCard)
                == .charge([
                    CardShare(health, .health, gym.total, lines: [0]),
                    CardShare(ordinary, .ordinary, towel.total, lines: [1]),
                ]))
        #expect(
            decide([gym, towel], [ordinary], .splitOntoOrdinaryCard)
                == .charge([CardShare(ordinary, .ordinary, Money(minorUnits: 6400))]))
        #expect(
            decide([towel], [health, ordinary], .splitOntoOrdinaryCard)
                == .charge([CardShare(ordinary, .ordinary, towel.total)]))
        let expiredOrdinary = Sample.card(3, expiry: "01/26")
        #expect(
            decide([gym], [health, expiredOrdinary], .splitOntoOrdinaryCard)
                == .charge([CardShare(health, .health, gym.total)]), "a card that pays nothing may have expired")
    }

    @Test("that is a health card pays for a token's cart with a free line that is not eligible; Flex's rule refuses it")
    func freeLine() {
        let health = Sample.card(2, .health)
        let ordinary = Sample.card(3)
        let tote = Sample.line("Tote", 0, .notEligible)
        for cards in [[health], [health, ordinary]] {
            #expect(
                decide([gym, tote], cards, .splitOntoOrdinaryCard) == .charge([CardShare(health, .health, gym.total)]))
        }
        #expect(
            decide([gym, tote, towel], [health, ordinary], .splitOntoOrdinaryCard)
                == .charge([
                    CardShare(health, .health, gym.total, lines: [0]),
                    CardShare(ordinary, .ordinary, towel.total, lines: [1, 2]),
                ]))
        let line = UnpayableLine(product: towel.product, productName: "Towel")
        #expect(decide([gym, tote, towel], [health], .splitOntoOrdinaryCard) == .refuse(.noOrdinaryCard([line])))
        let free = UnpayableLine(product: tote.product, productName: "Tote")
        #expect(decide([gym, tote], [health]) == .refuse(.notEligible([free])))
    }

    @Test("is asked for $0.50 at least on each card")
    func minimum() {
        let cents = { Sample.line("Thing", $0, .eligible) }
        #expect(decide([cents(50)], [Sample.card()]) == .charge([CardShare(Sample.card(), .ordinary, .minimumCharge)]))
        #expect(decide([cents(49)], [Sample.card()]) == .refuse(.amountOutOfRange(Money(minorUnits: 49))))
    }
}

@Suite("A standing")
struct StandingTests {
    @Test("says yes exactly when the charge would be tried, and no for the same reason")
    func agreement() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<3_000 {
            let now = at("2026-06-01").adding(milliseconds: Int64.random(in: -500...500, using: &random))
            let signed = now - Period.years(1) + Period(milliseconds: Int64.random(in: -2...2, using: &random))
            let cards = (0..<Int.random(in: 0...2, using: &random)).map { number in
                Sample.card(
                    UInt128(number) + 1, Bool.random(using: &random) ? .health : .ordinary,
                    expiry: ["05/26", "06/26", "12/30"].randomElement(using: &random) ?? "12/30",
                    offSession: Int.random(in: 0...5, using: &random) > 0)
            }
            let letter = Bool.random(using: &random) ? Sample.letter(.gym, signed: signed.description) : nil
            let type: VisitType? = Bool.random(using: &random) ? .gym : nil
            let rule: OffSessionPolicy.Rule = Bool.random(using: &random) ? .everyLineEligible : .splitOntoOrdinaryCard
            let standing = Standing(
                of: type.map { .eligibleWithLetter($0) } ?? .eligible,
                Standing.Facts(cards: cards, letter: letter, reviewDueAt: nil, rule: rule, now: now))
            let charge = OffSessionPolicy.decide(
                OffSessionPolicy.Request(
                    lines: [Sample.line("Thing", 4900, type.map { .eligibleWithLetter($0) } ?? .eligible)],
                    cards: cards,
                    letters: letter.map { [.gym: $0] } ?? [:], rule: rule, now: now))
            switch charge {
            case .charge: #expect(standing.isChargeable, "seed \(seed), round \(round)")
            case .refuse(let refusal):
                #expect(standing.refusal?.error.code == refusal.error.code, "seed \(seed), round \(round)")
            }
        }
    }

    @Test("changes by itself when the letter or the card runs out, whichever is first")
    func change() {
        let letter = Sample.letter(.gym, signed: "2026-03-03T10:00:00Z")
        let facts = { (expiry: String) in
            Standing.Facts(
                cards: [Sample.card(expiry: expiry)], letter: letter, reviewDueAt: nil, rule: .everyLineEligible,
                now: at("2026-06-01"))
        }
        #expect(Standing(of: .eligibleWithLetter(.gym), facts("12/30")).changesAt == at("2027-03-03T10:00:00Z"))
        #expect(Standing(of: .eligibleWithLetter(.gym), facts("12/30")).change == .letterExpires)
        #expect(Standing(of: .eligibleWithLetter(.gym), facts("02/27")).changesAt == at("2027-03-01"))
        #expect(Standing(of: .eligibleWithLetter(.gym), facts("02/27")).change == .cardExpires)
        var waiting = facts("12/30")
        (waiting.letter, waiting.reviewDueAt) = (nil, at("2026-06-02"))
        #expect(Standing(of: .eligibleWithLetter(.gym), waiting).changesAt == at("2026-06-02"))
        #expect(Standing(of: .eligibleWithLetter(.gym), waiting).change == .reviewIsDecided)
    }
}
