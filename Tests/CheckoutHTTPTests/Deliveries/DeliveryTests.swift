import Checkout
import CheckoutHTTP
import Logging
import SQLiteLedger
import Testing

@Suite("Deliveries", .timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test("three days of a broken endpoint play in a moment; then the delivery is parked, and one by hand arrives")
    func threeDays() async throws {
        let receiver = try Receiver { _, number in .answer(number < 10 ? 500 : 204, "broken \(number)") }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working {
            try await post.customer()
            try await post.untilIdle()
            #expect(receiver.requests.count == 1)
            _ = try await post.engine.advance(by: .days(3))
            try await post.until { try await post.deliveries(.parked).count == 1 }
            #expect(receiver.requests.count == 10)
            let parked = try await post.deliveries()[0]
            let tries = try await post.attempts(of: parked.id)
            #expect(tries.map { String(decoding: $0.body, as: UTF8.self) } == (0..<10).map { "broken \($0)" })
            #expect(tries.allSatisfy { $0.code == 500 && $0.failure == nil })
            _ = try await post.engine.resend(parked.id)
            try await post.until { try await post.deliveries()[0].status == .delivered }
        }
        let ids = Set(receiver.requests.map { $0.headers["svix-id"] })
        #expect(receiver.requests.count == 11 && ids.count == 1, "the same message each time")
        #expect(Set(receiver.requests.map(\.body)).count == 1)
    }

    @Test("a redirect is not followed, and a 404 is no yes either")
    func redirects() async throws {
        let elsewhere = try Receiver { _, _ in .answer(200) }
        defer { elsewhere.stop() }
        let receiver = try Receiver { [url = elsewhere.url] _, number in
            [.redirect(to: url), .answer(404)][min(number, 1)]
        }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working {
            try await post.customer()
            try await post.untilIdle()
            _ = try await post.engine.advance(by: .minutes(1))
            try await post.untilIdle()
        }
        let delivery = try await post.deliveries()[0]
        #expect(delivery.status == .pending && elsewhere.requests.isEmpty)
        #expect(try await post.attempts(of: delivery.id).map(\.code) == [302, 404])
    }

    @Test("what breaks off, stays silent or never ends fails in time; a status that arrived counts")
    func hostile() async throws {
        let reactions: [Receiver.Reaction] = [
            .reset, .close, .drip(head: false), .drip(head: true),
        ]
        let receiver = try Receiver { _, number in reactions[min(number, reactions.count - 1)] }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working(timeout: .seconds(3)) {
            try await post.customer()
            try await post.untilIdle()
            _ = try await post.engine.advance(by: .hours(2))
            try await post.until { try await post.deliveries()[0].status == .delivered }
        }
        let delivery = try await post.deliveries()[0]
        let tries = try await post.attempts(of: delivery.id)
        #expect(tries.map(\.code) == [nil, nil, nil, 200])
        #expect(tries.allSatisfy { $0.failure != nil })
        for slow in tries.suffix(2) {
            #expect(slow.failure == "no whole answer within 3.0 seconds" && slow.milliseconds >= 2_900)
        }
    }

    @Test("of a long answer the beginning is read, and less is kept")
    func long() async throws {
        let attempt = try await attempt(answered: 500, length: 200_000)
        #expect(attempt.code == 500 && attempt.failure == "the answer was cut at 64 KiB")
        #expect(attempt.body == Array(repeating: UInt8(ascii: "x"), count: 512))
    }

    @Test("an answer of 64 KiB is whole, and one of a byte more is cut", arguments: [0, 1])
    func bound(beyond: Int) async throws {
        let attempt = try await attempt(answered: 200, length: 65_536 + beyond)
        #expect(attempt.code == 200 && attempt.failure == (beyond == 0 ? nil : "the answer was cut at 64 KiB"))
    }

    /// The first attempt at an endpoint that gives an answer of this length.
    private func attempt(answered code: Int, length: Int) async throws -> DeliveryAttempt {
        let receiver = try Receiver { _, _ in .answer(code, String(repeating: "x", count: length)) }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working {
            try await post.customer()
            try await post.untilIdle()
        }
        return try #require(try await post.attempts(of: post.deliveries()[0].id).first)
    }

    @Test("an endpoint that is not there is tried again")
    func refused() async throws {
        let receiver = try Receiver { _, _ in .answer(200) }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        receiver.stop()
        try await post.working(timeout: .milliseconds(500)) {
            try await post.customer()
            try await post.untilIdle()
        }
        let delivery = try await post.deliveries()[0]
        #expect(delivery.status == .pending && delivery.attempts == 1 && delivery.lastCode == nil)
        #expect(delivery.lastFailure != nil)
    }

    @Test("an answer that comes too late is none, and the event is sent again under the same name")
    func late() async throws {
        let gate = Receiver.Gate()
        let receiver = try Receiver { _, number in number == 0 ? .held(200, gate) : .answer(200) }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        try await post.working(timeout: .seconds(1)) {
            try await post.customer()
            try await post.untilIdle()
            gate.open()
            while try await post.deliveries()[0].status == .pending {
                _ = try await post.engine.advance(by: .hours(1))
                try await post.untilIdle()
            }
        }
        #expect(try await post.deliveries()[0].status == .delivered && receiver.requests.count >= 2)
        #expect(Set(receiver.requests.map { $0.headers["flex-event-id"] }).count == 1)
    }

    @Test("a worker that is stopped finishes what is under way, and sends nothing after that")
    func stopping() async throws {
        let gate = Receiver.Gate()
        let receiver = try Receiver { _, _ in .held(200, gate) }
        defer { receiver.stop() }
        let post = try await Post()
        _ = try await post.endpoint(receiver)
        let watch = try post.ledger.changes()
        defer { watch.stop() }
        let worker = DeliveryWorker(
            engine: post.engine, changes: watch.notices, logger: Logger(label: "test"))
        let run = Task { try await worker.run() }
        try await post.customer()
        try await post.until { try await post.deliveries().contains { $0.owner != nil } }
        run.cancel()
        gate.open()
        try await run.value
        try await post.customer("Ben")
        #expect(try await post.deliveries().map(\.status) == [.pending, .delivered])
        #expect(receiver.requests.count == 1)
    }

    @Test("what was sent is written down as soon as the ledger takes it, and what waits behind it goes out")
    func writtenDownLater() async throws {
        let post = try await Post()
        let ledger = FailingLedger(post.ledger)
        let receiver = try Receiver { _, number in
            if number == 0 { ledger.failWrites(7) }
            return .answer(200)
        }
        defer { receiver.stop() }
        _ = try await post.endpoint(receiver)
        let customer = try await post.customer()
        _ = try await post.engine.editCustomer(customer.id, CustomerEdit(name: "Ana B."))
        try await post.working(on: ledger, pause: .milliseconds(1)) {
            try await post.until { try await post.deliveries(.pending).isEmpty }
        }
        #expect(ledger.failuresLeft == 0 && receiver.requests.count == 2)
        #expect(try await post.deliveries().allSatisfy { $0.status == .delivered && $0.attempts == 1 })
    }

    @Test("a worker that cannot write down what it sent is stopped at once all the same")
    func stoppedUnwritten() async throws {
        let post = try await Post()
        let ledger = FailingLedger(post.ledger)
        let receiver = try Receiver { _, _ in
            ledger.failWrites(.max)
            return .answer(200)
        }
        defer { receiver.stop() }
        _ = try await post.endpoint(receiver)
        try await post.customer()
        try await post.working(on: ledger, pause: .seconds(3_600)) {
            for await _ in ledger.failures { break }
        }
        let delivery = try await post.deliveries()[0]
        #expect(delivery.status == .pending && delivery.owner == post.ledger.processNumber)
    }

    @Test("on a live clock the next try comes by itself, without any change of the ledger")
    func timer() async throws {
        let receiver = try Receiver { _, _ in .answer(200) }
        defer { receiver.stop() }
        let post = try await Post(isLive: true)
        _ = try await post.endpoint(receiver)
        try await post.customer()
        let due = SystemTime.now().adding(milliseconds: 150)
        try await post.ledger.write { transaction in
            var delivery = try #require(try transaction.deliveries(.all, from: .first, limit: 1).rows.first).row
            delivery.nextAttemptAt = due
            try transaction.update(delivery)
        }
        let silence = AsyncStream.makeStream(of: Void.self)
        try await post.working(changes: silence.stream) {
            try await post.until { try await post.deliveries()[0].status == .delivered }
        }
        let tries = try await post.attempts(of: post.deliveries()[0].id)
        #expect(tries.count == 1 && tries.allSatisfy { $0.at >= due })
    }
}
