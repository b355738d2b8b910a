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

    @Test("holds the health card, charges the other, then captures the hold")
    func split() {
        let ids: (ID<Payment>, ID<Payment>) = (ID(bits: 1), ID(bits: 2))
        let money = Money(minorUnits: 4900)
        let steps: [(Payment.Status, Payment.Status, Settlement.Move)] = [
            (.processing, .processing, .ask(ids.0, .hold, money)), (.held, .processing, .ask(ids.1, .charge, money)),
            (.held, .succeeded, .ask(ids.0, .capture, money)), (.succeeded, .succeeded, .finish(.collected)),
            (.held, .failed, .ask(ids.0, .void, .zero)), (.canceled, .failed, .finish(.failed(declined))),
            (.failed, .processing, .finish(.failed(declined))),
        ]
        for (health, ordinary, move) in steps {
            let payments = [
                Sample.payment(
                    1, .health, 4900, health, captured: health == .succeeded ? 4900 : 0,
                    decline: health == .failed ? declined : nil),
                Sample.payment(
                    2, .ordinary, 4900, ordinary, captured: ordinary == .succeeded ? 4900 : 0,
                    decline: ordinary == .failed ? declined : nil),
            ]
            #expect(Settlement.next(.collect, payments: payments, at: now) == move, "\(health), \(ordinary)")
        }
    }

    @Test("gives the other card's money back when the capture of the hold fails")
    func captureFails() {
        let health = Sample.payment(1, .health, 4900, .failed, decline: declined)
        let ordinary = Sample.payment(2, .ordinary, 1500, .succeeded, captured: 1500)
        #expect(
            Settlement.next(.collect, payments: [health, ordinary], at: now)
                == .ask(ordinary.id, .refund, ordinary.amount))
        let returned = Sample.payment(2, .ordinary, 1500, .succeeded, captured: 1500, refunded: 1500)
        #expect(Settlement.next(.collect, payments: [health, returned], at: now) == .finish(.failed(declined)))
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
        let lost = Sample.payment(1, .health, 4900, .failed, decline: declined)
        #expect(Settlement.next(target, payments: [lost], at: now) == .finish(.holdLost(declined)))
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

    @Test("ends, with no money kept or all of it, whatever the network answers")
    func conservation() {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for round in 0..<2_000 {
            var payments = [Sample.payment(1, .health, 4900)]
            if Bool.random(using: &random) { payments.append(Sample.payment(2, .ordinary, 1500)) }
            let total = payments.map(\.amount).sum
            let aim: PaymentAim = Bool.random(using: &random) ? .collect : .hold
            var ending: Settlement.Ending?
            for _ in 0..<20 {
                switch Settlement.next(aim, payments: payments, at: now) {
                case .finish(let end): ending = end
                case .ask(let id, let operation, let amount):
                    let approves = [.void, .refund].contains(operation) || Int.random(in: 0...2, using: &random) > 0
                    payments = payments.map { payment in
                        guard payment.id == id else { return payment }
                        var asked = payment
                        asked.pending = PendingOperation(
                            operation: operation, amount: amount, key: "k", presence: .onSession, askedAt: now, owner: 1
                        )
                        return asked.answered(
                            approves ? .approved(reference: "r", holdExpiresAt: now + .days(7)) : .declined(declined),
                            at: now)
                    }
                }
                if ending != nil { break }
            }
            let kept = payments.map(\.amountRefundable).sum
            let held = payments.filter { $0.status == .held }.map(\.amount).sum
            switch ending {
            case .collected: #expect(kept == total && held == .zero, "seed \(seed), round \(round)")
            case .held: #expect(kept == .zero && held == total, "seed \(seed), round \(round)")
            case .failed: #expect(kept == .zero && held == .zero, "seed \(seed), round \(round)")
            default: Issue.record("no ending, seed \(seed), round \(round)")
            }
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
