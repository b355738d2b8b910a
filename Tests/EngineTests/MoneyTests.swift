import CardSimulator
import Checkout
import Testing

@Suite("Money")
struct MoneyTests {
    func authorized(_ shop: Shop, _ names: String = "bandage", card: String = Shop.health) async throws
        -> CheckoutSession
    {
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart(names), capturesManually: true))
        return try await shop.engine.pay(session.id, card: try Shop.card(card))
    }

    @Test("of a split cart is held on the health card, charged to the other, then captured")
    func splitCart() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage", "towel")))
        #expect(
            try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.health)) }.code
                == "second_payment_method_required")
        let paid = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(paid.status == .complete && paid.amountReceived == Money(minorUnits: 2_400))
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .charge, .capture])
    }

    @Test("comes from a health card alone where what is not eligible costs nothing, and from both where some does")
    func freeLine() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let glasses = Shop.order("Reading glasses", cents: 3_900)
        let tote = Shop.order("Tote", cents: 0, .notEligible)
        let free = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: [glasses, tote]))
        #expect(try await shop.engine.pay(free.id, card: try Shop.card(Shop.health)).status == .complete)
        let mixed = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: [glasses, tote, Shop.order("Case", cents: 500, .notEligible)]))
        let paid = try await shop.engine.pay(
            mixed.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        let amounts = try await shop.engine.read { reader, _ in
            try reader.payments(of: paid.id).map(\.amountCaptured.minorUnits)
        }
        #expect(amounts == [3_900, 500])
    }

    @Test("of a split cart is given back by the health card when the other declines")
    func splitCartFails() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage", "towel")))
        _ = try await shop.refusal {
            try await shop.engine.pay(
                session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.declined))
        }
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .void])
        let again = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(again.status == .complete)
    }

    @Test("that is held is captured in part, and the rest given back; more than is held is refused")
    func partialCapture() async throws {
        let shop = try await Shop()
        let session = try await authorized(shop)
        #expect(session.status == .authorized && session.amountReceived == .zero)
        #expect(
            try await shop.refusal { try await shop.engine.capture(session.id, amount: Money(minorUnits: 901)) }.code
                == "capture_too_large")
        let captured = try await shop.engine.capture(session.id, amount: Money(minorUnits: 500))
        #expect(captured.status == .complete && captured.amountReceived == Money(minorUnits: 500))
        #expect(
            try await shop.refusal { try await shop.engine.capture(session.id) }.code
                == "checkout_session_already_processed")
        #expect(
            try await shop.refusal { try await shop.engine.refund(session.id, amount: Money(minorUnits: 501)) }.code
                == "refund_too_large")
    }

    @Test("that is held can be given back whole, once")
    func void() async throws {
        let shop = try await Shop()
        let session = try await authorized(shop)
        #expect(try await shop.engine.void(session.id).status == .voided)
        #expect(try await shop.refusal { try await shop.engine.void(session.id) }.code == "checkout_session_canceled")
    }

    @Test("whose hold lapsed is held again at capture, or the session ends")
    func lapsedHold() async throws {
        let shop = try await Shop()
        let session = try await authorized(shop)
        try await shop.move(to: Shop.opening + .days(8))
        #expect(try await shop.engine.capture(session.id).status == .complete)
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .hold, .capture])

        let other = try await Shop()
        let declining = try await authorized(other, card: "4000009905000041")
        try await other.move(to: Shop.opening + .days(8))
        #expect(
            try await other.refusal { try await other.engine.capture(declining.id) }.decline?.reason
                == "insufficient_funds")
        let ended = try await other.engine.read { reader, _ in try reader.find(declining.id) }
        #expect(ended?.status == .holdExpired)
    }

    @Test("that was taken goes back in parts until none is left")
    func refunds() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let session = try await shop.charge(ana, card, "bandage")
        #expect(
            try await shop.engine.refund(session.id, amount: Money(minorUnits: 400)).amountRefunded
                == Money(minorUnits: 400))
        #expect(try await shop.engine.refund(session.id).amountRefunded == Money(minorUnits: 900))
        #expect(try await shop.refusal { try await shop.engine.refund(session.id) }.code == "refund_too_large")
    }

    @Test("is refused off-session by cards that want their owner, and taken when the owner confirms")
    func authentication() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage"), setupFutureUse: true))
        let card = try Shop.card("4000002760003184")
        let refused = try await shop.refusal {
            try await shop.engine.pay(session.id, card: card, presence: .onSessionRefusing)
        }
        #expect(refused.decline?.code == "payment_intent_authentication_failure")
        _ = try await shop.engine.pay(session.id, card: card)
        let saved = try #require(try await shop.engine.overview(of: ana.id).paymentMethods.first)
        let away = try await shop.refusal { try await shop.charge(ana, saved, "bandage") }
        #expect(away.decline?.code == "authentication_required")
    }
}
