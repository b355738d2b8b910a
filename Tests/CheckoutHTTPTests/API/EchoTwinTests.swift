import Checkout
import CheckoutHTTP
import NIOHTTP1
import OrderedJSON
import Testing

@Suite("What endpoints are measured beside") struct EchoTwinTests {
    @Test("shows the sessions that it keeps to whoever has a key, as its original does, and to nobody else")
    func keys() async throws {
        var options = ServerOptions()
        options.hasEchoTwins = true
        try await Counter.open(options) { counter in
            let price = try await counter.price()
            let (ana, card) = try await counter.customer()
            for _ in 0..<2 {
                _ = try await counter.engine.charge(
                    OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            }
            let twin = "/echo-twins/list?limit=1"
            for key in [nil, "fsk_test_nobody"] {
                #expect(try await counter.send(.GET, twin, key: .some(key)).status == 401)
            }
            let first = try await counter.send(.GET, twin)
            #expect(try await counter.send(.GET, "/v1/checkout/sessions?limit=1").body == first.body)
            // Kept: what comes after it does not change it.
            _ = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: [CartItem(price: price.id)]))
            #expect(try await counter.send(.GET, twin).body == first.body)
            for key in [nil, "fsk_test_nobody"] {
                let answer = try await counter.send(.GET, twin, key: .some(key))
                #expect(answer.status == 401 && answer.json["checkout_sessions"] == nil, "\(answer.text)")
            }
        }
    }
}
