import Testing

@testable import Checkout

@Suite("A subscription's calendar")
struct SubscriptionScheduleTests {
    static let start = Instant("2026-01-31T12:00:00Z") ?? Instant(milliseconds: 0)

    static func subscription(trialDays: Int? = nil, cancelAt: Instant? = nil) -> Subscription {
        Subscription(
            id: ID(bits: 1), customer: ID(bits: 2), session: ID(bits: 3), items: [], recurrence: Recurrence(.monthly),
            trialDays: trialDays, currentPeriodStart: start, currentPeriodEnd: start, cancelAt: cancelAt,
            createdAt: start)
    }

    static func invoice(scheduled: Int, nextAttemptAt: Instant? = nil) -> Invoice {
        Invoice(
            id: ID(bits: 4), subscription: ID(bits: 1), customer: ID(bits: 2), amount: Money(minorUnits: 900),
            lines: [], periodStart: start, periodEnd: start, scheduledAttempts: scheduled,
            nextAttemptAt: nextAttemptAt, createdAt: start)
    }

    @Test("waits 3, 5 and 7 days between its tries, and then no more")
    func retries() {
        let moments = (0...5).map {
            RenewalRetries.next(after: $0, at: SubscriptionScheduleTests.start)?.date.description
        }
        #expect(moments == [nil, "2026-02-03", "2026-02-05", "2026-02-07", nil, nil])
    }

    @Test("begins with the first period, or with the trial, after which the periods are counted")
    func beginning() {
        let start = SubscriptionScheduleTests.start
        let paid = SubscriptionScheduleTests.subscription().begun(at: start, card: ID(bits: 9))
        #expect(paid.status == .active && paid.currentPeriodEnd.date.description == "2026-02-28")
        #expect(paid.billedPeriod.start == paid.currentPeriodEnd)
        #expect(paid.billedPeriod.end.date.description == "2026-03-31", "counted from the anchor, not from February")
        let free = SubscriptionScheduleTests.subscription(trialDays: 1).begun(at: start, card: ID(bits: 9))
        #expect(free.status == .trialing && free.dueAt == start + .days(1))
        #expect(free.billedPeriod.start == free.trialEnd)
    }

    @Test("moves on with a payment to the period that holds it, the first moment of one belonging to it")
    func renewing() {
        let begun = SubscriptionScheduleTests.subscription()
            .begun(at: SubscriptionScheduleTests.start, card: ID(bits: 9))
        let end = { (moment: String) in
            begun.renewed(at: Instant(moment) ?? SubscriptionScheduleTests.start).currentPeriodEnd.date.description
        }
        #expect(end("2026-02-28T12:00:00Z") == "2026-03-31")
        #expect(end("2026-03-31T11:59:59.999Z") == "2026-03-31")
        #expect(end("2026-03-31T12:00:00Z") == "2026-04-30")
        #expect(end("2026-12-31T00:00:00Z") == "2026-12-31")
    }

    @Test("is due at the earlier of its period's end and the end that was named; past due, at its next try")
    func deadlines() {
        let start = SubscriptionScheduleTests.start
        let early = start + .days(3)
        #expect(
            SubscriptionScheduleTests.subscription(cancelAt: early).begun(at: start, card: ID(bits: 9)).dueAt == early)
        let late = start + .years(1)
        var subscription = SubscriptionScheduleTests.subscription(cancelAt: late).begun(at: start, card: ID(bits: 9))
        #expect(subscription.dueAt == subscription.currentPeriodEnd)
        subscription.status = .pastDue
        #expect(subscription.deadline(retry: early) == early && subscription.deadline() == late)
        #expect(!subscription.ends(at: late.adding(milliseconds: -1)) && subscription.ends(at: late))
        for status: Subscription.Status in [.incomplete, .incompleteExpired, .canceled, .paused] {
            subscription.status = status
            #expect(subscription.deadline(retry: early) == nil)
        }
    }

    @Test("after a failed try of the clock's own waits for the next; one that somebody asked for changes nothing of it")
    func failing() {
        let start = SubscriptionScheduleTests.start
        let failure = SessionFailure(code: "card_declined", message: "No.")
        var subscription = SubscriptionScheduleTests.subscription().begun(at: start, card: ID(bits: 9))
        let (first, waiting) = subscription.refused(
            SubscriptionScheduleTests.invoice(scheduled: 1), failure, at: start)
        #expect(first.status == .pastDue && first.dueAt == start + .days(3) && waiting.failure == failure)
        let (asked, same) = first.refused(waiting, failure, at: start + .days(1))
        #expect(asked.dueAt == start + .days(3) && same.nextAttemptAt == start + .days(3))
        let (last, given) = first.refused(SubscriptionScheduleTests.invoice(scheduled: 4), failure, at: start)
        #expect(last.status == .unpaid && last.dueAt == nil && given.nextAttemptAt == nil)
        subscription.status = .unpaid
        let (still, _) = subscription.refused(SubscriptionScheduleTests.invoice(scheduled: 4), failure, at: start)
        #expect(still.status == .unpaid && still.dueAt == nil)
    }
}
