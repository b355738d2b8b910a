// Times that are past when somebody counts on them (reference sections 2.5 and 4).
import EDN

extension Lints {
    /// The first entry into a state that is entered again and again: from the second stay on, its time is past.
    func warnOfLoops(_ log: inout FindingLog) {
        for (index, transition) in definition.transitions.enumerated() {
            guard let state = transition.from, transition.time != nil else { continue }
            warn(shape.transitions[index].time, "\(transition.name)", "runs", in: state, &log)
        }
        for (index, notification) in definition.notifications.enumerated() {
            guard let state = definition.transition(notification.on)?.to else { continue }
            warn(shape.notifications[index].time, "\(notification.name)", "is sent", in: state, &log)
        }
    }

    private func warn(
        _ time: ExpressionShape?, _ what: String, _ happens: String, in state: StateName, _ log: inout FindingLog
    ) {
        guard let time, time.expression?.names(firstEntryOf: state) == true, isEnteredAgain(state),
            let written = time.states.first(where: { $0.value == state })
        else { return }
        log.add(
            .firstEnteredInLoop,
            "\(state) can be left and entered again: the second time, \(what) still counts from the first entry, and "
                + "\(happens) at once where that is past. :time/last-entered-state counts from each entry.",
            at: written.place)
    }

    /// Whether a way leads from a state through another one back to it.
    private func isEnteredAgain(_ state: StateName) -> Bool {
        var reached: Set<StateName> = []
        var rest = leaving[state, default: []].map(\.to).filter { $0 != state }
        while let next = rest.popLast() {
            guard next != state else { return true }
            guard reached.insert(next).inserted else { continue }
            rest += leaving[next, default: []].map(\.to)
        }
        return false
    }

    /// Transitions that give up what was asked for at a time before the booking: it may be past when they are scheduled.
    func warnOfShortNotice(_ log: inout FindingLog) {
        for (index, transition) in definition.transitions.enumerated() {
            guard let terms = transition.time?.terms, transition.givesUp else { continue }
            let isShort = terms.contains { $0.base.isOfBooking && $0.offset.isBackwards && !$0.isIgnoredIfPast }
            guard isShort else { continue }
            log.add(
                .shortNotice,
                "For a booking at short notice this time is past when \(transition.from?.description ?? "") is entered, "
                    + "and a time that is past means at once: \(transition.name) would run before anybody can act. "
                    + ":fn/ignore-if-past around what counts from the booking prevents it.", at: placeOfTime(of: index))
        }
    }
}

extension ProcessTransition {
    /// Whether it gives a booking, stock or money back.
    fileprivate var givesUp: Bool {
        actions.contains { $0.kind.releases || $0.kind == .refundPayment || $0.kind == .refundCharge }
    }
}

extension Timespan {
    /// Whether it leads back in time.
    fileprivate var isBackwards: Bool { isAtMost(Timespan(milliseconds: -1)) }
}

extension TimeExpression {
    /// Whether it counts from the first entry of a state.
    fileprivate func names(firstEntryOf state: StateName) -> Bool {
        terms?.contains { $0.base == .firstEntered(state) } ?? false
    }
}
