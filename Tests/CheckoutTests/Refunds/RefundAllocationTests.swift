import Checkout
import Testing

@Suite("A refund's cards")
struct RefundAllocationTests {
    let lines = [Sample.line("Bandage", 900, .eligible), Sample.line("Towel", 1_500, .notEligible)]
    let health = Sample.payment(1, .health, 900, .succeeded, captured: 900, lines: [0])
    let ordinary = Sample.payment(2, .ordinary, 1_500, .succeeded, captured: 1_500, lines: [1])

    func shares(
        _ extent: RefundRequest.Extent, byCard: [(Payment, Int)] = [], refunds: [Refund] = []
    ) throws(CheckoutError) -> [Int] {
        let request = RefundRequest(
            session: ID(bits: 1), extent: extent,
            byCard: byCard.map { .init($0.0.paymentMethod, Money(minorUnits: $0.1)) })
        let shares = try RefundAllocation.shares(
            request, RefundAllocation.Facts(lines: lines, payments: [health, ordinary], refunds: refunds))
        return [health, ordinary].map { payment in
            shares.filter { $0.payment == payment.id }.map(\.amount).sum.minorUnits
        }
    }

    func refund(_ parts: [LinePart], _ status: Refund.Status = .succeeded) -> Refund {
        Refund(
            id: ID(bits: 5), session: ID(bits: 1), payment: ordinary.id, amount: parts.map(\.amount).sum,
            status: status, parts: parts, createdAt: at("2026-01-01"))
    }

    @Test("get back all that they paid, or an amount of which the health card's part comes first")
    func amounts() throws {
        #expect(try shares(.full) == [900, 1_500])
        #expect(try shares(.amount(Money(minorUnits: 899))) == [899, 0])
        #expect(try shares(.amount(Money(minorUnits: 901))) == [900, 1])
        #expect(
            throws: CheckoutError.refundTooLarge(asked: Money(minorUnits: 2_401), refundable: Money(minorUnits: 2_400))
        ) {
            try shares(.amount(Money(minorUnits: 2_401)))
        }
        #expect(throws: CheckoutError.self) { try shares(.amount(.zero)) }
    }

    @Test("get back the lines that they paid for")
    func byLine() throws {
        let towel = LineWishes.Item(.product(lines[1].product ?? ID(bits: 0)), amount: Money(minorUnits: 700))
        #expect(try shares(.lines(LineWishes(items: [towel]))) == [0, 700])
        let earlier = refund([LinePart(line: 1, goods: Money(minorUnits: 801))])
        #expect(
            throws: CheckoutError.lineAmountTooLarge(
                line: "Towel", item: 0, asked: Money(minorUnits: 700), left: Money(minorUnits: 699))
        ) {
            try shares(.lines(LineWishes(items: [towel])), refunds: [earlier])
        }
        let failed = refund([LinePart(line: 1, goods: Money(minorUnits: 801))], .failed)
        #expect(try shares(.lines(LineWishes(items: [towel])), refunds: [failed]) == [0, 700])
    }

    @Test("are the merchant's to choose, as long as the sum is the same and each paid that much")
    func chosen() throws {
        #expect(try shares(.amount(Money(minorUnits: 500)), byCard: [(ordinary, 500)]) == [0, 500])
        #expect(try shares(.full, byCard: [(ordinary, 500), (health, 1)]) == [1, 500])
        #expect(throws: CheckoutError.self) { try shares(.amount(Money(minorUnits: 500)), byCard: [(ordinary, 499)]) }
        #expect(throws: CheckoutError.self) { try shares(.full, byCard: [(health, 901)]) }
        #expect(throws: CheckoutError.self) { try shares(.full, byCard: [(health, 1), (health, 1)]) }
    }

    @Test("have a reference of 23 digits a day after, and never if it failed")
    func reference() {
        let made = at("2026-01-01")
        #expect(refund([]).reference.count == 23 && refund([]).reference.allSatisfy(\.isNumber))
        #expect(refund([]).referenceStatus(at: (made + .days(1)).adding(milliseconds: -1)) == .pending)
        #expect(refund([]).referenceStatus(at: made + .days(1)) == .available)
        #expect(refund([], .failed).referenceStatus(at: made + .days(9)) == .unavailable)
        #expect(refund([], .pending).referenceStatus(at: made + .days(9)) == .pending)
    }
}

@Suite("A capture")
struct CaptureAllocationTests {
    let lines = [Sample.line("Bandage", 900, .eligible), Sample.line("Towel", 1_500, .notEligible)]
    let health = Sample.payment(1, .health, 900, .held, lines: [0])
    let ordinary = Sample.payment(2, .ordinary, 1_500, .held, lines: [1])

    func amounts(_ extent: CaptureRequest.Extent) throws(CheckoutError) -> [Int] {
        try CaptureAllocation.taking(extent, of: lines, payments: [health, ordinary]).amounts.map(\.minorUnits)
    }

    @Test("takes all, an amount of the health card first, or lines of the cards that pay for them")
    func extents() throws {
        #expect(try amounts(.all) == [900, 1_500])
        #expect(try amounts(.amount(Money(minorUnits: 1_000))) == [900, 100])
        let towel = LineWishes.Item(.product(lines[1].product ?? ID(bits: 0)))
        #expect(try amounts(.lines(LineWishes(items: [towel]))) == [0, 1_500])
    }

    @Test("asks neither card for less than $0.50: cents move to the second, or all does, or it is refused")
    func least() throws {
        func amounts(_ cents: Int, _ holds: Int...) throws(CheckoutError) -> [Int] {
            let payments = holds.enumerated().map { place, hold in
                Sample.payment(place == 0 ? 1 : 2, place == 0 ? .health : .ordinary, hold, .held)
            }
            let extent = CaptureRequest.Extent.amount(Money(minorUnits: cents))
            return try CaptureAllocation.taking(extent, of: lines, payments: payments).amounts.map(\.minorUnits)
        }
        #expect(try amounts(901, 900, 1_500) == [851, 50])
        #expect(try amounts(950, 900, 1_500) == [900, 50])
        #expect(try amounts(100, 60, 70) == [50, 50])
        #expect(try amounts(65, 60, 70) == [0, 65])
        #expect(try amounts(65, 70, 60) == [65, 0])
        let refusal = CheckoutError.amountOutOfRange(
            Money(minorUnits: 80), least: .minimumCharge, most: Money(minorUnits: 70))
        #expect(throws: refusal) { try amounts(80, 60, 70) }
        #expect(throws: refusal) { try amounts(80, 70, 60) }
        for cents in 50...2_400 {
            let shares = try amounts(cents, 900, 1_500)
            #expect(shares.reduce(0, +) == cents && shares.allSatisfy { $0 == 0 || $0 >= 50 }, "\(cents): \(shares)")
        }
    }

    @Test("of lines of which one card would pay less than $0.50 is refused")
    func leastOfLines() throws {
        let wishes = LineWishes(items: [
            .init(.place(0), amount: Money(minorUnits: 900)), .init(.place(1), amount: Money(minorUnits: 20)),
        ])
        let refusal = CheckoutError.amountOutOfRange(
            Money(minorUnits: 20), least: .minimumCharge, most: Money(minorUnits: 1_500))
        #expect(throws: refusal) { try amounts(.lines(wishes)) }
    }

    @Test("is refused beyond what is held, and below $0.50")
    func bounds() throws {
        #expect(throws: CheckoutError.captureTooLarge(asked: Money(minorUnits: 2_401), held: Money(minorUnits: 2_400)))
        {
            try amounts(.amount(Money(minorUnits: 2_401)))
        }
        #expect(try amounts(.amount(Money(minorUnits: 50))) == [50, 0])
        #expect(throws: CheckoutError.self) { try amounts(.amount(Money(minorUnits: 49))) }
    }
}
