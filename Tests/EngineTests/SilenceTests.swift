import CardSimulator
import Checkout
import SQLiteLedger
import Testing

/// A network that does not answer what nobody waits for is somebody's business all the same.
@Suite("A silent card network")
struct SilenceTests {
    @Test("is told of with the sessions that wait for it, until it answers")
    func renewals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies)
        for _ in 0..<2 { _ = try await shop.subscribed(ana, to: [price]) }
        #expect(shop.engine.silence == nil)
        shop.network.fail(next: 4, with: .unreachable)
        _ = try await shop.engine.advance(by: Period(months: 1))
        let silence = try #require(shop.engine.silence)
        let renewed = try await shop.engine.read { reader, _ in
            try reader.sessions(of: ana.id, from: .first, limit: 2).rows.map(\.row.session.id)
        }
        #expect(silence.sessions == renewed.sorted())
        #expect(silence.message.contains("the checkout session \(silence.sessions[0]) and 1 more;"), "\(silence)")
        #expect(silence.message.contains(silence.reason) && silence.reason.contains("no answer"))
        // Another piece of work asks again: in vain, and then not.
        #expect(try await shop.engine.askAgain() == silence)
        _ = try await shop.customer("bo@example.com")
        #expect(shop.engine.silence == nil)
    }

    @Test("is told of to those who wait for it too, as long as the question is open")
    func waitedFor() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        shop.network.fail(next: 1, with: .unreachable)
        #expect(try await shop.refusal { try await shop.charge(ana, card, "gym") }.code == "card_network_unreachable")
        #expect(shop.engine.silence?.sessions.count == 1)
        #expect(try await shop.engine.askAgain() == nil)
    }

    @Test("is asked again for processes that died, and nothing is written where nothing is open")
    func orphans() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        shop.network.fail(next: 1, with: .unreachable)
        _ = try await shop.refusal { try await shop.charge(ana, card, "gym") }
        let payment = try await shop.ledger.write { transaction in
            let session = try #require(
                try transaction.sessions(of: ana.id, from: .first, limit: 1).rows.first?.row.session)
            var payment = try #require(try transaction.payments(of: session.id).first)
            let asked = try #require(payment.pending)
            payment.pending = PendingOperation(
                operation: asked.operation, amount: asked.amount, key: asked.key, presence: asked.presence,
                askedAt: asked.askedAt, owner: 4_242)
            try transaction.update(payment)
            return payment
        }
        let ledger = try SQLiteLedger.open(path: shop.ledger.path, mode: .existing)
        let other = shop.engine(on: ledger)
        #expect(try await other.askAgain() == nil)
        let answered = try await other.read { reader, _ in try reader.find(payment.id) }
        #expect(answered?.status == .succeeded && answered?.pending == nil)
        let commits = ledger.commitCount.commits
        #expect(try await other.askAgain() == nil)
        #expect(ledger.commitCount.commits == commits)
    }
}
