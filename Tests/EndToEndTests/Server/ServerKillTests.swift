// What the server answered is so, whatever becomes of the server.
import AsyncHTTPClient
import CardSimulator
import Checkout
import NIOCore
import NIOHTTP1
import Programs
import Randomness
import SQLiteLedger
import Synchronization
import Testing

@Suite("The server, killed at any moment", .onOwnThreads, .serialized) struct ServerKillTests {
    @Test("gives the answers that it gave, to the byte, after a kill and a jump of the clock")
    func answersAgain() async throws {
        var merchant = try await Merchant()
        let weak = try await merchant.engine.saveCard(Merchant.card(Merchant.declinedLater), for: merchant.id("ana"))
        try merchant.name("weak", weak.id.description)
        func charge(_ price: String, _ card: String) throws -> String {
            """
            {"checkout_session":{"mode":"off_session","customer":"\(try merchant.named("ana"))",
            "payment_method":"\(try merchant.named(card))","line_items":[{"price":"\(try merchant.named(price))"}]}}
            """
        }
        let requests = [
            ("a", "/v1/checkout/sessions", try charge("price.gym", "card"), 200),
            ("b", "/v1/checkout/sessions", try charge("price.gym", "weak"), 402),
            ("c", "/v1/checkout/sessions", try charge("price.cream", "card"), 422),
            ("d", "/v1/checkout/sessions", try charge("price.towel", "card"), 422),
            ("e", "/v1/customers", #"{"customer":{"first_name":"Zoë"}}"#, 200),
            ("f", "/v1/webhooks", #"{"webhook":{"url":"http://127.0.0.1:9/"}}"#, 200),
        ]
        func ask(_ server: RunningServer) throws -> [HTTPAnswer] {
            try requests.map { key, path, body, _ in
                try Curl.send(
                    "POST \(path)", to: server.address,
                    headers: [merchant.authorization, "Content-Type: application/json", "Idempotency-Key: \(key)"],
                    body: body)
            }
        }
        let first = try RunningServer(ledger: merchant.path)
        let answers = try ask(first)
        #expect(answers.map(\.status) == requests.map(\.3), "\(answers)")
        first.kill()
        // By then the gym's letter has run out and the price of the bandages too.
        _ = try await merchant.engine.advance(by: .years(2))
        _ = try await merchant.engine.setPrice(merchant.id("price.gym"), active: false)
        let second = try RunningServer(ledger: merchant.path)
        let again = try ask(second)
        #expect(again.map(\.body) == answers.map(\.body) && again.map(\.status) == answers.map(\.status))
        #expect(again.allSatisfy { $0.headers["idempotent-replayed"] == "true" }, "\(again)")
        let other = try Curl.send(
            "POST /v1/checkout/sessions", to: second.address,
            headers: [merchant.authorization, "Content-Type: application/json", "Idempotency-Key: a"],
            body: charge("price.bandage", "card"))
        #expect(other.status == 409 && other.document["error"]["code"].text == "idempotency_key_reused")
        #expect(second.terminate().error == "")
    }

    @Test("charges a hundred clients who share keys once a key, however often it is killed meanwhile")
    func hundredClients() async throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        let merchant = try await Merchant()
        let body = """
            {"checkout_session":{"mode":"off_session","customer":"\(try merchant.named("ana"))",
            "payment_method":"\(try merchant.named("card"))","line_items":[{"price":"\(try merchant.named("price.bandage"))"}]}}
            """
        let (clients, keys) = (100, 150)
        let pauses = (0..<4).map { _ in Int.random(in: 5...60, using: &random) }
        let first = try RunningServer(ledger: merchant.path)
        let door = Door(first, body: body, authorization: merchant.authorization)
        let killer = Task {
            for pause in pauses {
                await door.answered(pause)
                door.close()
                _ = try await merchant.engine.advance(by: .days(1))
                door.open(try RunningServer(ledger: merchant.path, port: first.port))
            }
        }
        // Each key is asked for by two clients.
        let wishes = (0..<clients).map { client in (0..<3).map { "key-\((client * 3 + $0) % keys)" } }
        let answers = try await door.answers(wishes)
        try await killer.value
        #expect(door.failures > 0, "no kill met a request; seed \(seed)")
        #expect(answers.count == 3 * clients && answers.allSatisfy { $0.status == 200 }, "seed \(seed)")
        let byKey = Dictionary(grouping: answers, by: \.key)
        for (key, answers) in byKey {
            #expect(Set(answers.map(\.body)).count == 1, "\(key) was answered in two ways; seed \(seed)")
        }
        let sessions = try Set(
            byKey.values.map { answers in
                try Document(String(decoding: answers[0].body, as: UTF8.self))
                    .at("checkout_session.checkout_session_id").text
            })
        #expect(byKey.count == keys && sessions.count == keys, "seed \(seed)")
        door.close()
        try await audit(merchant, sessions, seed)
    }

    /// The ledger and the card network's own journal agree.
    private func audit(_ merchant: Merchant, _ answered: Set<String>, _ seed: UInt64) async throws {
        let (sessions, asking) = try await merchant.engine.read { reader, _ in
            (
                try reader.sessions(of: nil, from: .first, limit: 10_000).rows.map(\.row.session).filter {
                    $0.mode == .offSession && $0.amountTotal == Money(minorUnits: 900)
                },
                try reader.paymentsAsking(notOwnedBy: 0)
            )
        }
        #expect(asking.isEmpty, "payments are left processing; seed \(seed)")
        #expect(Set(sessions.map(\.id.description)) == answered && sessions.count == answered.count, "seed \(seed)")
        #expect(sessions.allSatisfy { $0.status == .complete && $0.aim == nil }, "seed \(seed)")
        let charged = try await CardSimulator(journal: merchant.path + ".cards").audit().filter {
            $0.operation == .charge
        }
        #expect(
            charged.count == answered.count && Set(charged.map(\.reference)).count == answered.count, "seed \(seed)")
    }
}

/// The way to a server that is killed and started again on its port: who finds it shut waits until it opens.
private final class Door: Sendable {
    private struct State {
        var server: RunningServer?
        var waiting: [CheckedContinuation<Void, Never>] = []
        var answers = 0
        var failures = 0
        var counting: (enough: Int, CheckedContinuation<Void, Never>)?
    }

    /// What a key was answered with in the end.
    struct Answer: Sendable {
        let key: String
        let status: Int
        let body: [UInt8]
    }

    private let state: Mutex<State>
    private let address: String
    private let body: String
    private let authorization: String

    init(_ server: RunningServer, body: String, authorization: String) {
        state = Mutex(State(server: server))
        address = server.address
        self.body = body
        self.authorization = String(authorization.dropFirst("Authorization: ".count))
    }

    /// How many requests got no answer and were sent again.
    var failures: Int { state.withLock { $0.failures } }

    /// The answers to clients who all ask at once, each for one key after the other.
    func answers(_ wishes: [[String]]) async throws -> [Answer] {
        try await withThrowingTaskGroup(of: [Answer].self) { group in
            for keys in wishes {
                group.addTask { [self] in
                    var answers: [Answer] = []
                    for key in keys { answers.append(try await answer(key)) }
                    return answers
                }
            }
            var answers: [Answer] = []
            for try await some in group { answers += some }
            return answers
        }
    }

    /// Kills the server.
    func close() {
        let server = state.withLock { state in
            defer { state.server = nil }
            return state.server
        }
        server?.kill()
    }

    func open(_ server: RunningServer) {
        let waiting = state.withLock { state in
            defer { (state.server, state.waiting) = (server, []) }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    /// Waits until so many more requests were answered, or all.
    func answered(_ count: Int) async {
        await withCheckedContinuation { continuation in
            state.withLock { $0.counting = ($0.answers + count, continuation) }
        }
    }

    private func answer(_ key: String) async throws -> Answer {
        var request = HTTPClientRequest(url: address + "/v1/checkout/sessions")
        request.method = .POST
        request.headers.add(name: "Authorization", value: authorization)
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "Idempotency-Key", value: key)
        request.body = .bytes(ByteBuffer(string: body))
        var failure: (any Error)?
        for _ in 0..<200 {
            await untilOpen()
            do {
                let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                let bytes = Array(try await response.body.collect(upTo: 1_000_000).readableBytesView)
                count()
                return Answer(key: key, status: Int(response.status.code), body: bytes)
            } catch {
                failure = error
                state.withLock { $0.failures += 1 }
            }
        }
        throw failure ?? Tool.Failure.timedOut
    }

    private func untilOpen() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.server == nil { state.waiting.append(continuation) }
                return state.server != nil
            }
            if isOpen { continuation.resume() }
        }
    }

    private func count() {
        let enough = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.answers += 1
            guard let (enough, continuation) = state.counting, state.answers >= enough else { return nil }
            state.counting = nil
            return continuation
        }
        enough?.resume()
    }
}
