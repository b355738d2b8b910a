import CardSimulator
import Checkout
import Foundation
import SQLiteLedger
import Testing

@Suite("A renewal that is cut short")
struct RenewalDurabilityTests {
    @Test(
        "by a silent network is asked again, and is no decline, however long the silence",
        arguments: [CardSimulator.Fault.unreachable, .answerLost], [0, 100])
    func silence(fault: CardSimulator.Fault, days: Int) async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(ana, to: [try await shop.recurring(Shop.supplies)])
        let end = try await shop.find(id).currentPeriodEnd
        shop.network.fail(next: 10_000, with: fault)
        try await shop.move(to: end + .days(days))
        let waiting = try await shop.find(id)
        #expect(waiting.status == .active && waiting.currentPeriodEnd == end)
        #expect(try await shop.engine.overview(of: id).next == .charging)
        let invoice = try await shop.invoice(of: id)
        #expect(
            try await shop.refusal { try await shop.engine.payInvoice(invoice.id) }.code == "card_network_unreachable")
        #expect(
            try await shop.refusal { try await shop.engine.cancelSubscription(id, atPeriodEnd: false) }.code
                == "card_network_unreachable")
        shop.network.fail(next: 0, with: fault)
        try await shop.engine.resumeInterrupted()
        // Each further period is charged in its turn, as if the network had answered at once.
        for _ in 0..<5 { try await shop.engine.resumeInterrupted() }
        let renewed = try await shop.find(id)
        #expect(renewed.status == .active && renewed.currentPeriodEnd > end + .days(days))
        #expect(try await shop.charges().count == (days == 0 ? 2 : 5))
        #expect(try await shop.invoice(of: id).attempts == 1)
    }

    @Test(
        "by the end of the process is charged once, whatever the network had heard",
        arguments: [CardSimulator.Fault.unreachable, .answerLost])
    func crash(fault: CardSimulator.Fault) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "almoner-renewal-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "ledger.db").path
        func start(_ mode: OpenMode) throws -> (CheckoutEngine, CardSimulator) {
            let ledger = try SQLiteLedger.open(path: path, mode: mode)
            let network = CardSimulator(journal: path + ".cards")
            let engine = CheckoutEngine(
                ledger: ledger, network: network, systemTime: { Shop.opening }, actor: Actor(.operator))
            return (engine, network)
        }
        var id: ID<Subscription>?
        do {
            let (engine, network) = try start(.create(NewLedger(name: "crash", createdAt: Shop.opening)))
            _ = try await engine.freeze()
            let product = try await engine.addProduct(Shop.supplies)
            let price = try await engine.addPrice(
                product: product.id, unitAmount: Money(minorUnits: 900), recurrence: Recurrence(.weekly))
            var new = NewCheckout(
                customer: .person(NewCustomer(name: "Ana", email: "ana@example.com")),
                items: [CartItem(price: price.price.id)])
            new.mode = .subscription
            let session = try await engine.createCheckout(new)
            id = session.subscription
            _ = try await engine.pay(session.id, card: try Shop.card(Shop.visa))
            network.fail(next: 10_000, with: fault)
            _ = try await engine.advance(by: .days(7))
        }
        let (engine, network) = try start(.existing)
        let subscription = try #require(id)
        let status = { try await engine.read { reader, _ in try reader.find(subscription) } }
        #expect(try await status()?.dueAt == nil, "still being charged")
        try await engine.resumeInterrupted()
        #expect(try await status()?.currentPeriodEnd == Shop.opening + .days(14))
        #expect(try await network.audit().filter { $0.operation == .charge }.count == 2)
        _ = try await engine.advance(by: .days(7))
        #expect(try await network.audit().filter { $0.operation == .charge }.count == 3)
    }

    @Test("thirty callers at once who pay one invoice pay it once")
    func crowd() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let id = try await shop.subscribed(
            ana, to: [try await shop.recurring(Shop.supplies)],
            with: try Shop.card(try TokenTests.saved("insufficient_funds")))
        try await shop.move(to: try await shop.find(id).currentPeriodEnd)
        let card = try await shop.engine.saveCard(try Shop.card(Shop.visa), for: ana.id)
        _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: card.id))
        let invoice = try await shop.invoice(of: id).id
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<30 { group.addTask { _ = try? await shop.engine.payInvoice(invoice) } }
        }
        #expect(try await shop.invoice(of: id).status == .paid)
        #expect(try await shop.charges().count == 2)
    }

    @Test("the same seed and the same year give the same rows")
    func determinism() async throws {
        var stories: [[Event]] = []
        for pieces in [1, 1, 40] {
            let shop = try await Shop(seed: 12)
            let ana = try await shop.customer()
            let id = try await shop.subscribed(ana, to: [try await shop.recurring(Shop.supplies)])
            for piece in 1...pieces { try await shop.move(to: Shop.opening + .days(400 * piece / pieces)) }
            #expect(try await shop.find(id).status == .active)
            stories.append(
                try await shop.engine.read { reader, _ in
                    try reader.events(of: nil, from: .first, limit: 500).rows.map(\.row).filter {
                        $0.type != EventType.clockMoved
                    }
                })
        }
        #expect(stories[0] == stories[1] && stories[0].count > 60)
        #expect(stories[0].map { "\($0.at) \($0.type)" } == stories[2].map { "\($0.at) \($0.type)" })
    }
}
