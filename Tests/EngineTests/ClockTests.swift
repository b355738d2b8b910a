import Checkout
import Synchronization
import Testing

@Suite("The clock")
struct ClockTests {
    @Test("only moves forward, and goes live only when it does not lie ahead")
    func direction() async throws {
        let shop = try await Shop()
        #expect(
            try await shop.refusal { try await shop.engine.freeze(at: Shop.opening.adding(milliseconds: -1)) }.code
                == "clock_moves_forward")
        _ = try await shop.engine.advance(by: .days(1))
        #expect(try await shop.refusal { try await shop.engine.goLive() }.code == "clock_ahead_of_system")
    }

    @Test("goes to the last moment of the year 9999 and no further, in however many steps")
    func end() async throws {
        let shop = try await Shop()
        let beyond = try #require(Instant("9999-12-31T23:59:59.999-00:01"))
        #expect(try await shop.refusal { try await shop.engine.freeze(at: beyond) } == .clockBeyondEnd(asked: beyond))
        let far = Shop.opening + .years(10_000)
        let refusal = try await shop.refusal { try await shop.engine.advance(by: .years(10_000)) }
        #expect(refusal == .clockBeyondEnd(asked: far))
        #expect(
            refusal.message
                == "No clock goes beyond 9999-12-31T23:59:59.999Z, the end of the calendar; \(far) was asked for.")
        #expect(try await shop.engine.clock().now == Shop.opening)
        try await shop.move(to: .last)
        #expect(
            try await shop.refusal { try await shop.engine.advance(by: Period(milliseconds: 1)) }.code
                == "clock_beyond_end")
    }

    @Test("is not advanced while it is live")
    func live() async throws {
        let shop = try await Shop()
        _ = try await shop.engine.goLive()
        #expect(try await shop.refusal { try await shop.engine.advance(by: .days(1)) } == .clockIsLive)
    }

    @Test("that is live already goes live again without a word, however late it is meanwhile")
    func liveAgain() async throws {
        let shop = try await Shop()
        let time = Mutex(Shop.opening)
        let engine = shop.engine(systemTime: {
            time.withLock { time in
                time = time.adding(milliseconds: 1)
                return time
            }
        })
        _ = try await engine.goLive()
        let moves = try await moves(shop)
        #expect(moves.last == [Change("clock", to: "live")])
        let again = try await engine.goLive()
        #expect(again > Shop.opening)
        #expect(try await self.moves(shop) == moves)
    }

    @Test("that two move goes as far as the farther of them wants, and never back")
    func twoMoves() async throws {
        let shop = try await Shop()
        let ledger = MeddledLedger(shop.ledger)
        // The first writing looks for what was left half done, the second moves the clock.
        ledger.before(2, .write) { _ = try await shop.engine.advance(by: .days(10)) }
        let nearer = try await shop.engine(on: ledger).advance(by: .days(1))
        #expect(!ledger.isArmed && nearer.now == Shop.opening + .days(10))
        #expect(try await shop.engine.clock().now == Shop.opening + .days(10))
        #expect(try await moves(shop).count == 2, "it was frozen, and moved once")
    }

    @Test("that somebody lets go live while it is moved stays live")
    func liveOnTheWay() async throws {
        let shop = try await Shop()
        let ledger = MeddledLedger(shop.ledger)
        ledger.before(2, .write) { _ = try await shop.engine.goLive() }
        #expect(try await shop.refusal { try await shop.engine(on: ledger).advance(by: .days(1)) } == .clockIsLive)
        #expect(try await shop.engine.clock().clock == .live)
    }

    @Test("tells of each move where it began and where it ended, however many pieces it took")
    func events() async throws {
        let shop = try await Shop()
        _ = try await shop.subscribed(try await shop.customer(), to: [try await shop.recurring(Shop.supplies)])
        let end = Shop.opening + .days(100)
        try await shop.move(to: end)
        try await shop.move(to: end)
        #expect(
            try await moves(shop) == [
                [Change("clock", from: "live", to: Shop.opening.description)],
                [Change("clock", from: Shop.opening.description, to: end.description)],
            ])
    }

    /// What was told of the clock, in the order in which it happened.
    private func moves(_ shop: Shop) async throws -> [[Change]] {
        try await shop.engine.read { reader, _ in
            try reader.events(about: Subject(kind: "clock", id: "clock"), limit: 100).map(\.changes)
        }
    }

    @Test("whose reading is broken off blames no other process")
    func brokenOff() async throws {
        let shop = try await Shop()
        let refusal = await Task { () async -> CheckoutError? in
            withUnsafeCurrentTask { $0?.cancel() }
            do throws(CheckoutError) {
                _ = try await shop.engine.clock()
                return nil
            } catch {
                return error
            }
        }.value
        #expect(refusal == .ledger(.brokenOff))
    }

    @Test("plays a year in time order, each thing at its own moment, and in pieces as in one go")
    func aYear() async throws {
        var stories: [[Event]] = []
        for pieces in [1, 13, 365] {
            let shop = try await Shop(seed: 5)
            for number in 0..<5 {
                let customer = try await shop.customer("c\(number)@example.com")
                _ = try await shop.returning(customer)
                try await shop.consult(.customer(customer.id, .sleep), .inReview)
                _ = try await shop.engine.createCheckout(
                    NewCheckout(customer: .known(customer.id), items: try shop.cart("bandage")))
                _ = try await shop.engine.advance(by: .hours(number))
            }
            let start = try await shop.engine.clock().now
            for piece in 1...pieces {
                let days = 366 * piece / pieces
                try await shop.move(to: start + .days(days))
            }
            stories.append(
                try await shop.engine.read { reader, _ in
                    try reader.events(of: nil, from: .first, limit: 500).rows.map(\.row).filter {
                        $0.type != EventType.clockMoved
                    }.reversed()
                })
        }
        let happenings = stories.map { $0.map { "\($0.at) \($0.type) \($0.subject.id)" } }
        #expect(happenings[0] == happenings[1] && happenings[0] == happenings[2])
        let times = stories[0].map(\.at)
        #expect(times == times.sorted())
        let count = { (type: String) in stories[0].filter { $0.type == type }.count }
        #expect(count(EventType.letterExpired) == 10 || count(EventType.letterExpired) == 5 + 5)
        #expect(count(EventType.consultationApproved) == 10)
    }

    @Test("lets an unpaid session lapse after its day, and not a moment before")
    func sessionExpiry() async throws {
        let shop = try await Shop()
        let ana = try await shop.customer()
        let session = try await shop.engine.createCheckout(
            NewCheckout(customer: .known(ana.id), items: try shop.cart("bandage")))
        try await shop.move(to: (Shop.opening + .days(1)).adding(milliseconds: -1))
        let status = { try await shop.engine.read { reader, _ in try reader.find(session.id)?.status } }
        #expect(try await status() == .open)
        try await shop.move(to: Shop.opening + .days(1))
        #expect(try await status() == .expired)
        #expect(
            try await shop.refusal { try await shop.engine.pay(session.id, card: try Shop.card(Shop.visa)) }.code
                == "checkout_session_expired")
    }
}
