import Checkout
import Randomness
import Testing

@Suite("Parts of a cart")
struct LineAllocationTests {
    /// Goods 4,900 and 900; tax 80 and 20; shipping 50 and 10.
    let lines = CartAmounts.spread(
        tax: Money(minorUnits: 100), shipping: Money(minorUnits: 60),
        over: [Sample.line("Pass", 4_900, .eligibleWithLetter(.gym)), Sample.line("Bandage", 900, .eligible)])

    func which(_ index: Int) -> LineWishes.Item.Which { .product(lines[index].product ?? ID(bits: 0)) }
    func item(_ index: Int, _ cents: Int? = nil) -> LineWishes.Item {
        LineWishes.Item(which(index), amount: cents.map(Money.init(minorUnits:)))
    }
    func part(_ line: Int, _ goods: Int, tax: Int = 0, shipping: Int = 0) -> LinePart {
        LinePart(
            line: line, goods: Money(minorUnits: goods), tax: Money(minorUnits: tax),
            shipping: Money(minorUnits: shipping))
    }

    @Test("have tax and shipping in proportion to what the goods cost")
    func spread() {
        #expect(lines.map(\.tax.minorUnits) == [84, 16] && lines.map(\.shipping.minorUnits) == [51, 9])
        #expect(lines.map(\.total).sum == Money(minorUnits: 5_960))
    }

    @Test("are an amount of a line, or all that is left of it")
    func amounts() throws {
        #expect(try LineAllocation.parts(LineWishes(items: [item(0, 2_000)]), of: lines) == [part(0, 2_000)])
        #expect(
            try LineAllocation.parts(LineWishes(items: [item(0)]), of: lines, taken: [part(0, 2_000)])
                == [part(0, 2_900)])
    }

    @Test("are refused beyond what is left, naming the line and what that is")
    func tooMuch() {
        #expect(
            throws: CheckoutError.lineAmountTooLarge(
                line: "Bandage", item: 1, asked: Money(minorUnits: 601), left: Money(minorUnits: 600))
        ) {
            try LineAllocation.parts(LineWishes(items: [item(0, 1), item(1, 601)]), of: lines, taken: [part(1, 300)])
        }
        #expect(
            throws: CheckoutError.lineAmountTooLarge(
                line: "amount_tax", asked: Money(minorUnits: 101), left: Money(minorUnits: 100))
        ) {
            try LineAllocation.parts(LineWishes(tax: Money(minorUnits: 101)), of: lines)
        }
        #expect(throws: CheckoutError.self) {
            try LineAllocation.parts(LineWishes(items: [item(1, 500), item(1, 500)]), of: lines)
        }
        #expect(throws: CheckoutError.self) {
            try LineAllocation.parts(LineWishes(items: [.init(.product(ID(bits: 99)))]), of: lines)
        }
        #expect(throws: CheckoutError.self) { try LineAllocation.parts(LineWishes(items: [item(1, 0)]), of: lines) }
    }

    @Test("are of what was captured, where that was not the whole cart")
    func captured() throws {
        let captured = [part(0, 2_000, tax: 10)]
        #expect(
            try LineAllocation.parts(LineWishes(items: [item(0)]), of: lines, captured: captured) == [part(0, 2_000)])
        for (wish, asked) in [(item(1, 500), 500), (item(1), 900)] {
            #expect(
                throws: CheckoutError.lineAmountTooLarge(
                    line: "Bandage", item: 0, asked: Money(minorUnits: asked), left: .zero)
            ) {
                try LineAllocation.parts(LineWishes(items: [wish]), of: lines, captured: captured)
            }
        }
        #expect(
            throws: CheckoutError.lineAmountTooLarge(
                line: "amount_tax", asked: Money(minorUnits: 11), left: Money(minorUnits: 10))
        ) {
            try LineAllocation.parts(LineWishes(tax: Money(minorUnits: 11)), of: lines, captured: captured)
        }
    }

    @Test("take tax and shipping from the lines they name, then from the others")
    func taxAndShipping() throws {
        let wishes = LineWishes(items: [item(1, 900)], tax: Money(minorUnits: 20), shipping: Money(minorUnits: 9))
        #expect(
            try LineAllocation.parts(wishes, of: lines) == [part(0, 0, tax: 4), part(1, 900, tax: 16, shipping: 9)])
    }

    @Test("lower named amounts by the discount, and know that a whole line's is off already")
    func discount() throws {
        let wishes = LineWishes(items: [item(0, 2_000), item(1, 500)], discount: Money(minorUnits: 250))
        #expect(try LineAllocation.parts(wishes, of: lines) == [part(0, 1_800), part(1, 450)])
        var discounted = lines
        discounted[0].discount = Money(minorUnits: 400)
        let whole = LineWishes(items: [item(0)], discount: Money(minorUnits: 400))
        #expect(try LineAllocation.parts(whole, of: discounted) == [part(0, 4_500)])
    }

    @Test("never take more than a line has, whatever is asked in whatever order")
    func property() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<500 {
            var taken: [LinePart] = []
            for _ in 0..<12 {
                let wishes = LineWishes(
                    items: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                        item(
                            Int.random(in: 0...1, using: &random),
                            Bool.random(using: &random) ? nil : Int.random(in: 1...1_500, using: &random))
                    },
                    tax: Money(minorUnits: Int.random(in: 0...40, using: &random)),
                    shipping: Money(minorUnits: Int.random(in: 0...25, using: &random)))
                if let parts = try? LineAllocation.parts(wishes, of: lines, taken: taken) { taken += parts }
            }
            for (place, line) in lines.enumerated() {
                let own = taken.filter { $0.line == place }
                #expect(
                    own.map(\.goods).sum <= line.goods && own.map(\.tax).sum <= line.tax
                        && own.map(\.shipping).sum <= line.shipping, "ALMONER_TEST_SEED=\(seed), round \(round)")
            }
            #expect(taken.allSatisfy { $0.goods >= .zero && $0.tax >= .zero && $0.shipping >= .zero })
        }
    }
}
