import CardSimulator
import Checkout
import Dialects
import NIOHTTP1
import OrderedJSON
import Testing

@testable import CheckoutHTTP

@Suite("A session whose money another request moves") struct BusySessionTests {
    @Test("is Flex's conflict, as a key whose request is under way is")
    func flex() async throws {
        let network = CardSimulator(journal: nil)
        try await Counter.open(network: network) { counter in
            let (ana, card) = try await counter.customer()
            let items = [CartItem(price: try await counter.price().id)]
            let session = try await counter.engine.charge(
                OffSessionCharge(customer: ana.id, paymentMethod: card.id, items: items))
            let path = "/v1/checkout/sessions/\(session.id)"
            network.fail(next: 1, with: .unreachable)
            #expect(try await counter.send(.POST, path + "/refund", ["checkout_session": [:]]).status == 503)
            let answer = try await counter.send(.POST, path + "/refund_allocation", ["checkout_session": [:]])
            #expect(answer.status == 409 && answer.code == "checkout_session_busy", "\(answer.text)")
        }
    }

    @Test("is Truemed's ServerError, after which the same request may be sent again")
    func truemed() async throws {
        try await Counter.open { counter in
            let words = Truemed(try await counter.engine.read { reader, _ in try reader.settings() })
            let reply = TruemedRefusal.reply(.sessionBusy(id: "fcs_1"), words)
            #expect(reply.status == TruemedRefusal.reply(.idempotencyKeyInUse(key: "k"), words).status)
            #expect(try JSON(reading: reply.body)["error"]?.text == "ServerError")
        }
    }
}
