import CardSimulator
import Checkout
import Testing

@Suite("A cart with terms")
struct AmountTests {
    func money(_ cents: Int) -> Money { Money(minorUnits: cents) }

    func checkout(
        _ shop: Shop, _ names: String..., terms: CartTerms, details: SessionDetails = SessionDetails()
    ) async throws -> CheckoutSession {
        try await shop.engine.createCheckout(
            NewCheckout(
                customer: .person(NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA")),
                items: try names.map { CartItem(price: try #require(shop.prices[$0])) }, terms: terms,
                clientReferenceID: "order 17", details: details))
    }

    @Test("adds up: the subtotal less the discount, with tax, shipping and fees")
    func sums() async throws {
        let shop = try await Shop()
        let coupon = try await shop.coupon(.percent(hundredths: 1_000))
        let session = try await checkout(
            shop, "bandage", "towel",
            terms: CartTerms(
                discounts: [.coupon(coupon.id)], tax: money(101),
                shipping: ShippingChoice(rate: "std", displayName: "Post", amount: money(499)),
                fees: [NewFee(name: "Wrapping", amount: money(100), type: "gift")]))
        #expect(session.amountSubtotal == money(2_400) && session.amountDiscount == money(240))
        #expect(session.amountTax == money(101) && session.amountShipping == money(499))
        #expect(session.lines.filter { $0.fee != nil }.map(\.total) == [money(100)])
        #expect(session.amountTotal == money(2_860))
        #expect(session.discounts == [SessionDiscount(coupon: coupon.id, amount: money(240))])
        #expect(session.details.shippingOptions == ["shipping_rate_id": "std", "display_name": "Post"])
        let paid = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(paid.amountReceived == money(2_860))
        let counted = try await shop.engine.read { reader, _ in try reader.find(coupon.id) }
        #expect(counted?.timesRedeemed == 1)
    }

    @Test("lets tax and shipping follow the line: the health card pays those of eligible ones, and no service's fee")
    func split() async throws {
        let shop = try await Shop()
        let session = try await checkout(
            shop, "bandage", "towel",
            terms: CartTerms(tax: money(240), fees: [NewFee(name: "Gift", amount: money(60), type: "gift")]))
        _ = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        let payments = try await shop.engine.read { reader, _ in try reader.payments(of: session.id) }
        #expect(payments.map(\.amount) == [money(900 + 90), money(1_500 + 150 + 60)])
        #expect(payments.map(\.lines) == [[0], [1, 2]])
    }

    @Test("applies the consultation's fee only where the customer lacks a letter when the session is made")
    func consultationFee() async throws {
        let shop = try await Shop()
        let fee = CartTerms(fees: [NewFee(name: "Consultation", amount: money(1_500), type: SessionFee.consultation)])
        let without = try await checkout(shop, "gym", terms: fee)
        #expect(without.fees.map(\.isApplied) == [true] && without.amountTotal == money(6_400))
        #expect(without.amountHealthPayable == money(1_500), "only the fee, as the letter is missing")
        #expect(try await checkout(shop, "bandage", terms: fee).fees.map(\.isApplied) == [false])
        try await shop.consult(.session(without.id))
        let with = try await checkout(shop, "gym", terms: fee)
        #expect(with.fees.map(\.isApplied) == [false] && with.amountTotal == money(4_900))
        #expect(with.amountHealthPayable == money(4_900))
        #expect(with.fees.first?.amount == money(1_500) && with.fees.first?.id.description.hasPrefix("ffee_") == true)
    }

    @Test("takes a product at a price of its own, which nobody else can buy at")
    func ownPrice() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let known = try #require(shop.prices["bandage"])
        let product = try #require(try await shop.engine.read { reader, _ in try reader.find(known)?.product })
        let session = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(ana.id), items: [CartItem(.product(product, unitAmount: money(777)), quantity: 2)]))
        #expect(session.amountTotal == money(1_554))
        let price = try #require(session.lines.first?.price)
        #expect(
            try await shop.refusal {
                try await shop.engine.createCheckout(
                    NewCheckout(customer: .known(ana.id), items: [CartItem(price: price)]))
            }.code == "invalid_request")
    }

    @Test("is refused below $0.50 after the discount, and taken at it")
    func leastAmount() async throws {
        let shop = try await Shop()
        for (off, isTaken) in [(850, true), (851, false)] {
            let coupon = try await shop.coupon(.amount(money(off)))
            let terms = CartTerms(discounts: [.coupon(coupon.id)])
            if isTaken {
                #expect(try await checkout(shop, "bandage", terms: terms).amountTotal == .minimumCharge)
            } else {
                let refusal = try await shop.refusal { try await checkout(shop, "bandage", terms: terms) }
                #expect(refusal == .amountOutOfRange(money(49), least: .minimumCharge, most: .maximumCharge))
            }
        }
    }

    @Test("charged off-session is one request with its terms: other terms under the key are refused")
    func offSession() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        var charge = OffSessionCharge(
            customer: ana.id, paymentMethod: card.id, items: try shop.cart("bandage"), idempotencyKey: "k",
            terms: CartTerms(tax: money(10)), clientReferenceID: "order 3")
        let paid = try await shop.engine.charge(charge)
        #expect(paid.amountReceived == money(910) && paid.clientReferenceID == "order 3")
        #expect(try await shop.engine.charge(charge).id == paid.id)
        charge.terms.tax = money(11)
        let (engine, other) = (shop.engine, charge)
        #expect(try await shop.refusal { try await engine.charge(other) } == .idempotencyKeyReused(key: "k"))
    }
}

@Suite("A promotion code")
struct PromotionTests {
    let page = SessionDetails(allowsPromotionCodes: true)

    func checkout(_ shop: Shop, _ details: SessionDetails) async throws -> CheckoutSession {
        try await shop.engine.createCheckout(
            NewCheckout(
                customer: .person(NewCustomer(name: "Ana Beltrán", email: "ana@example.com", state: "CA")),
                items: try shop.cart("bandage", "towel"),
                terms: CartTerms(tax: Money(minorUnits: 100)), details: details))
    }

    @Test("is taken off an open session in any case, once, before a card was tried")
    func redeem() async throws {
        let shop = try await Shop()
        let code = try await shop.engine.addPromoCode("Spring", new: NewCoupon(off: .amount(Money(minorUnits: 1_000))))
        let session = try await checkout(shop, page)
        let redeemed = try await shop.engine.redeem("SPRING", on: session.id)
        #expect(redeemed.amountTotal == Money(minorUnits: 1_500) && redeemed.amountTax == Money(minorUnits: 100))
        #expect(redeemed.discounts.map(\.promoCode) == [code.code.id])
        #expect(try await shop.engine.read { reader, _ in try reader.find(session.id) } == redeemed)
        #expect(
            try await shop.refusal { try await shop.engine.redeem("spring", on: session.id) }.code == "invalid_request")
        let paid = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(paid.amountReceived == Money(minorUnits: 1_500))
        let tried = try await checkout(shop, page)
        _ = try await shop.refusal { try await shop.engine.pay(tried.id, card: try Shop.card(Shop.declined)) }
        #expect(
            try await shop.refusal { try await shop.engine.redeem("spring", on: tried.id) }.code
                == "checkout_session_not_complete")
    }

    @Test("is refused where the session takes none, to another customer, when used up, and when retired")
    func refusals() async throws {
        let shop = try await Shop()
        let bo = try await shop.customer("bo@example.com")
        let new = NewCoupon(off: .percent(hundredths: 1_000), maxRedemptions: 1)
        let code = try await shop.engine.addPromoCode("once", new: new)
        _ = try await shop.engine.addPromoCode("bo", coupon: code.coupon.id, customer: bo.id)
        let plain = try await checkout(shop, SessionDetails())
        let session = try await checkout(shop, page)
        for (code, id) in [("once", plain.id), ("bo", session.id), ("none", session.id)] {
            #expect(try await shop.refusal { try await shop.engine.redeem(code, on: id) }.code == "invalid_request")
        }
        _ = try await shop.engine.redeem("once", on: session.id)
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        let next = try await checkout(shop, page)
        #expect(try await shop.refusal { try await shop.engine.redeem("once", on: next.id) }.code == "invalid_request")
        _ = try await shop.engine.setPromoCode(code.code.id, active: false)
        #expect(try await shop.refusal { try await shop.engine.redeem("once", on: next.id) }.code == "invalid_request")
    }

    @Test("is unique among the active ones, in any case")
    func unique() async throws {
        let shop = try await Shop()
        let first = try await shop.engine.addPromoCode("A-1", new: NewCoupon(off: .percent(hundredths: 100)))
        #expect(
            try await shop.refusal {
                try await shop.engine.addPromoCode("a-1", coupon: first.coupon.id)
            }.code == "invalid_request")
        _ = try await shop.engine.setPromoCode(first.code.id, active: false)
        _ = try await shop.engine.addPromoCode("a-1", coupon: first.coupon.id)
        #expect(
            try await shop.refusal { try await shop.engine.setPromoCode(first.code.id, active: true) }.code
                == "invalid_request")
    }
}
