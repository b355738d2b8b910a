import CardSimulator
import Checkout
import Testing

@Suite("A session that is called off")
struct CallingOffTests {
    private func session(_ shop: Shop) async throws -> CheckoutSession {
        try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(try await shop.customer().id), items: try shop.cart("bandage"), capturesManually: true)
        )
    }

    @Test("is given up while it is not paid, gives its money back while that is held, and is refused then")
    func standing() async throws {
        let shop = try await Shop()
        let open = try await session(shop)
        #expect(try await shop.engine.callOff(open.id).status == .canceled)

        let other = try await Shop()
        let held = try await session(other)
        _ = try await other.engine.pay(held.id, card: try Shop.card(Shop.visa))
        #expect(try await other.engine.callOff(held.id, idempotencyKey: "k").status == .voided)
        #expect(try await other.engine.callOff(held.id, idempotencyKey: "k").status == .voided)
        #expect(try await other.network.audit().map(\.operation) == [.hold, .void])
        #expect(
            try await other.refusal { try await other.engine.callOff(held.id) }.code == "checkout_session_canceled")
    }

    @Test("gives its money back where it is paid just before")
    func justPaid() async throws {
        let shop = try await Shop()
        let paid = try await session(shop)
        let ledger = MeddledLedger(shop.ledger)
        ledger.before(1, .write) { _ = try await shop.engine.pay(paid.id, card: try Shop.card(Shop.visa)) }
        #expect(try await shop.engine(on: ledger).callOff(paid.id).status == .voided)
    }

    @Test("waits for the answer while its money is being asked for")
    func busy() async throws {
        let shop = try await Shop()
        let paying = try await session(shop)
        let slow = SlowNetwork(shop.network)
        let payment = Task { try await shop.engine(network: slow).pay(paying.id, card: try Shop.card(Shop.visa)) }
        await slow.waitUntilAsked()
        #expect(try await shop.engine.callOff(paying.id).status == .voided)
        await slow.answer()
        _ = await payment.result
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .void])
    }
}
