// Random stories of one subscription each, told to the engine and to a slow model that walks day by day.
import CardSimulator
import Checkout
import Randomness
import Testing

@Suite("Subscriptions against a slow model")
struct SubscriptionModelTests {
    @Test("agree on every day with a calendar that counts on its fingers")
    func stories() async throws {
        let seed = Seeded.newSeed()
        var random = Seeded(seed)
        for _ in 0..<12 { try await story(&random, "ALMONER_TEST_SEED=\(seed)") }
    }

    private func story(_ random: inout Seeded, _ replay: String) async throws {
        let shop = try await Shop(seed: random.next())
        _ = try await shop.engine.advance(by: .days(Int.random(in: 0...60, using: &random)))
        let today = try await shop.engine.clock().now.date
        let interval = Recurrence.Interval.allCases.randomElement(using: &random) ?? .monthly
        let recurrence = Recurrence(interval, count: Int.random(in: 1...3, using: &random))
        let trial = Bool.random(using: &random) ? Int.random(in: 1...40, using: &random) : nil
        let ana = try await shop.customer()
        let price = try await shop.recurring(Shop.supplies, recurrence)
        let id = try await shop.subscribed(ana, to: [price], SubscriptionTerms(trialDays: trial))
        let cards = [
            true: try #require(try await shop.find(id).defaultPaymentMethod),
            false: try await shop.engine.saveCard(
                try Shop.card(try TokenTests.saved("insufficient_funds")), for: ana.id
            ).id,
        ]
        var model = SlowSubscription(today: today, recurrence: recurrence, trial: trial)
        for _ in 0..<40 {
            switch Int.random(in: 0..<8, using: &random) {
            case 0, 1:
                let works = Bool.random(using: &random)
                guard !model.hasEnded else { break }
                _ = try await shop.engine.editSubscription(id, SubscriptionEdit(defaultPaymentMethod: cards[works]))
                model.cardWorks = works
            case 2 where Int.random(in: 0..<4, using: &random) == 0:
                guard !model.hasEnded else { break }
                _ = try await shop.engine.cancelSubscription(id)
                model.cancel()
            case 3:
                guard !model.hasEnded else { break }
                _ = try await shop.engine.editSubscription(id, SubscriptionEdit(cancelAtPeriodEnd: false))
                model.endsWithPeriod = false
            case 4:
                guard let invoice = try await shop.find(id).latestInvoice else { break }
                _ = try? await shop.engine.payInvoice(invoice)
                model.payNow()
            default:
                let days = Int.random(in: 1...45, using: &random)
                _ = try await shop.engine.advance(by: .days(days))
                for _ in 0..<days { model.nextDay() }
            }
            let subscription = try await shop.find(id)
            #expect(subscription.status == model.status, "\(replay)")
            #expect(try await shop.charges().count == model.charges, "\(replay)")
            guard !model.hasEnded else { continue }
            #expect(subscription.currentPeriodEnd.date == model.periodEnd, "\(replay)")
            #expect(subscription.dueAt?.date == model.nextDate, "\(replay)")
        }
    }
}

/// A subscription as somebody with a paper calendar would keep it. Everything happens at noon.
private struct SlowSubscription {
    let recurrence: Recurrence
    let anchor: CivilDate
    var today: CivilDate
    var status: Subscription.Status
    var periodEnd: CivilDate
    var nextTry: CivilDate?
    var tries = 0
    var charges: Int
    var cardWorks = true
    var endsWithPeriod = false

    var hasEnded: Bool { status == .canceled }

    var nextDate: CivilDate? {
        switch status {
        case .trialing, .active: return periodEnd
        case .pastDue: return nextTry
        default: return nil
        }
    }

    init(today: CivilDate, recurrence: Recurrence, trial: Int?) {
        self.recurrence = recurrence
        self.today = today
        var anchor = today
        for _ in 0..<(trial ?? 0) { anchor = SlowSubscription.tomorrow(anchor) }
        self.anchor = anchor
        status = trial == nil ? .active : .trialing
        charges = trial == nil ? 1 : 0
        periodEnd = anchor
        if trial == nil { periodEnd = end(after: today) }
    }

    mutating func nextDay() {
        today = SlowSubscription.tomorrow(today)
        guard today == nextDate else { return }
        if status != .pastDue {
            if endsWithPeriod { return status = .canceled }
            tries = 0
        }
        tries += 1
        if cardWorks { return pay() }
        nextTry = tries <= 3 ? (0..<[3, 5, 7][tries - 1]).reduce(today) { day, _ in Self.tomorrow(day) } : nil
        status = nextTry == nil ? .unpaid : .pastDue
    }

    mutating func payNow() {
        if status == .pastDue || status == .unpaid, cardWorks { pay() }
    }

    mutating func cancel() {
        if status == .pastDue || status == .unpaid { status = .canceled } else { endsWithPeriod = true }
    }

    private mutating func pay() {
        charges += 1
        status = .active
        nextTry = nil
        periodEnd = end(after: today)
    }

    /// The first day on which a period begins after this one: each is counted from the anchor.
    private func end(after day: CivilDate) -> CivilDate {
        var period = 0
        while start(of: period) <= day { period += 1 }
        return start(of: period)
    }

    private func start(of period: Int) -> CivilDate {
        let units = period * recurrence.count
        switch recurrence.interval {
        case .daily, .weekly:
            let days = recurrence.interval == .daily ? units : 7 * units
            return (0..<days).reduce(anchor) { day, _ in Self.tomorrow(day) }
        case .monthly, .yearly:
            var (year, month) = (anchor.year, anchor.month)
            for _ in 0..<(recurrence.interval == .monthly ? units : 12 * units) {
                month += 1
                if month == 13 { (year, month) = (year + 1, 1) }
            }
            var day = anchor.day
            while true {
                if let date = CivilDate(year: year, month: month, day: day) { return date }
                day -= 1
            }
        }
    }

    private static func tomorrow(_ day: CivilDate) -> CivilDate {
        CivilDate(year: day.year, month: day.month, day: day.day + 1)
            ?? CivilDate(year: day.year, month: day.month + 1, day: 1)
            ?? CivilDate(year: day.year + 1, month: 1, day: 1) ?? day
    }
}
