import Checkout
import Testing

@Suite("On-session, a cart")
struct CartSplitTests {
    let gym = Sample.line("Pass", 4900, .eligibleWithLetter(.gym))
    let bandage = Sample.line("Bandage", 900, .eligible)
    let towel = Sample.line("Towel", 1500, .notEligible)
    let health = Sample.card(2, .health)
    let ordinary = Sample.card(3)

    func shares(
        _ lines: [SessionLine], _ card: PaymentMethod, _ second: PaymentMethod? = nil, letter: Bool = true,
        inReview: Set<VisitType> = []
    ) throws(CheckoutError) -> [CardShare] {
        try CartSplit.shares(
            CartSplit.Request(
                lines: lines, card: card, secondCard: second,
                letters: letter ? [.gym: Sample.letter(.gym, signed: "2026-03-03T10:00:00Z")] : [:],
                typesInReview: inReview, now: at("2026-06-01")))
    }

    @Test("is paid whole by a health card when every line is eligible")
    func health1() throws {
        #expect(try shares([gym, bandage], health) == [CardShare(health, .health, Money(minorUnits: 5800))])
    }

    @Test("is split with an ordinary card, given in either order")
    func split() throws {
        let parts = [
            CardShare(health, .health, Money(minorUnits: 4900), lines: [0]),
            CardShare(ordinary, .ordinary, Money(minorUnits: 1500), lines: [1]),
        ]
        #expect(try shares([gym, towel], health, ordinary) == parts)
        #expect(try shares([gym, towel], ordinary, health) == parts)
    }

    @Test("asks for the second card by naming what the health card may not pay")
    func secondCard() {
        let line = UnpayableLine(product: towel.product, productName: "Towel")
        #expect(throws: CheckoutError.secondCardRequired([line])) { try shares([gym, towel], health) }
        #expect(throws: CheckoutError.secondCardNotOrdinary) {
            try shares([gym, towel], health, Sample.card(4, .health))
        }
    }

    @Test("needs no letter on an ordinary card, and one on a health card unless its review is under way")
    func letters() throws {
        #expect(
            try shares([gym, towel], ordinary, letter: false) == [
                CardShare(ordinary, .ordinary, Money(minorUnits: 6400))
            ])
        #expect(
            throws: CheckoutError.letterRequired([
                MissingLetter(product: gym.product, productName: "Pass", visitType: .gym)
            ])
        ) {
            try shares([gym], health, letter: false)
        }
        #expect(try shares([gym], health, letter: false, inReview: [.gym]) == [CardShare(health, .health, gym.total)])
        #expect(
            try shares([gym, bandage], health, ordinary, letter: false)
                == [
                    CardShare(health, .health, bandage.total, lines: [1]),
                    CardShare(ordinary, .ordinary, gym.total, lines: [0]),
                ],
            "without a letter the line goes to the ordinary card")
    }

    @Test("needs no ordinary card for what costs nothing, which goes with what is not eligible where that costs some")
    func freeLines() throws {
        let tote = Sample.line("Tote", 0, .notEligible)
        #expect(try shares([gym, tote], health) == [CardShare(health, .health, gym.total)])
        #expect(throws: CheckoutError.self) { try shares([gym, tote], health, ordinary) }
        #expect(
            try shares([gym, tote, towel], health, ordinary)
                == [
                    CardShare(health, .health, gym.total, lines: [0]),
                    CardShare(ordinary, .ordinary, towel.total, lines: [1, 2]),
                ])
        #expect(
            throws: CheckoutError.secondCardRequired([UnpayableLine(product: towel.product, productName: "Towel")])
        ) {
            try shares([gym, tote, towel], health)
        }
        let sample = Sample.line("Sample", 0, .eligible)
        #expect(try shares([sample, towel], health, ordinary) == [CardShare(ordinary, .ordinary, towel.total)])
    }

    @Test("needs a letter on a health card also for what costs nothing")
    func freeLetterLine() throws {
        let pass = Sample.line("Pass", 0, .eligibleWithLetter(.gym))
        let missing = MissingLetter(product: pass.product, productName: "Pass", visitType: .gym)
        #expect(throws: CheckoutError.letterRequired([missing])) { try shares([pass, bandage], health, letter: false) }
        #expect(try shares([pass, bandage], health) == [CardShare(health, .health, bandage.total)])
    }

    @Test("that only saves cards needs those that its lines may need, whatever they cost now")
    func saving() throws {
        let lines = [Sample.line("Sample", 0, .eligible), Sample.line("Tote", 0, .notEligible)]
        func saved(_ second: PaymentMethod?) throws(CheckoutError) -> [CardShare] {
            try CartSplit.shares(
                CartSplit.Request(
                    lines: lines, card: health, secondCard: second, letters: [:], typesInReview: [],
                    now: at("2026-06-01"), isFree: true))
        }
        #expect(try saved(ordinary).map(\.paymentMethod) == [health, ordinary])
        #expect(throws: CheckoutError.self) { try saved(nil) }
    }

    @Test("refuses a second card that has nothing to pay, and parts below $0.50")
    func leftovers() {
        #expect(throws: CheckoutError.self) { try shares([gym], health, ordinary) }
        #expect(throws: CheckoutError.self) { try shares([gym], ordinary, Sample.card(5)) }
        let pin = Sample.line("Pin", 49, .notEligible)
        #expect(
            throws: CheckoutError.amountOutOfRange(Money(minorUnits: 49), least: .minimumCharge, most: .maximumCharge)
        ) {
            try shares([gym, pin], health, ordinary)
        }
    }
}
