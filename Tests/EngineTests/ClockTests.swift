import Checkout
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

    @Test("is not advanced while it is live")
    func live() async throws {
        let shop = try await Shop()
        _ = try await shop.engine.goLive()
        #expect(try await shop.refusal { try await shop.engine.advance(by: .days(1)) } == .clockIsLive)
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
