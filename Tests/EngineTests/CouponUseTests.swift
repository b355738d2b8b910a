import Checkout
import Testing

@Suite("A coupon for one session")
struct CouponUseTests {
    /// A coupon that one session may use, and two open sessions that hold it.
    private struct Sale {
        let shop: Shop
        let coupon: Coupon
        let first: CheckoutSession
        let second: CheckoutSession

        init(capturesManually: Bool = false) async throws {
            shop = try await Shop()
            coupon = try await shop.engine.addPromoCode(
                "ONCE", new: NewCoupon(off: .percent(hundredths: 1_000), maxRedemptions: 1)
            ).coupon
            let ana = try await shop.customer()
            let new = NewCheckout(
                customer: .known(ana.id), items: try shop.cart("bandage"), capturesManually: capturesManually,
                terms: CartTerms(discounts: [.coupon(coupon.id)]))
            first = try await shop.engine.createCheckout(new)
            second = try await shop.engine.createCheckout(new)
        }

        func pay(_ session: CheckoutSession, _ number: String = Shop.visa) async throws -> CheckoutSession {
            try await shop.engine.pay(session.id, card: try Shop.card(number))
        }

        /// What the second session is refused with.
        var refusal: CheckoutError {
            get async throws { try await shop.refusal { try await pay(second) } }
        }

        var uses: Int? {
            get async throws {
                try await shop.engine.read { [coupon] reader, _ in try reader.find(coupon.id)?.timesRedeemed }
            }
        }
    }

    @Test("is taken off one, however many were begun with it; the others ask no card, and stay open")
    func paid() async throws {
        let sale = try await Sale()
        #expect(try await sale.pay(sale.first).status == .complete)
        let refusal = try await sale.refusal
        #expect(refusal.code == "coupon_used_up" && refusal.message.contains("begin another checkout"))
        let (status, payments) = try await sale.shop.engine.read { reader, _ in
            (try reader.find(sale.second.id)?.status, try reader.payments(of: sale.second.id))
        }
        #expect(status == .open && payments.isEmpty)
        #expect(try await sale.uses == 1)
        let whole = sale.first.amountTotal
        #expect(try await sale.shop.engine.refund(sale.first.id).amountRefunded == whole)
        #expect(try await sale.refusal.code == "coupon_used_up", "a refund does not give it back")
    }

    @Test("is not taken off a second one while the card of the first is being asked")
    func underWay() async throws {
        let sale = try await Sale()
        let engine = sale.shop.interrupted {
            let refusal = try await sale.refusal
            #expect(refusal.code == "coupon_used_up")
        }
        #expect(try await engine.pay(sale.first.id, card: try Shop.card(Shop.visa)).status == .complete)
        #expect(try await sale.uses == 1)
    }

    @Test("is free again when the card of the first is declined")
    func declined() async throws {
        let sale = try await Sale()
        _ = try await sale.shop.refusal { try await sale.pay(sale.first, Shop.declined) }
        #expect(try await sale.uses == 0)
        #expect(try await sale.pay(sale.second).status == .complete)
        #expect(try await sale.shop.refusal { try await sale.pay(sale.first) }.code == "coupon_used_up")
        #expect(try await sale.uses == 1)
    }

    @Test("is used while money is held, and free again when that is given back")
    func held() async throws {
        let sale = try await Sale(capturesManually: true)
        #expect(try await sale.pay(sale.first).status == .authorized)
        #expect(try await sale.refusal.code == "coupon_used_up")
        _ = try await sale.shop.engine.void(sale.first.id)
        #expect(try await sale.uses == 0)
        #expect(try await sale.pay(sale.second).status == .authorized)
        #expect(try await sale.shop.engine.capture(sale.second.id).status == .complete)
        #expect(try await sale.uses == 1)
    }

    @Test("is not taken off a second one that a saved card confirms, either")
    func confirmed() async throws {
        let sale = try await Sale()
        let card = try await sale.shop.returning(
            try await sale.shop.engine.overview(of: try #require(sale.first.customer)).customer)
        let engine = sale.shop.engine
        _ = try await engine.confirm(sale.first.id, paymentMethod: card.id, idempotencyKey: "1")
        let refusal = try await sale.shop.refusal {
            try await engine.confirm(sale.second.id, paymentMethod: card.id, idempotencyKey: "2")
        }
        #expect(refusal.code == "coupon_used_up")
        #expect(try await sale.uses == 1)
    }
}
