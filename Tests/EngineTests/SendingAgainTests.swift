import CardSimulator
import Checkout
import Synchronization
import Testing

@Suite("A request under a key that could not be answered")
struct SendingAgainTests {
    let key: RequestKey

    init() throws {
        key = try RequestKey(operation: "POST /charges", key: "march", request: "a gym pass")
    }

    /// Goes wrong once.
    final class Trouble: Sendable {
        private let isAhead = Mutex(true)

        func strike(_ failure: LedgerFailure) throws {
            let strikes = isAhead.withLock { isAhead in
                defer { isAhead = false }
                return isAhead
            }
            if strikes { throw failure }
        }
    }

    private func refusal(_ error: CheckoutError) -> KeptAnswer {
        KeptAnswer(status: 503, body: Array(error.code.utf8))
    }

    @Test("because the ledger was busy gets the answer of the charge that went through when it is sent again")
    func busy() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let charge = OffSessionCharge(
            customer: ana.id, paymentMethod: card.id, items: try shop.cart("gym"), idempotencyKey: "march")
        let charged = try await shop.network.audit().count
        let trouble = Trouble()
        let send = {
            try await shop.engine.once(
                key,
                answer: { (session: CheckoutSession, _, _) in
                    try trouble.strike(.busy(path: "ledger.db"))
                    return KeptAnswer(status: 200, body: Array(session.id.description.utf8))
                },
                refusal: refusal, work: { engine throws(CheckoutError) in try await engine.charge(charge) })
        }
        #expect(try await shop.refusal { try await send() } == .ledger(.busy(path: "ledger.db")))
        let second = try await send()
        #expect(second.answer.status == 200 && !second.isReplayed)
        let third = try await send()
        #expect(third.answer == second.answer && third.isReplayed)
        #expect(try await shop.network.audit().count == charged + 1)
    }

    @Test(
        "keeps no answer for ever that another try may change; a refusal that stands it keeps",
        arguments: [
            (CheckoutError.ledger(.busy(path: "ledger.db")), false), (.networkUnreachable("silence"), false),
            (.idempotencyKeyInUse(key: "march"), false), (.readOnly, false),
            (.cardDeclined(Decline(code: "card_declined")), true),
        ])
    func passing(error: CheckoutError, isKept: Bool) async throws {
        let shop = try await Shop()
        let outcome = try? await shop.engine.once(
            key, answer: { (_: CheckoutSession, _, _) in KeptAnswer(status: 200, body: []) }, refusal: refusal,
            work: { engine throws(CheckoutError) in
                _ = try await engine.addCustomer(NewCustomer(name: "Ana Beltrán"))
                throw error
            })
        let record = try await shop.engine.read { [key] reader, _ in
            try reader.requestRecord(operation: key.operation, key: key.key)
        }
        #expect(record != nil)
        #expect((record?.answer != nil) == isKept && (outcome != nil) == isKept)
    }
}
