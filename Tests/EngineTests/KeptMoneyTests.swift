import CardSimulator
import Checkout
import Testing

@Suite("Money of a failed payment that the network does not give back")
struct KeptMoneyTests {
    let money = { (cents: Int) in Money(minorUnits: cents) }

    /// Bandages for $9.00 on the health card, a towel for $15.00 on the other, a tenth off.
    func split(_ shop: Shop, capturesManually: Bool = false) async throws -> CheckoutSession {
        let coupon = try await shop.coupon(.percent(hundredths: 1_000))
        return try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(try await shop.customer().id), items: try shop.cart("bandage", "towel"),
                capturesManually: capturesManually, terms: CartTerms(discounts: [.coupon(coupon.id)])))
    }

    @Test("ends the session, which says how much it is, so that nobody pays it twice; a refund gives it back")
    func declinedCapture() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let stubborn = shop.engine(network: RefusingNetwork(shop.network, [.capture, .refund]))
        let (health, visa) = (try Shop.card(Shop.health), try Shop.card(Shop.visa))
        let refusal = try await shop.refusal { try await stubborn.pay(session.id, card: health, secondCard: visa) }
        #expect(refusal.decline != nil)
        let failed = try await shop.session(session.id)
        #expect(failed.status == .canceled && failed.amountKept == money(1_350))
        #expect(failed.failure?.message.contains("$13.50") == true)
        let again = try await shop.refusal { try await shop.engine.pay(session.id, card: health, secondCard: visa) }
        #expect(again == .sessionNotOpen(id: session.id.description, status: .canceled))
        #expect(try await shop.refusal { try await stubborn.refund(session.id) }.code == "refund_failed")
        #expect(try await shop.session(session.id).amountKept == money(1_350))
        let returned = try await shop.engine.refund(session.id)
        #expect(returned.status == .canceled && returned.amountKept == .zero)
        #expect(try await shop.refusal { try await shop.engine.refund(session.id) }.code.hasSuffix("not_complete"))
        let audit = try await shop.network.audit().map(\.operation)
        #expect(audit == [.hold, .charge, .void, .refund])
        let uses = try await shop.engine.read { reader, _ in
            try session.discounts.compactMap { try reader.find($0.coupon)?.timesRedeemed }
        }
        #expect(uses == [0], "its coupon is given back once")
    }

    @Test("stays with a session whose other card did not pay what it held, and can be refunded there")
    func lostHold() async throws {
        let shop = try await Shop()
        let session = try await split(shop, capturesManually: true)
        _ = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card("4000009909000047"))
        let stubborn = shop.engine(network: RefusingNetwork(shop.network, [.refund]))
        _ = try await shop.refusal { try await stubborn.capture(session.id) }
        let failed = try await shop.session(session.id)
        #expect(failed.status == .holdExpired && failed.amountKept == money(810))
        #expect(failed.failure?.message.contains("$8.10") == true)
        #expect(try await shop.engine.refund(session.id).amountKept == .zero)
    }

    @Test("leaves no trace in a session whose first try was given back: its customer pays with other cards")
    func givenBack() async throws {
        let shop = try await Shop()
        let session = try await split(shop)
        let stubborn = shop.engine(network: RefusingNetwork(shop.network, [.capture]))
        let (health, visa) = (try Shop.card(Shop.health), try Shop.card(Shop.visa))
        _ = try await shop.refusal { try await stubborn.pay(session.id, card: health, secondCard: visa) }
        #expect(try await shop.session(session.id).status == .open)
        let paid = try await shop.engine.pay(session.id, card: health, secondCard: visa)
        #expect(paid.amountReceived == money(2_160) && paid.amountRefunded == .zero)
    }
}
