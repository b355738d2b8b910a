/// What a transaction of a timeline holds, since when, and how long it may (reference section 4.2).
struct HeldMoney: Hashable {
    private(set) var holdings = Holdings()
    private(set) var isBooked = false
    /// How many charges with the customer away were declined.
    var setbacks = 0
    private var since: Moment?
    private var lapses: Moment?
    /// Whether it was told already that it is held for too long.
    private var isTold = false
    /// When the hold was made that lapsed.
    private var lapsedSince: Moment?

    /// A week, which a hold lasts that was made with the customer there.
    private static let week = Timespan(milliseconds: 604_800_000)
    private static let ninetyDays = Timespan(milliseconds: 7_776_000_000)

    /// When the hold lapses, if nothing comes before; nil where nothing is held.
    var holdLapses: Moment? { holdings.payment == .authorized && !isTold ? lapses : nil }

    /// The last moment at which a payment may be paid out; nil where there is none.
    var payoutDue: Moment? {
        holdings.payment == .captured && !isTold ? since?.adding(HeldMoney.ninetyDays) : nil
    }

    /// Notes that what is held was held for too long, and says what that is. A hold is given back then.
    mutating func expire(at now: Moment) -> ProcessTimeline.Limit? {
        guard let since, !isTold else { return nil }
        isTold = true
        guard holdings.payment == .authorized else { return .payout(since: since) }
        holdings.releaseHold()
        lapsedSince = since
        return .hold(since: since)
    }

    /// Does what a transition does, in order, or says why it fails; what it did until then is for the caller to forget.
    mutating func perform(
        _ transition: ProcessTransition, _ card: TimelineCard, at now: Moment,
        warnings: inout [ProcessTimeline.Warning]
    ) -> ProcessTimeline.Failure? {
        for action in transition.actions {
            if let failure = failure(of: action, card) { return failure }
            warnings += late(action.kind, at: now)
            let before = holdings
            holdings.perform(action)
            if action.kind.books { isBooked = true }
            note(before.payment, action, card, at: now)
        }
        return nil
    }

    private mutating func failure(of action: ProcessAction, _ card: TimelineCard) -> ProcessTimeline.Failure? {
        if action.kind == .fail { return .onPurpose }
        if let lapsedSince, action.kind.captures || [.confirmPaymentIntent, .createPayout].contains(action.kind) {
            return .lapsed(since: lapsedSince)
        }
        if let refusal = holdings.refusal(of: action.kind) { return refusal.asFailure }
        if action.chargesOffSession, let decline = card.decline, setbacks < card.setbacks ?? .max {
            setbacks += 1
            return .card(decline)
        }
        if action.kind.captures, holdings.isOffSession { return card.captureDecline.map { .capture($0) } }
        return nil
    }

    private func late(_ kind: ActionKind, at now: Moment) -> [ProcessTimeline.Warning] {
        guard kind == .createPayout, holdings.payment == .captured, let since,
            let limit = since.adding(HeldMoney.ninetyDays), now > limit
        else { return [] }
        return [.afterPayout(since: since)]
    }

    /// Notes since when something is held.
    private mutating func note(
        _ before: Holdings.Payment, _ action: ProcessAction, _ card: TimelineCard, at now: Moment
    ) {
        guard holdings.payment != before else { return }
        isTold = false
        since = now
        lapses =
            holdings.payment == .authorized
            ? now.adding(action.chargesOffSession ? card.holdLife : HeldMoney.week) : nil
    }
}

extension ActionKind {
    /// Whether it makes a booking, whose times are known from then on.
    var books: Bool { [.createPendingBooking, .createProposedBooking, .createBooking].contains(self) }
}

extension Holdings.Refusal {
    fileprivate var asFailure: ProcessTimeline.Failure {
        switch self {
        case .missing(let what): .missing(what)
        case .repeated(let what): .repeated(what)
        case .secondPayment: .secondPayment
        case .confirmedAlready: .confirmedAlready
        case .pricedTooLate: .pricedTooLate
        }
    }
}
