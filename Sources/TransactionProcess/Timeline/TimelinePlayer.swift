/// Plays a story from one due thing to the next, as a transaction on a clock would go.
///
/// Of what is due at the same moment, a hold lapses first, then a transition runs by itself, then mails go out, and
/// people act last. The reference does not say; ours, so that no mail is about a state that was just left.
struct TimelinePlayer {
    let process: ProcessDefinition
    let card: TimelineCard
    let booking: BookingTimes?
    private(set) var rows: [ProcessTimeline.Row] = []
    private(set) var state: StateName?
    private var facts: TransactionFacts
    private var held = HeldMoney()
    private var steps: [ActorStep]
    private var stay: Stay
    private var count = 0
    private var seen: Set<Standing> = []

    /// What a stay in a state has yet to come.
    private struct Stay {
        var automatic: ScheduledTransition?
        var mails: [ScheduledNotification] = []
        var step: (step: ActorStep, index: Int, at: Moment)?
    }

    /// All that decides what comes next at one moment.
    private struct Standing: Hashable {
        let facts: TransactionFacts
        let held: HeldMoney
        let state: StateName?
        let steps: Int
    }

    /// The next thing that is due.
    private enum Due { case hold, automatic, mail(Int), payout, step }

    init(_ process: ProcessDefinition, _ story: TimelineStory) {
        self.process = process
        card = story.card
        booking = story.booking
        steps = story.steps
        facts = TransactionFacts(now: story.start)
        stay = Stay()
        stay.step = nextStep()
    }

    mutating func play() {
        while let (at, due) = next() {
            facts.now = at
            switch due {
            case .hold, .payout: expire()
            case .mail(let index): add(.mails(stay.mails.remove(at: index).notification))
            case .automatic: runAutomatic()
            case .step: act()
            }
            guard !isOver else { return }
        }
        rest()
    }

    /// Whether the last row ends the story.
    private var isOver: Bool { rows.last?.event == .loops || rows.last?.event == .goesOn }

    private func next() -> (Moment, Due)? {
        var all: [(Moment, Due)] = []
        if let lapse = held.holdLapses { all.append((lapse, .hold)) }
        if let automatic = stay.automatic { all.append((automatic.at, .automatic)) }
        all += stay.mails.enumerated().map { ($0.element.at, .mail($0.offset)) }
        if let limit = held.payoutDue { all.append((limit, .payout)) }
        if let step = stay.step { all.append((step.at, .step)) }
        // The first of the earliest: they stand in the order in which they come at one moment.
        return all.min { $0.0 < $1.0 }
    }

    private mutating func runAutomatic() {
        guard let due = stay.automatic else { return }
        stay.automatic = nil
        guard let failure = attempt(due.transition, planned: planned(due.transition)) else { return }
        add(.fails(due.transition, reason: failure))
        for other in process.automaticTransitions(from: due.transition.from ?? due.transition.to)
        where other.name != due.transition.name && other.time?.moment(given: entryFacts) != nil {
            add(.never(other, .afterFailure(due.transition.name)))
        }
    }

    private mutating func act() {
        guard let due = stay.step else { return }
        steps.remove(at: due.index)
        stay.step = nil
        if let failure = attempt(due.step.transition, planned: nil) {
            add(.fails(due.step.transition, reason: failure))
            stay.step = nextStep()
        }
    }

    /// The facts as they were when the present state was entered.
    private var entryFacts: TransactionFacts {
        var facts = facts
        facts.now = entered
        return facts
    }

    private var entered: Moment { state.flatMap { facts.lastEntered[$0] } ?? facts.now }

    /// The time of a transition that runs at once because that is past.
    private func planned(_ transition: ProcessTransition) -> Moment? {
        guard let time = transition.time?.moment(given: entryFacts), time < entered else { return nil }
        return time
    }

    /// Takes a transition, or says why it fails and changes nothing.
    private mutating func attempt(_ transition: ProcessTransition, planned: Moment?) -> ProcessTimeline.Failure? {
        var outcome = held
        var warnings: [ProcessTimeline.Warning] = []
        if let failure = outcome.perform(transition, card, at: facts.now, warnings: &warnings) {
            held.setbacks = outcome.setbacks
            return failure
        }
        held = outcome
        if held.isBooked { facts.booking = booking }
        let left = stay
        facts.complete(transition.name, entering: transition.to, at: facts.now)
        state = transition.to
        rows.append(.init(at: facts.now, event: .moves(transition, planned: planned), state: state, warnings: warnings))
        dropWhatIsLeft(of: left)
        count += 1
        enter(by: transition)
        return nil
    }

    private mutating func dropWhatIsLeft(of left: Stay) {
        if let automatic = left.automatic { add(.cancels(automatic.transition, due: automatic.at)) }
        for mail in left.mails { add(.cancelsMail(mail.notification, due: mail.at)) }
        if let step = left.step { add(.misses(step.step, due: step.at)) }
    }

    private mutating func enter(by transition: ProcessTransition) {
        stay = Stay()
        let mails = process.notifications(on: transition.name, given: facts)
        for mail in mails where mail.notification.time == nil { add(.mails(mail.notification)) }
        stay.mails = mails.filter { $0.notification.time != nil }.enumerated()
            .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        for mail in process.notifications where mail.on == transition.name {
            if let reason = noTime(mail.time) { add(.neverMailed(mail, reason)) }
        }
        for other in process.automaticTransitions(from: transition.to) {
            if let reason = noTime(other.time) { add(.never(other, reason)) }
        }
        let standing = Standing(facts: facts, held: held, state: state, steps: steps.count)
        guard seen.insert(standing).inserted else { return add(.loops) }
        guard count < ProcessTimeline.most else { return add(.goesOn) }
        stay.automatic = process.nextAutomatic(from: transition.to, given: facts)
        stay.step = nextStep()
    }

    /// Why a time comes to nothing; nil where it is a time, or none is given.
    private func noTime(_ time: TimeExpression?) -> ProcessTimeline.NeverReason? {
        guard let time, time.moment(given: facts) == nil else { return nil }
        var earlier = facts
        earlier.now = Moment(milliseconds: .min)
        return time.moment(given: earlier) == nil ? .noTime : .past
    }

    /// The next step that may be taken from where the transaction stands.
    private func nextStep() -> (step: ActorStep, index: Int, at: Moment)? {
        guard let index = steps.firstIndex(where: { $0.transition.from == state }) else { return nil }
        // Nobody acts before they can: a step that is tried after another failed comes at once.
        return entered.adding(steps[index].delay).map { (steps[index], index, max($0, facts.now)) }
    }

    private mutating func expire() {
        guard let limit = held.expire(at: facts.now) else { return }
        add(.expires(limit))
    }

    private mutating func rest() {
        let ways = state.map { state in process.transitions.filter { $0.from == state && $0.role != nil } } ?? []
        let isFinal = state.map(process.isFinal) ?? true
        let holding = isFinal ? held.holdings.unfinished : held.holdings.unsettled
        let warnings = holding.map { [ProcessTimeline.Warning.holding($0)] } ?? []
        rows.append(.init(at: facts.now, event: .rests(ways: ways), state: state, warnings: warnings))
    }

    private mutating func add(_ event: ProcessTimeline.Event) {
        rows.append(.init(at: facts.now, event: event, state: state))
    }
}
