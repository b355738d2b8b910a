import Checkout
import Foundation
import Randomness
import SQLiteLedger
import Testing

/// What a reconciliation shows, held against the events, which tell the same story in another way.
@Suite("A reconciliation")
struct ReconciliationTests {
    private static let ever = Instant(milliseconds: 0)..<Instant(milliseconds: 100_000_000_000_000)

    private func movements(
        _ shop: CheckoutEngine, _ asked: Reconciliation = Reconciliation(moments: ever), page: Int = 100
    ) async throws -> [MoneyMovement] {
        try await shop.read { reader, now in
            var found: [MoneyMovement] = []
            while true {
                let more = try reader.reconcile(asked, skipping: found.count, limit: page, at: now).movements
                found += more
                if more.count < page { return found }
            }
        }
    }

    @Test("has a row for each card that paid, at the moment it was charged, and one for each that got money back")
    func rows() async throws {
        let shop = try await Shop()
        let session = try await shop.engine.createCheckout(
            NewCheckout(
                customer: .known(try await shop.customer().id), items: try shop.cart("bandage", "towel"),
                capturesManually: true))
        _ = try await shop.engine.pay(
            session.id, card: try Shop.card(Shop.health), secondCard: try Shop.card(Shop.visa))
        #expect(try await movements(shop.engine).isEmpty)
        try await shop.move(to: Shop.opening + .hours(2))
        _ = try await shop.engine.capture(session.id)
        try await shop.move(to: Shop.opening + .hours(3))
        _ = try await shop.engine.refund(session.id, amount: Money(minorUnits: 1_000))

        let found = try await movements(shop.engine)
        #expect(found.map(\.amount.minorUnits) == [-100, -900, 1_500, 900])
        #expect(found.map(\.payment.share) == [.ordinary, .health, .ordinary, .health])
        #expect(found.map(\.at) == [3, 3, 2, 2].map { Shop.opening + .hours($0) })
        #expect(Set(found.map(\.payment.session)) == [session.id])
    }

    @Test("knows neither a hold, a declined card nor a card that was only saved")
    func nothingTaken() async throws {
        let shop = try await Shop()
        let customer = try await shop.customer()
        _ = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: customer.id)
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(customer.id), items: try shop.cart("towel"), capturesManually: true))
        _ = try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.declined)) }
        _ = try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa))
        _ = try await shop.engine.void(session.id)
        #expect(try await movements(shop.engine).isEmpty)
        let payouts = try await shop.engine.read { reader, now in try reader.payoutCount(at: now + .days(99)) }
        #expect(payouts == 0)
    }

    @Test("of any period comes to what its events tell, and payouts part it without a rest, whatever happened")
    func storm() async throws {
        let seed = Seeded.newSeed()
        let replay = Comment("ALMONER_TEST_SEED=\(seed) swift test --filter ReconciliationTests")
        var storm = try await Storm(seed: seed)
        for _ in 0..<300 { try await storm.step() }
        try await storm.calm()
        let (engine, now) = (storm.engine, try await storm.engine.read { _, now in now })

        let told = try await Told.all(engine)
        let all = try await movements(engine)
        #expect(!told.isEmpty, replay)
        #expect(all.map(Told.init).sorted() == told.sorted(), replay)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.at >= $1.at }, replay)

        for _ in 0..<60 {
            let days = (0...1).map { _ in
                Int.random(
                    in: -3...Int((now.milliseconds - Shop.opening.milliseconds) / 86_400_000 + 3), using: &storm.random)
            }.sorted()
            let moments = Shop.opening + .days(days[0])..<Shop.opening + .days(days[1] + 1)
            let inside = told.filter { moments.contains($0.at) }
            let asked = Reconciliation(moments: moments)
            let total = try await engine.read { reader, now in
                try reader.reconcile(asked, skipping: 0, limit: 0, at: now).total
            }
            #expect(total.count == inside.count && total.amount.minorUnits == inside.map(\.cents).reduce(0, +), replay)
            let paged = try await movements(engine, asked, page: Int.random(in: 1...7, using: &storm.random))
            #expect(paged == all.filter { moments.contains($0.at) }, replay)
        }

        let payouts = try await engine.read { reader, now in
            let count = try reader.payoutCount(at: now)
            let payouts = try (0..<count).flatMap { try reader.payouts(skipping: $0, limit: 1, at: now) }
            #expect(try reader.payouts(skipping: 0, limit: count + 1, at: now) == payouts, replay)
            return payouts
        }
        var parted: [MoneyMovement] = []
        let onlyPending = Reconciliation(moments: Self.ever, payouts: [], includesPending: true)
        parted += try await movements(engine, onlyPending)
        for payout in payouts {
            let id = payout.period.id
            let own = try await movements(
                engine, Reconciliation(moments: Self.ever, payouts: [id], includesPending: false))
            #expect(!own.isEmpty && own.allSatisfy { PayoutPeriod(holding: $0.at).id == id }, replay)
            #expect(payout.total == MovementTotal(count: own.count, amount: own.map(\.amount).sum), replay)
            #expect(payout.period.paidAt <= now, replay)
            parted += own
        }
        #expect(parted == all, replay)
        try FileManager.default.removeItem(at: storm.folder)
    }
}

/// A movement of money as an event tells it.
private struct Told: Comparable {
    let at: Instant
    let cents: Int

    init(_ movement: MoneyMovement) { (at, cents) = (movement.at, movement.amount.minorUnits) }

    private init(at: Instant, cents: Int) { (self.at, self.cents) = (at, cents) }

    static func < (left: Told, right: Told) -> Bool { (left.at, left.cents) < (right.at, right.cents) }

    static func all(_ engine: CheckoutEngine) async throws -> [Told] {
        try await engine.read { reader, _ in
            let types: Set<String> = [EventType.paymentSucceeded, EventType.refundCreated]
            return try reader.events(of: nil, types: types, from: .first, limit: 100_000).rows.map { listed in
                let amount = try #require(listed.row.changes.first { $0.field == "amount" }?.to.flatMap { Int($0) })
                let isCharge = listed.row.type == EventType.paymentSucceeded
                return Told(at: listed.row.at, cents: isCharge ? amount : -amount)
            }
        }
    }
}
