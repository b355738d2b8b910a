import CardSimulator
import Checkout
import Testing

@Suite("Asked twice, charged once")
struct DurabilityTests {
    @Test("the same key with the same request is the same charge; with another request it is refused")
    func idempotency() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let first = try await shop.charge(ana, card, "gym", key: "march")
        #expect(try await shop.charge(ana, card, "gym", key: "march").id == first.id)
        #expect(
            try await shop.refusal { try await shop.charge(ana, card, "bandage", key: "march") }
                == .idempotencyKeyReused(key: "march"))
        #expect(try await shop.network.audit().filter { $0.operation == .charge }.count == 2)
    }

    @Test("thirty callers at once with one key make one charge and hear the same answer")
    func crowd() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        let sessions = try await withThrowingTaskGroup(of: CheckoutSession.self) { group in
            for _ in 0..<30 { group.addTask { try await shop.charge(ana, card, "gym", key: "one") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(sessions).count == 1 && sessions.first?.status == .complete)
        #expect(try await shop.network.audit().filter { $0.operation == .charge }.count == 2)
    }

    @Test("a decline is replayed by its key too, and a refusal before any card uses up no key")
    func refusals() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana, with: try TokenTests.saved("insufficient_funds"))
        let first = try await shop.refusal { try await shop.charge(ana, card, "gym", key: "k") }
        #expect(try await shop.refusal { try await shop.charge(ana, card, "gym", key: "k") } == first)
        #expect(
            try await shop.refusal { try await shop.charge(ana, card, "cream", key: "l") }.code
                == "letter_of_medical_necessity_required")
        try await shop.consult(.customer(ana.id, .skincare))
        #expect(
            try await shop.refusal { try await shop.charge(ana, card, "cream", key: "l") }.decline != nil, "tried anew")
    }

    @Test(
        "a network that is silent, or whose answer is lost, is asked again with the same key",
        arguments: [CardSimulator.Fault.unreachable, .answerLost])
    func silence(fault: CardSimulator.Fault) async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        shop.network.fail(next: 1, with: fault)
        #expect(
            try await shop.refusal { try await shop.charge(ana, card, "gym", key: "k") }.code
                == "card_network_unreachable")
        let charge = try await shop.charge(ana, card, "gym", key: "k")
        #expect(charge.status == .complete)
        #expect(
            try await shop.network.audit().filter { $0.operation == .charge }.count == 2,
            "the first checkout and this one")
    }

    @Test("what a silent network left half done is finished by whatever comes next")
    func resumed() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage", "towel")))
        // The hold and the second card's keep succeed; the charge of the second card is not answered.
        let card = try Shop.card(Shop.health)
        let second = try Shop.card(Shop.visa)
        shop.network.fail(next: 0, with: .unreachable)
        let flaky = FlakyNetwork(shop.network, silentAt: [4])
        let engine = CheckoutEngine(
            ledger: shop.ledger, network: flaky, systemTime: { Shop.opening }, actor: Actor(.customer))
        #expect(
            try await shop.refusal { try await engine.pay(session.id, card: card, secondCard: second) }.code
                == "card_network_unreachable")
        try await engine.resumeInterrupted()
        let done = try await shop.engine.read { reader, _ in try reader.find(session.id) }
        #expect(done?.status == .complete && done?.aim == nil)
        #expect(try await shop.network.audit().map(\.operation) == [.hold, .charge, .capture])
    }

    @Test("a caller that goes away half way leaves nothing half done")
    func cancelled() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let card = try await shop.returning(ana)
        for number in 0..<40 {
            let caller = Task { try await shop.charge(ana, card, "gym", key: "k\(number)") }
            if number.isMultiple(of: 2) { await Task.yield() }
            caller.cancel()
            _ = try? await caller.value
            let sessions = try await shop.engine.read { reader, _ in
                try reader.sessions(of: ana.id, from: .first, limit: 100).rows.map(\.row.session)
            }
            #expect(sessions.allSatisfy { $0.aim == nil }, "a charge is left asking")
        }
    }

    @Test("a read-only engine changes nothing and resumes nothing")
    func readOnly() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let reader = CheckoutEngine(
            ledger: shop.ledger, network: shop.network, systemTime: { Shop.opening }, actor: Actor(.operator),
            isReadOnly: true)
        #expect(try await shop.refusal { try await reader.resumeInterrupted() } == .readOnly)
        #expect(
            try await shop.refusal { try await reader.saveCard(try Shop.card(Shop.visa), for: ana.id) } == .readOnly)
        #expect(try await reader.overview(of: ana.id).customer == ana)
    }

    @Test("the same seed and the same story give the same rows, identifiers included")
    func determinism() async throws {
        var stories: [[Event]] = []
        for _ in 0..<2 {
            let shop = try await Shop(seed: 99)
            let ana = try await shop.customer()
            let card = try await shop.returning(ana)
            _ = try await shop.charge(ana, card, "gym")
            try await shop.move(to: Shop.opening + .years(2))
            stories.append(
                try await shop.engine.read { reader, _ in
                    try reader.events(of: nil, from: .first, limit: 200).rows.map(\.row)
                })
        }
        #expect(stories[0] == stories[1] && stories[0].count > 10)
    }
}

/// A network that does not answer some of its questions, counted from 1.
actor FlakyNetwork: CardNetwork {
    private let network: CardSimulator
    private let silentAt: Set<Int>
    private var asked = 0

    init(_ network: CardSimulator, silentAt: Set<Int>) {
        self.network = network
        self.silentAt = silentAt
    }

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        asked += 1
        return try await network.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        asked += 1
        if silentAt.contains(asked) { throw .unreachable("silent on purpose") }
        return try await network.perform(request)
    }
}
