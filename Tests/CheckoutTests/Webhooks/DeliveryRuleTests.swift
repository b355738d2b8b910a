import Testing

@testable import Checkout

@Suite("What becomes of a delivery")
struct DeliveryRuleTests {
    private let due = Instant(milliseconds: 1_000_000)

    private func delivery(attempts: Int = 0, status: Delivery.Status = .pending) -> Delivery {
        Delivery(
            id: ID(bits: 5), endpoint: ID(bits: 1), event: ID(bits: 2), dialect: .flex, type: "a.b", subject: "x",
            status: status, attempts: attempts, nextAttemptAt: due, owner: 7, createdAt: due)
    }

    @Test("an acknowledgement ends it, whenever it comes")
    func delivered() {
        for attempts in [0, 9, 10, 30] {
            let tried = DeliveryRule.outcome(of: delivery(attempts: attempts), DeliveryAnswer(code: 204), at: due)
            #expect(tried.status == .delivered && tried.attempts == attempts + 1)
            #expect(tried.finishedAt == due && tried.nextAttemptAt == nil && tried.owner == nil)
        }
    }

    @Test("anything else is tried again from the moment of the try, and parked after the last")
    func failed() throws {
        let answers = [
            DeliveryAnswer(code: 500), DeliveryAnswer(code: 302), DeliveryAnswer(code: nil, failure: "refused"),
        ]
        for answer in answers {
            let tried = DeliveryRule.outcome(of: delivery(attempts: 8), answer, at: due)
            let delay = try #require(DeliverySchedule.flex.delay(after: 9, of: tried.id))
            #expect(tried.status == .pending && tried.nextAttemptAt == due.adding(milliseconds: delay))
            #expect(tried.lastCode == answer.code && tried.lastFailure == answer.failure && tried.finishedAt == nil)
            let last = DeliveryRule.outcome(of: delivery(attempts: 9), answer, at: due)
            #expect(last.status == .parked && last.attempts == 10 && last.nextAttemptAt == nil)
            #expect(last.finishedAt == due)
        }
    }

    @Test("an endpoint that was removed meanwhile gets no further try")
    func removed() {
        let tried = DeliveryRule.outcome(of: delivery(status: .parked), DeliveryAnswer(code: 500), at: due)
        #expect(tried.status == .parked && tried.nextAttemptAt == nil)
        let late = DeliveryRule.outcome(of: delivery(status: .parked), DeliveryAnswer(code: 200), at: due)
        #expect(late.status == .delivered)
    }

    @Test("a try counts from when it was made on a live clock, from when it was due on a frozen one")
    func moment() {
        let now = due.adding(milliseconds: 5_000)
        #expect(DeliveryRule.moment(of: delivery(), clock: .live, now: now) == now)
        #expect(DeliveryRule.moment(of: delivery(), clock: .frozen(now), now: now) == due)
    }
}
