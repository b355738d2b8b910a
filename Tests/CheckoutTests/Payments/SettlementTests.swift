import Randomness
import Testing

@testable import Checkout

@Suite("Settling payments")
struct SettlementTests {
    let now = at("2026-06-01")
    let declined = Decline(code: "card_declined", declineCode: "insufficient_funds")

    @Test("takes one card's money with one question")
    func single() {
        let payment = Sample.payment(1, .ordinary, 4900)
        #expect(Settlement.next(.collect, payments: [payment], at: now) == .ask(payment.id, .charge, payment.amount))
        let done = Sample.payment(1, .ordinary, 4900, .succeeded, captured: 4900)
        #expect(Settlement.next(.collect, payments: [done], at: now) == .finish(.collected))
        let failed = Sample.payment(1, .ordinary, 4900, .failed, decline: declined)
        #expect(Settlement.next(.collect, payments: [failed], at: now) == .finish(.failed(declined)))
    }

    /// A cart of $49.00 for the health card and $15.00 for the ordinary one.
    var cart: [Payment] { [Sample.payment(1, .health, 4900), Sample.payment(2, .ordinary, 1500)] }

    /// What is asked in turn, and how it ends, when the network declines the questions with these numbers.
    func story(_ aim: PaymentAim, _ payments: [Payment], declining declined: Int...) -> [Settlement.Move] {
        var course = Course(aim, payments, at: now)
        var moves = [course.next]
        while case .ask = course.next, moves.count < 20 {
            course.answer(
                declined.contains(moves.count) ? .declined(self.declined) : Course.approval(until: now + .days(7)))
            moves.append(course.next)
        }
        return moves
    }

    @Test("holds the health card, charges the other, then captures the hold; what fails gives the hold back")
    func split() {
        let (health, ordinary): (ID<Payment>, ID<Payment>) = (ID(bits: 1), ID(bits: 2))
        let amounts = (Money(minorUnits: 4900), Money(minorUnits: 1500))
        let begun: [Settlement.Move] = [.ask(health, .hold, amounts.0), .ask(ordinary, .charge, amounts.1)]
        #expect(story(.collect, cart) == begun + [.ask(health, .capture, amounts.0), .finish(.collected)])
        #expect(
            story(.collect, cart, declining: 2) == begun + [.ask(health, .void, .zero), .finish(.failed(declined))])
        #expect(story(.collect, cart, declining: 1) == [begun[0], .finish(.failed(declined))])
    }

    @Test("gives the other card's money back when the capture of the hold fails, once", arguments: [false, true])
    func captureFails(isRefundDeclined: Bool) {
        let (health, ordinary): (ID<Payment>, ID<Payment>) = (ID(bits: 1), ID(bits: 2))
        let moves = story(.collect, cart, declining: 3, isRefundDeclined ? 5 : 0)
        #expect(
            moves.suffix(4) == [
                .ask(health, .capture, Money(minorUnits: 4900)), .ask(health, .void, .zero),
                .ask(ordinary, .refund, Money(minorUnits: 1500)), .finish(.failed(declined)),
            ])
    }

    @Test("captures what is wanted of each hold, and gives back a hold of which nothing is, lapsed or not")
    func partialCapture() {
        let health = Sample.payment(1, .health, 4900, .held, wanted: 4000, holdUntil: "2026-06-05")
        let ordinary = Sample.payment(2, .ordinary, 1500, .held, wanted: 0, holdUntil: "2026-05-05")
        let target = PaymentAim.capture
        #expect(
            Settlement.next(target, payments: [health, ordinary], at: now)
                == .ask(health.id, .capture, Money(minorUnits: 4000)))
        let taken = Sample.payment(1, .health, 4900, .succeeded, captured: 4000)
        #expect(Settlement.next(target, payments: [taken, ordinary], at: now) == .ask(ordinary.id, .void, .zero))
        let returned = Sample.payment(2, .ordinary, 1500, .canceled)
        #expect(Settlement.next(target, payments: [taken, returned], at: now) == .finish(.collected))
    }

    @Test("renews a lapsed hold before it captures, from the very moment of its lapse")
    func lapsedHold() {
        let payment = Sample.payment(1, .health, 4900, .held, holdUntil: "2026-06-01")
        let target = PaymentAim.capture
        #expect(Settlement.next(target, payments: [payment], at: now) == .ask(payment.id, .hold, payment.amount))
        let before = now.adding(milliseconds: -1)
        #expect(Settlement.next(target, payments: [payment], at: before) == .ask(payment.id, .capture, payment.amount))
        #expect(story(target, [payment], declining: 1).last == .finish(.holdLost(declined)))
    }

    @Test("renews no hold of which the network does not say when it lapses")
    func endlessHold() {
        let payment = Sample.payment(1, .health, 4900, .held)
        #expect(
            Settlement.next(.capture, payments: [payment], at: now) == .ask(payment.id, .capture, payment.amount))
    }

    @Test("refunds what is wanted of each card, and stops where the network refuses")
    func refunds() {
        let health = Sample.payment(1, .health, 4900, .succeeded, captured: 4900, refunded: 4000, wanted: 900)
        let ordinary = Sample.payment(2, .ordinary, 1500, .succeeded, captured: 1500, wanted: 100)
        let aim = PaymentAim.refund
        #expect(
            Settlement.next(aim, payments: [health, ordinary], at: now)
                == .ask(health.id, .refund, Money(minorUnits: 900)))
        let full = Sample.payment(1, .health, 4900, .succeeded, captured: 4900, refunded: 4900)
        #expect(
            Settlement.next(aim, payments: [full, ordinary], at: now)
                == .ask(ordinary.id, .refund, Money(minorUnits: 100)))
        let refused = Sample.payment(2, .ordinary, 1500, .succeeded, captured: 1500, wanted: 100, decline: declined)
        #expect(Settlement.next(aim, payments: [full, refused], at: now) == .finish(.refunded))
    }

    @Test("ends with what its end says, whatever the network answers; it keeps more only where a refund was declined")
    func conservation() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<4_000 {
            let replay = "seed \(seed), round \(round)"
            for course in journey(&random) {
                let total = course.payments.map(\.amount).sum
                switch course.ending {
                case .collected where course.aim == .collect: #expect(course.kept == total, "\(replay)")
                case .collected: #expect(course.kept == course.wanted, "\(replay)")
                case .held: #expect(course.held == total && course.kept == .zero, "\(replay)")
                case .released: #expect(course.kept == .zero, "\(replay)")
                case .refunded: #expect(course.kept == total - course.wanted + course.refusedBack, "\(replay)")
                case .failed, .holdLost: #expect(course.kept == course.refusedBack, "\(replay)")
                case nil: Issue.record("no ending, \(replay)")
                }
                if course.ending != .held { #expect(course.held == .zero, "\(replay)") }
                #expect(course.takings.values.allSatisfy { $0 == 1 }, "a card was charged twice, \(replay)")
            }
        }
    }

    /// One or two courses of the same payments, up to their ends: what is held is captured or released, what was taken is
    /// refunded.
    private func journey(_ random: inout Seeded) -> [Course] {
        let payments = Bool.random(using: &random) ? cart : [Sample.payment(1, .health, 4900)]
        var first = Course(Bool.random(using: &random) ? .collect : .hold, payments, at: now)
        first.run(&random)
        let aim: PaymentAim
        switch first.ending {
        case .held: aim = Bool.random(using: &random) ? .capture : .release(.voided)
        case .collected: aim = .refund
        default: return [first]
        }
        let wishes = first.payments.map { payment in
            var payment = payment
            let part = Money(minorUnits: Int.random(in: 0...payment.amount.minorUnits, using: &random))
            if aim == .refund || Bool.random(using: &random) { payment.wanted = part }
            return payment
        }
        var second = Course(aim, wishes, at: now + .days(Int.random(in: 0...9, using: &random)))
        second.run(&random)
        return [first, second]
    }
}

/// Payments on their way to an aim, changed by nothing but the network's answers.
private struct Course {
    let aim: PaymentAim
    let now: Instant
    private(set) var payments: [Payment]
    private(set) var ending: Settlement.Ending?
    /// How much was to be captured, or given back, when it began.
    let wanted: Money
    /// How often each card's money was taken.
    private(set) var takings: [ID<Payment>: Int] = [:]
    /// What the network was asked to give back and did not.
    private(set) var refusedBack = Money.zero

    init(_ aim: PaymentAim, _ payments: [Payment], at now: Instant) {
        self.aim = aim
        self.payments = payments
        self.now = now
        wanted = payments.map { $0.wanted ?? $0.amount }.sum
    }

    var next: Settlement.Move { Settlement.next(aim, payments: payments, at: now) }
    var kept: Money { payments.map(\.amountRefundable).sum }
    var held: Money { payments.filter { $0.status == .held }.map(\.amount).sum }

    static func approval(until lapse: Instant?) -> NetworkAnswer { .approved(reference: "r", holdExpiresAt: lapse) }

    /// The network answers what is asked next.
    mutating func answer(_ answer: NetworkAnswer) {
        guard case .ask(let id, let operation, let amount) = next,
            let place = payments.firstIndex(where: { $0.id == id })
        else { return }
        switch (operation, answer) {
        case (.charge, .approved), (.capture, .approved): takings[id, default: 0] += 1
        case (.refund, .declined): refusedBack += amount
        default: break
        }
        payments[place].pending = PendingOperation(
            operation: operation, amount: amount, key: "k", presence: .onSession, askedAt: now, owner: 1)
        payments[place] = payments[place].answered(answer, at: now)
    }

    /// Lets the network answer as it likes until nothing is asked any more, or for twenty questions.
    mutating func run(_ random: inout Seeded) {
        for _ in 0..<20 {
            if case .finish(let ending) = next { return self.ending = ending }
            let approves = Int.random(in: 0...3, using: &random) > 0
            let lapse = Bool.random(using: &random) ? now + .days(7) : nil
            answer(approves ? Course.approval(until: lapse) : .declined(Decline(code: "card_declined")))
        }
    }
}

@Suite("Money")
struct MoneyTests {
    @Test(
        "prints dollars and cents",
        arguments: [
            (0, "$0.00"), (5, "$0.05"), (120_450, "$1,204.50"), (-500, "-$5.00"), (100_000_000, "$1,000,000.00"),
        ])
    func printing(cents: Int, text: String) {
        #expect(Money(minorUnits: cents).description == text)
    }

    @Test("refuses sums that do not fit")
    func overflow() {
        #expect(Money(minorUnits: .max).adding(Money(minorUnits: 1)) == nil)
        #expect(Money(minorUnits: .max).times(2) == nil)
        #expect(Money(minorUnits: 3).times(4) == Money(minorUnits: 12))
    }
}
