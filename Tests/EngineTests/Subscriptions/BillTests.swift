import CardSimulator
import Checkout
import Testing

@Suite("The bills of a subscription")
struct BillTests {
    /// A membership at $10.00 a month, as its checkout was made.
    private func checkout(
        _ shop: Shop, _ duration: Coupon.Duration?, percent: Int = 50, tax: Int = 80, shipping: Int = 300,
        fees: [NewFee] = [], trialDays: Int? = nil
    ) async throws -> CheckoutSession {
        let price = try await shop.recurring(Shop.supplies, cents: 1_000)
        var terms = CartTerms(
            tax: Money(minorUnits: tax), shipping: ShippingChoice(amount: Money(minorUnits: shipping)), fees: fees)
        if let duration {
            let new = NewCoupon(off: .percent(hundredths: percent * 100), duration: duration)
            terms.discounts = [.coupon(try await shop.engine.addPromoCode("CODE-\(tax)", new: new).coupon.id)]
        }
        let ana = NewCustomer(name: "Ana Beltrán", email: "ana@example.com")
        var new = NewCheckout(customer: .person(ana), items: [CartItem(price: price)], terms: terms)
        new.mode = .subscription
        new.subscription = SubscriptionTerms(trialDays: trialDays)
        return try await shop.engine.createCheckout(new)
    }

    /// What the next bill was said to come to, and what it then came to, for so many bills after the checkout's.
    private func bills(
        _ count: Int, of session: CheckoutSession, _ shop: Shop
    ) async throws -> (said: [Int], charged: [Int]) {
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let id = try #require(session.subscription)
        var said: [Int] = []
        for _ in 0..<count {
            said.append(try await shop.engine.overview(of: id).amount.minorUnits)
            try await shop.move(to: try await shop.find(id).currentPeriodEnd)
            #expect(try await shop.invoice(of: id).status == .paid)
            #expect(try await shop.invoice(of: id).amount.minorUnits == said.last)
        }
        return (said, try await shop.charges())
    }

    @Test("after a trial begin with what the page showed")
    func afterTrial() async throws {
        let shop = try await Shop()
        let fee = NewFee(name: "Consultation", amount: Money(minorUnits: 400), type: SessionFee.consultation)
        let session = try await checkout(shop, .once, fees: [fee], trialDays: 3)
        #expect(session.amountTotal.minorUnits == 880, "no letter lacks, so the fee is not applied")
        let bills = try await bills(3, of: session, shop)
        #expect(bills.charged == [880, 1_080, 1_080] && bills.said == bills.charged)
        let first = try await shop.engine.read { reader, _ in
            try reader.invoices(of: session.subscription, from: .last, limit: 1).rows.map(\.row).first
        }
        let line = try #require(first?.lines.first)
        #expect(line.discount.minorUnits == 500 && line.tax.minorUnits == 80 && line.shipping.minorUnits == 300)
    }

    @Test("carry the fee of a consultation that a trial began with")
    func feeAfterTrial() async throws {
        let shop = try await Shop()
        let price = try await shop.recurring(cents: 1_000)
        let fee = NewFee(name: "Consultation", amount: Money(minorUnits: 400), type: SessionFee.consultation)
        let ana = try await shop.customer()
        var new = NewCheckout(
            customer: .known(ana.id), items: [CartItem(price: price)], terms: CartTerms(fees: [fee]))
        new.mode = .subscription
        new.subscription = SubscriptionTerms(trialDays: 3)
        let session = try await shop.engine.createCheckout(new)
        #expect(session.amountTotal.minorUnits == 1_400)
        try await shop.consult(.session(session.id))
        #expect(try await bills(2, of: session, shop).charged == [1_400, 1_000])
    }

    @Test(
        "have the tax each time, the shipping once, and the coupon for as long as it counts",
        arguments: [
            (nil, [1_380, 1_080, 1_080, 1_080]), (.once, [880, 1_080, 1_080, 1_080]),
            (.forever, [880, 580, 580, 580]), (.repeating(months: 2), [880, 580, 1_080, 1_080]),
            (.repeating(months: 1), [880, 1_080, 1_080, 1_080]),
        ] as [(Coupon.Duration?, [Int])])
    func durations(_ duration: Coupon.Duration?, _ amounts: [Int]) async throws {
        let shop = try await Shop()
        let bills = try await bills(3, of: try await checkout(shop, duration), shop)
        #expect(bills.charged == amounts && bills.said == Array(amounts.dropFirst()))
        // Of one with a trial the months are counted from the first period that is charged.
        let free = try await Shop()
        let later = try await self.bills(4, of: try await checkout(free, duration, trialDays: 40), free)
        #expect(later.charged == amounts && later.said == amounts)
    }

    @Test("stay what they were while they are tried again")
    func retries() async throws {
        let shop = try await Shop()
        let session = try await checkout(shop, .once, trialDays: 3)
        _ = try await shop.engine.pay(session.id, card: try Shop.card(try TokenTests.saved("insufficient_funds")))
        let id = try #require(session.subscription)
        try await shop.move(to: try await shop.find(id).currentPeriodEnd)
        let failed = try await shop.invoice(of: id)
        #expect(failed.status == .open && failed.amount.minorUnits == 880)
        let card = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: try await shop.find(id).customer)
        _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        _ = try await shop.engine.payInvoice(failed.id)
        #expect(try await shop.charges().last == 880)
        try await shop.move(to: try await shop.find(id).currentPeriodEnd)
        #expect(try await shop.charges().last == 1_080)
    }

    @Test("that no card could be charged are refused before the first of them")
    func tooSmall() async throws {
        let shop = try await Shop()
        let refusal = try await shop.refusal { try await checkout(shop, .forever, percent: 100, tax: 49) }
        #expect(refusal == .amountOutOfRange(Money(minorUnits: 49), least: .minimumCharge, most: .maximumCharge))
        let session = try await checkout(shop, .forever, percent: 100, tax: 50)
        #expect(try await bills(2, of: session, shop).charged == [350, 50, 50])
        #expect(try await checkout(shop, .once, percent: 100, tax: 0).amountTotal.minorUnits == 300)
    }
}
