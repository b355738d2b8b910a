import Checkout
import Testing

@Suite("A coupon")
struct DiscountingTests {
    let gym = Sample.line("Pass", 4_900, .eligibleWithLetter(.gym))
    let bandage = Sample.line("Bandage", 900, .eligible)
    let fee = SessionLine(
        product: nil, price: nil, name: "Consultation", quantity: 1, unitAmount: Money(minorUnits: 1_500),
        eligibility: .eligible, fee: LineFee(type: SessionFee.consultation))

    func coupon(_ off: Coupon.Off, only products: [ID<Product>] = []) -> Coupon {
        Coupon(id: ID(bits: 1), name: nil, off: off, appliesTo: products, createdAt: at("2026-01-01"))
    }

    func taking(_ coupon: Coupon, off lines: [SessionLine]) -> (discounts: [Int], amount: Int) {
        let (lines, amount) = Discounting.taking(coupon, off: lines)
        return (lines.map(\.discount.minorUnits), amount.minorUnits)
    }

    @Test("is spread over the goods by what they cost, and takes nothing off fees")
    func spread() {
        let taken = taking(coupon(.amount(Money(minorUnits: 1_000))), off: [gym, fee, bandage])
        #expect(taken.discounts == [845, 0, 155] && taken.amount == 1_000)
    }

    @Test("takes off no more than there is, and only what its products cost")
    func bounds() {
        let all = taking(coupon(.amount(Money(minorUnits: 5_801))), off: [gym, bandage])
        #expect(all.discounts == [4_900, 900] && all.amount == 5_800)
        let only = coupon(.amount(Money(minorUnits: 1_000)), only: [bandage.product].compactMap { $0 })
        let narrow = taking(only, off: [gym, bandage])
        #expect(narrow.discounts == [0, 900] && narrow.amount == 900)
        #expect(taking(only, off: [gym]).amount == 0)
    }

    @Test("of a percentage is rounded to the nearest cent, half a cent up", arguments: [(50, 3), (49, 2), (51, 3)])
    func percentage(cents: Int, off: Int) {
        #expect(taking(coupon(.percent(hundredths: 500)), off: [Sample.line("Pin", cents, .eligible)]).amount == off)
        #expect(taking(coupon(.percent(hundredths: 10_000)), off: [gym, bandage]).discounts == [4_900, 900])
    }

    @Test("after another takes off what that one left")
    func second() {
        let half = coupon(.percent(hundredths: 5_000))
        let first = Discounting.taking(half, off: [gym, bandage]).lines
        #expect(taking(half, off: first).discounts == [3_675, 675])
    }

    @Test("can be used until it is used up or retired")
    func validity() {
        var coupon = Coupon(
            id: ID(bits: 1), name: nil, off: .percent(hundredths: 1_250), maxRedemptions: 2, timesRedeemed: 1,
            createdAt: at("2026-01-01"))
        #expect(coupon.isValid && coupon.off.words == "12.5 %")
        coupon.timesRedeemed = 2
        #expect(!coupon.isValid)
        (coupon.timesRedeemed, coupon.isActive) = (0, false)
        #expect(!coupon.isValid)
    }
}
