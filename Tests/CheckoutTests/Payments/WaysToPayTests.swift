import Checkout
import Testing

@Suite("The ways to pay for a cart")
struct WaysToPayTests {
    private static let letter = LineEligibility.eligibleWithLetter(.gym)

    private func ways(_ items: [(LineEligibility, Int?)]) -> WaysToPay {
        WaysToPay(for: items.map { WaysToPay.Item($0.0, amount: $0.1.map { Money(minorUnits: $0) }) })
    }

    @Test(
        "are a health card, an ordinary one or both where all is eligible, not the first where some is, else the second",
        arguments: [
            ([(.eligible, 900), (letter, 4_900)], .full, [.healthCard, .card, .split]),
            ([(.eligible, 900), (.notEligible, 1_500)], .mixed, [.card, .split]),
            ([(letter, 900), (.notEligible, 1_500)], .mixed, [.card, .split]),
            ([(.notEligible, 900), (.notEligible, 1_500)], .none, [.card]),
        ] as [([(LineEligibility, Int)], WaysToPay.Extent, [WaysToPay.Way])])
    func kinds(items: [(LineEligibility, Int)], extent: WaysToPay.Extent, expected: [WaysToPay.Way]) {
        let priced = ways(items)
        #expect(priced.extent == extent && priced.ways == expected)
        #expect(priced.total?.minorUnits == items.map(\.1).reduce(0, +))
        #expect(priced.eligible?.minorUnits == items.filter { $0.0 != .notEligible }.map(\.1).reduce(0, +))
        let unpriced = ways(items.map { ($0.0, nil) })
        #expect(unpriced.extent == extent && unpriced.ways == expected && unpriced.total == nil)
    }

    @Test(
        "leave out a share of less than $0.50, and a cart that no card can be charged",
        arguments: [
            ([(.eligible, 50), (.notEligible, 50)], [.card, .split]), ([(.eligible, 49), (.notEligible, 51)], [.card]),
            ([(.eligible, 100)], [.healthCard, .card, .split]), ([(.eligible, 99)], [.healthCard, .card]),
            ([(.eligible, 50), (.notEligible, 0)], [.healthCard, .card]),
            ([(.eligible, 50)], [.healthCard, .card]), ([(.eligible, 49)], []), ([(.notEligible, 49)], []),
        ] as [([(LineEligibility, Int)], [WaysToPay.Way])])
    func small(items: [(LineEligibility, Int)], expected: [WaysToPay.Way]) {
        #expect(ways(items).ways == expected)
    }
}
