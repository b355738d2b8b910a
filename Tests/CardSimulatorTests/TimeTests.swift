// What time does to cards and holds, to the millisecond.

import CardSimulator
import Checkout
import Testing

@Suite("Time")
struct TimeTests {
    private let till = Till()

    @Test("A card works to the last millisecond of its month; then nothing new is asked of it")
    func cardExpires() async throws {
        let card = try await till.keep("4242424242424242", expires: "06/27")
        let end = try #require(Instant("2027-07-01T00:00:00Z"))
        let last = end.adding(milliseconds: -1)
        for operation in [PaymentOperation.verify, .hold, .charge] {
            for presence in [Presence.onSession, .offSession] {
                #expect(try await till.ask(operation, card, 5_000, presence, expires: "06/27", at: last).word == "paid")
                let answer = try await till.ask(operation, card, 5_000, presence, expires: "06/27", at: end)
                #expect(answer == .declined(Decline(code: "expired_card")))
            }
        }
    }

    @Test("An expired card's money can still be captured, given back and refunded")
    func expiredCardSettles() async throws {
        let card = try await till.keep("4242424242424242", expires: "06/27")
        let before = try #require(Instant("2027-06-30T23:59:00Z"))
        let after = try #require(Instant("2027-07-01T00:00:00Z"))
        let held = try await till.approved(.hold, card, at: before)
        let dropped = try await till.approved(.hold, card, at: before)
        for (operation, reference) in [(PaymentOperation.capture, held), (.refund, held), (.void, dropped)] {
            let answer = try await till.ask(operation, card, continuing: reference, expires: "06/27", at: after)
            #expect(answer.word == "paid")
        }
    }

    @Test(
        "A hold lasts seven days; with the owner away 4 days and 18 hours on Visa; one hour on the card for that",
        arguments: [
            ("4242424242424242", Presence.onSession, Period.days(7)),
            ("4242424242424242", .offSession, .hours(114)),
            ("5555555555554444", .onSession, .days(7)),
            ("5555555555554444", .offSession, .days(7)),
            ("4000009909000054", .onSession, .hours(1)),
            ("4000009909000054", .offSession, .hours(1)),
        ])
    func holdLife(_ number: String, _ presence: Presence, _ life: Period) async throws {
        let card = try await till.keep(number)
        let lapse = Instant.noon + life
        var holds: [String] = []
        for _ in 0..<2 {
            let answer = try await till.ask(.hold, card, 5_000, presence)
            guard case .approved(let reference, let expiry) = answer else { throw NotApproved(answer: answer) }
            #expect(expiry == lapse)
            holds.append(reference)
        }
        let late = try await till.ask(.capture, card, continuing: holds[0], at: lapse)
        #expect(late.word == "charge_expired_for_capture")
        let timely = try await till.ask(.capture, card, continuing: holds[1], at: lapse.adding(milliseconds: -1))
        #expect(timely.word == "paid")
    }

    @Test("Giving back a lapsed hold changes nothing and is no error")
    func voidLapsed() async throws {
        let card = try await till.keep("4242424242424242")
        let hold = try await till.approved(.hold, card)
        let answer = try await till.ask(.void, card, 0, continuing: hold, at: .noon + .days(8))
        #expect(answer.word == "paid")
    }

    @Test("Only a hold says when it lapses")
    func onlyHolds() async throws {
        let card = try await till.keep("4242424242424242")
        #expect(try await till.ask(.charge, card) == .approved(reference: "ch_1", holdExpiresAt: nil))
        #expect(try await till.ask(.verify, card, 0) == .approved(reference: "seti_1", holdExpiresAt: nil))
    }
}
