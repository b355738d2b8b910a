import CardSimulator
import Checkout
import Foundation
import SQLiteLedger
import Testing

extension Storm {
    /// The ledger's sums against the network's own books.
    func check(_ replay: String) async throws {
        let held = try await network.audit()
        var books: [String: Int] = [:]
        for entry in held {
            let payment = String(entry.key.prefix(while: { $0 != ":" }))
            switch entry.operation {
            case .charge, .capture: books[payment, default: 0] += entry.amount.minorUnits
            case .refund: books[payment, default: 0] -= entry.amount.minorUnits
            case .hold, .void, .verify: books[payment, default: 0] += 0
            }
        }
        let sessions = try await engine.read { reader, _ in
            try reader.sessions(of: nil, from: .first, limit: 10_000).rows.map(\.row.session)
        }
        for session in sessions {
            #expect(session.aim == nil, "\(session.id) is half done; \(replay)")
            let payments = try await engine.read { reader, _ in try reader.payments(of: session.id) }
            #expect(payments.allSatisfy { $0.pending == nil }, "\(session.id) still asks; \(replay)")
            let refunds = try await engine.read { reader, _ in try reader.refunds(of: session.id) }
            #expect(refunds.allSatisfy { $0.status != .pending }, "\(session.id) has a refund half done; \(replay)")
            for payment in payments {
                let given = refunds.filter { $0.payment == payment.id && $0.status == .succeeded }.map(\.amount).sum
                #expect(given == payment.amountRefunded, "\(payment.id) and its refunds; \(replay)")
                let taken = books.removeValue(forKey: payment.id.description) ?? 0
                #expect(payment.amountRefundable.minorUnits == taken, "\(payment.id); \(replay)")
            }
            let kept = payments.filter { $0.attempt == session.attempt }.map(\.amountRefundable).sum
            if session.status == .complete, session.mode != .setup {
                #expect(session.amountReceived - session.amountRefunded == kept, "\(session.id); \(replay)")
            } else {
                #expect(kept == .zero, "\(session.id) is \(session.status) and keeps money; \(replay)")
            }
            let isWaiting =
                (session.status == .inReview || session.status == .authorized) && !session.savesWithoutMoney
            #expect(
                payments.contains { $0.status == .held } == isWaiting, "\(session.id) is \(session.status); \(replay)")
        }
        try await checkSubscriptions(sessions, replay)
        try await checkTokens(sessions, replay)
        #expect(books.values.allSatisfy { $0 == 0 }, "the network took money that the ledger does not know; \(replay)")
        try FileManager.default.removeItem(at: folder)
    }

    /// Every invoice that is paid was paid by one session of its amount, no period twice, and nothing else was charged.
    func checkSubscriptions(_ sessions: [CheckoutSession], _ replay: String) async throws {
        let invoices = try await engine.read { reader, _ in
            try reader.invoices(of: nil, from: .first, limit: 10_000).rows.map(\.row)
        }
        let paid = invoices.filter { $0.status == .paid }
        let periods = Set(paid.map { "\($0.subscription) \($0.periodStart)" })
        #expect(periods.count == paid.count, "a period was paid twice; \(replay)")
        let payers = sessions.filter { $0.subscription != nil && $0.status == .complete && $0.amountReceived > .zero }
        #expect(Set(payers.map(\.id)) == Set(paid.compactMap(\.session)), "\(replay)")
        for invoice in paid {
            let payer = payers.first { $0.id == invoice.session }
            #expect(payer?.amountReceived == invoice.amount, "\(invoice.id); \(replay)")
        }
        for id in subscriptions {
            let subscription = try await engine.read { reader, _ in try reader.find(id) }
            let isServed = [.trialing, .active, .pastDue].contains(subscription?.status)
            #expect((subscription?.dueAt != nil) == isServed, "\(id) waits for nothing; \(replay)")
        }
    }

    /// Every token waits for what its status says, and every request about one is as far as its token is.
    func checkTokens(_ sessions: [CheckoutSession], _ replay: String) async throws {
        let (tokens, reviews) = try await engine.read { reader, _ in
            try (
                reader.tokens(pendingOnly: false, from: .first, limit: 10_000).rows.map(\.row.token),
                reader.consultations(inReviewOnly: true, from: .first, limit: 10_000).rows.map(\.row)
            )
        }
        let byID = Dictionary(uniqueKeysWithValues: sessions.map { ($0.id, $0) })
        for token in tokens {
            let origin = try #require(token.session.flatMap { byID[$0] })
            #expect(token.status != .active || origin.status == .complete, "\(token.id) of \(origin.status); \(replay)")
            #expect(token.status == .active || token.pendingUpdate == nil, "\(token.id); \(replay)")
            guard token.status == .active else { continue }
            guard let update = token.pendingUpdate else {
                #expect(!token.cards.isEmpty, "\(token.id) charges nothing; \(replay)")
                continue
            }
            let opener = try #require(byID[update.session])
            #expect(opener.status == (opener.isTokenRequest ? .open : .canceled), "\(token.id); \(replay)")
        }
        for session in sessions where session.isTokenRequest && session.status == .open {
            let token = try #require(tokens.first { $0.id == session.token })
            let isAwaited =
                token.session == session.id
                ? token.status == .provisioning : token.pendingUpdate?.session == session.id
            #expect(isAwaited, "nobody waits for \(session.id); \(replay)")
        }
        for session in sessions where session.status == .inReview {
            #expect(reviews.contains { $0.customer == session.customer }, "\(session.id) waits for nobody; \(replay)")
        }
    }

    mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
    mutating func pick<Things: Collection>(_ things: Things) -> Things.Element? {
        things.randomElement(using: &random)
    }

    mutating func cart() -> [CartItem] {
        (0...Int.random(in: 0...2, using: &random)).map { _ in
            CartItem(price: prices.randomElement(using: &random) ?? prices[0])
        }
    }

    mutating func card(health: Bool? = nil) throws -> CardEntry {
        let isHealth = health ?? chance(3)
        let paying = isHealth ? Shop.health : Shop.visa
        let usable = PracticeCard.all.filter {
            $0.refusal == nil && !$0.brand.hasPrefix("american") && ($0.account == .health) == isHealth
        }
        return try Shop.card(
            chance(2) ? paying : pick(usable)?.number ?? paying, expires: chance(4) ? "08/26" : "12/40")
    }
}
