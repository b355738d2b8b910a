// A slow interpreter of processes that looks at every minute, and at all that has happened so far, each time anew. It
// shares nothing with the timeline but the model of a process.
import TransactionProcess

/// What has been done, minute by minute.
struct MinuteByMinute {
    let process: ProcessDefinition
    let booking: BookingTimes
    let isCardGood: Bool
    var steps: [ActorStep]
    /// What happened: `12 t/x`, `12 t/x fails`, `15 mail n/y`.
    private(set) var lines: [String] = []
    /// Whether it went round in one minute for ever.
    private(set) var isLoop = false
    private var done: [(transition: ProcessTransition, minute: Int64)] = []
    private var failed = false
    private var mailed: Set<NotificationName> = []

    init(_ process: ProcessDefinition, booking: BookingTimes, isCardGood: Bool, steps: [ActorStep]) {
        self.process = process
        self.booking = booking
        self.isCardGood = isCardGood
        self.steps = steps
    }

    /// Looks at every minute up to this one.
    mutating func run(upTo last: Int64) {
        for minute in 0...last {
            var rounds = 0
            while runSomething(at: minute) {
                rounds += 1
                if rounds > 300 {
                    isLoop = true
                    return
                }
            }
        }
    }

    private var state: StateName? { done.last?.transition.to }
    private var entry: Int64 { done.last?.minute ?? 0 }

    /// Does one thing that is due in a minute; false where there is none.
    private mutating func runSomething(at minute: Int64) -> Bool {
        if let next = automatic(), next.minute == minute {
            attempt(next.transition, minute)
            return true
        }
        for mail in process.notifications where mail.on == done.last?.transition.name && !mailed.contains(mail.name) {
            if let time = mail.time, let due = value(time), max(due, entry) == minute {
                mailed.insert(mail.name)
                lines.append("\(minute) mail \(mail.name)")
                return true
            }
        }
        if let index = steps.firstIndex(where: { $0.transition.from == state }) {
            let step = steps[index]
            // A step whose minute went by while another came first is taken as soon as it can be.
            if max(entry + step.delay.milliseconds / 60_000, lastTry) == minute {
                steps.remove(at: index)
                lastTry = minute
                attempt(step.transition, minute)
                return true
            }
        }
        return false
    }

    private var lastTry: Int64 = 0

    /// The one transition of this stay that runs by itself.
    private func automatic() -> (transition: ProcessTransition, minute: Int64)? {
        guard let state, !failed else { return nil }
        var best: (transition: ProcessTransition, raw: Int64)?
        for transition in process.transitions where transition.from == state {
            guard let time = transition.time, let raw = value(time) else { continue }
            if best.map({ raw < $0.raw }) ?? true { best = (transition, raw) }
        }
        return best.map { ($0.transition, max($0.raw, entry)) }
    }

    private mutating func attempt(_ transition: ProcessTransition, _ minute: Int64) {
        let charges = transition.actions.contains { $0.kind == .createPaymentIntent }
        let wasCharged = done.contains { $0.transition.actions.contains { $0.kind == .createPaymentIntent } }
        let books = transition.actions.contains { $0.kind == .createPendingBooking }
        let wasBooked = done.contains { $0.transition.actions.contains { $0.kind == .createPendingBooking } }
        let mustFail = transition.actions.contains { $0.kind == .fail }
        if mustFail || (books && wasBooked) || (charges && (wasCharged || !isCardGood)) {
            lines.append("\(minute) \(transition.name) fails")
            if transition.time != nil { failed = true }
            return
        }
        lines.append("\(minute) \(transition.name)")
        done.append((transition, minute))
        (failed, mailed) = (false, [])
        for mail in process.notifications where mail.on == transition.name && mail.time == nil {
            lines.append("\(minute) mail \(mail.name)")
        }
    }

    /// What a time comes to in this stay, in minutes; nil for nothing.
    private func value(_ time: TimeExpression) -> Int64? {
        switch time {
        case .timepoint(.initiated): return done.first?.minute
        case .timepoint(.firstEntered(let state)): return done.first { $0.transition.to == state }?.minute
        case .timepoint(.lastEntered(let state)): return done.last { $0.transition.to == state }?.minute
        case .timepoint(.firstTransitioned(let name)): return done.first { $0.transition.name == name }?.minute
        case .timepoint(.bookingStart), .timepoint(.bookingDisplayStart): return booked(booking.start)
        case .timepoint(.bookingEnd), .timepoint(.bookingDisplayEnd): return booked(booking.end)
        case .plus(let time, let periods): return value(time).map { $0 + minutes(periods) }
        case .minus(let time, let periods): return value(time).map { $0 - minutes(periods) }
        case .min(let times):
            var least: Int64?
            for value in times.compactMap(value) where least.map({ value < $0 }) ?? true { least = value }
            return least
        case .ignoreIfPast(let time):
            guard let value = value(time), value >= entry else { return nil }
            return value
        }
    }

    private func booked(_ moment: Moment) -> Int64? {
        let isBooked = done.contains { $0.transition.actions.contains { $0.kind == .createPendingBooking } }
        return isBooked ? moment.milliseconds / 60_000 : nil
    }

    private func minutes(_ periods: [TimeExpression.Period]) -> Int64 {
        periods.reduce(0) { $0 + ($1.span?.milliseconds ?? 0) / 60_000 }
    }
}
