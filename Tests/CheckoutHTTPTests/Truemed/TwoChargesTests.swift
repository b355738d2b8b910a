import AsyncHTTPClient
import CardSimulator
import Checkout
import Logging
import NIOCore
import NIOHTTP1
import OrderedJSON
import SQLiteLedger
import Synchronization
import Testing

/// Two charges of one token at the same instant, from two connections.
@Suite("Truemed: two charges of a token at once") struct TwoChargesTests {
    /// What two connections were answered, and what came of it in the ledger.
    private struct Race {
        let answers: [Counter.Answer]
        /// The charges that were tried.
        let charges: [CheckoutSession]
        /// How many times the token's update was opened.
        let updates: Int

        var statuses: [Int] { answers.map(\.status).sorted() }
        var words: String { "\(answers.map(\.text)) \(charges.map(\.status)) \(updates)" }
    }

    private func race(
        _ partner: Partner, _ clients: [HTTPClient], _ token: ID<PaymentToken>, _ keys: [String]
    ) async throws -> Race {
        let before = Set(try await partner.sessions().map(\.id))
        let answers = try await withThrowingTaskGroup(of: Counter.Answer.self) { group in
            for (client, key) in zip(clients, keys) {
                group.addTask { try await send(Partner.bill(token, key: key), partner, by: client) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let events = try await partner.engine.read { reader, _ in try reader.events(about: Subject(token), limit: 100) }
        return Race(
            answers: answers, charges: try await partner.sessions().filter { !before.contains($0.id) },
            updates: events.count { $0.type == EventType.tokenUpdateOpened })
    }

    private func send(_ bill: JSON, _ partner: Partner, by client: HTTPClient) async throws -> Counter.Answer {
        var request = HTTPClientRequest(url: partner.counter.address + Partner.creation)
        request.method = .POST
        request.headers.add(name: "x-truemed-api-key", value: partner.counter.key)
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(string: bill.compact))
        let response = try await client.execute(request, timeout: .seconds(60))
        let bytes = try await response.body.collect(upTo: 1_000_000)
        return Counter.Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(bytes.readableBytesView))
    }

    /// Two clients of one connection each.
    private func withTwoClients(_ body: ([HTTPClient]) async throws -> Void) async throws {
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 1
        let clients = (0..<2).map { _ in
            HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        }
        var failure: (any Error)?
        do { try await body(clients) } catch { failure = error }
        for client in clients { try await client.shutdown() }
        if let failure { throw failure }
    }

    @Test("under one key are one charge and two equal answers")
    func paysOnce() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            try await withTwoClients { clients in
                for round in 0..<100 {
                    let race = try await race(partner, clients, token, ["\(round)", "\(round)"])
                    #expect(race.statuses == [200, 200] && Set(race.answers.map(\.body)).count == 1, "\(race.words)")
                    #expect(race.charges.map(\.amountReceived) == [Money(minorUnits: 4_900)], "\(race.words)")
                }
            }
        }
    }

    @Test("under two keys both charge a card that pays")
    func paysTwice() async throws {
        try await Partner.open { partner in
            let token = try await partner.token()
            try await withTwoClients { clients in
                for round in 0..<100 {
                    let race = try await race(partner, clients, token, ["\(round) a", "\(round) b"])
                    #expect(race.statuses == [200, 200] && Set(race.answers.map(\.body)).count == 2, "\(race.words)")
                    let taken = race.charges.map(\.amountReceived)
                    #expect(taken == [Money(minorUnits: 4_900), Money(minorUnits: 4_900)], "\(race.words)")
                }
            }
        }
    }

    @Test("of a card that declines, under one key, open one update and are answered the same 422")
    func declinesOnce() async throws {
        try await Partner.open { partner in
            try await withTwoClients { clients in
                for round in 0..<50 {
                    let token = try await partner.token(card: Partner.declinedLater)
                    let race = try await race(partner, clients, token, ["\(round)", "\(round)"])
                    #expect(race.statuses == [422, 422] && Set(race.answers.map(\.body)).count == 1, "\(race.words)")
                    #expect(race.updates == 1 && race.charges.count == 1, "\(race.words)")
                }
            }
        }
    }

    @Test(
        "of a card that declines, under two keys, open one update; the other is PendingPaymentTokenUpdate and keeps no key"
    )
    func declinesTwice() async throws {
        try await Partner.open { partner in
            try await withTwoClients { clients in
                for round in 0..<50 {
                    let token = try await partner.token(card: Partner.declinedLater)
                    let keys = ["\(round) a", "\(round) b"]
                    let race = try await race(partner, clients, token, keys)
                    #expect(race.statuses == [400, 422], "\(race.words)")
                    #expect(race.answers.contains { $0.error == "PendingPaymentTokenUpdate" }, "\(race.words)")
                    #expect(race.updates == 1, "\(race.words)")
                    _ = try await partner.engine.repair(token, card: try Partner.card(Partner.visa))
                    var again: [Int] = []
                    for key in keys { again.append(try await partner.create(Partner.bill(token, key: key)).status) }
                    #expect(again.sorted() == [200, 422], "the refused key is kept, the other is free")
                }
            }
        }
    }

    @Test("that are both being declined when the first answer comes open one update, and only the first keeps its key")
    func bothAsked() async throws {
        let network = MeetingNetwork()
        let ledger = try SQLiteLedger.temporary(NewLedger(name: "test", seed: 7, createdAt: Counter.opening))
        let engine = CheckoutEngine(
            ledger: ledger, network: network, systemTime: { Counter.opening }, actor: Actor(.operator, name: "tess"))
        _ = try await engine.freeze()
        let ana = try await engine.addCustomer(NewCustomer(name: "Ana Beltrán", email: "ana@example.com"))
        let mat = OrderItem(name: "Mat", unitAmount: Money(minorUnits: 4_900), whenUnknown: .eligible)
        let items = [CartItem(.ordered(mat))]
        let session = try await engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: items, tokenize: true))
        let token = try #require(try await engine.pay(session.id, card: try Partner.card(Partner.declinedLater)).token)
        network.arm()
        let refusals = await withTaskGroup(of: CheckoutError?.self) { group in
            for key in ["a", "b"] {
                group.addTask {
                    do throws(CheckoutError) {
                        _ = try await engine.charge(TokenCharge(token: token, items: items, idempotencyKey: key))
                        return nil
                    } catch {
                        return error
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let pending = CheckoutError.tokenUpdatePending(id: token.description, action: .updatePaymentMethod)
        #expect(
            refusals.count { $0 == pending } == 1 && refusals.count { $0?.code == "payment_token_update_required" } == 1
        )
        let (keys, events) = try await engine.read { reader, _ in
            (
                try ["a", "b"].count { try reader.idempotencyRecord(operation: "token_charge", key: $0) != nil },
                try reader.events(about: Subject(token), limit: 100)
            )
        }
        #expect(keys == 1)
        #expect(events.count { $0.type == EventType.tokenUpdateOpened } == 1)
    }
}

/// A network that, once armed, answers nobody before two have asked.
private final class MeetingNetwork: CardNetwork {
    private let cards = CardSimulator(journal: nil)
    private let waiting = Mutex<(isArmed: Bool, first: CheckedContinuation<Void, Never>?)>((false, nil))

    func arm() { waiting.withLock { $0 = (true, nil) } }

    func keep(_ entry: CardEntry, at now: Instant) async throws(CardNetworkFailure) -> KeptCard {
        try await cards.keep(entry, at: now)
    }

    func perform(_ request: NetworkRequest) async throws(CardNetworkFailure) -> NetworkAnswer {
        await meet()
        return try await cards.perform(request)
    }

    private func meet() async {
        await withCheckedContinuation { continuation in
            let both = waiting.withLock { waiting -> [CheckedContinuation<Void, Never>] in
                guard waiting.isArmed else { return [continuation] }
                guard let first = waiting.first else {
                    waiting.first = continuation
                    return []
                }
                waiting = (false, nil)
                return [first, continuation]
            }
            for one in both { one.resume() }
        }
    }
}
