// States in which a transaction may stand for ever while it holds something.

extension Lints {
    /// States that nothing leaves, with something still held.
    func warnOfHeldAtTheEnd(_ ways: Ways, _ log: inout FindingLog) {
        var reported: Set<StateName> = []
        for point in ways.points {
            guard let state = point.state, leaving[state] == nil, let held = point.holdings.unfinished,
                reported.insert(state).inserted, let place = place(of: state)
            else { continue }
            log.add(
                .heldAtTheEnd,
                "Nothing leaves \(state), and \(held) is still held there. The way: \(ways.words(to: point)).",
                at: place)
        }
    }

    /// States that only the parties leave, with something held: if they never act, it is held for ever.
    func warnOfNoWayOut(_ ways: Ways, _ log: inout FindingLog) {
        var reported: Set<StateName> = []
        for point in ways.points {
            guard let state = point.state, leaving[state] != nil, !reported.contains(state),
                let held = point.holdings.unsettled,
                !hasWayOut(state, point.holdings), let place = place(of: state)
            else { continue }
            reported.insert(state)
            log.add(.noWayOut, "\(noWayOut(state, held)) The way: \(ways.words(to: point)).", at: place)
        }
    }

    /// Whether an operator, or the clock for sure, leads to another state.
    private func hasWayOut(_ state: StateName, _ holdings: Holdings) -> Bool {
        let all = leaving[state, default: []]
        let onward = all.filter { $0.to != state }
        if onward.contains(where: { $0.role == .operator }) { return true }
        let automatic = all.filter { $0.time != nil }
        return onward.contains { transition in
            guard let time = transition.time, !transition.mayFail, time.willCome(holdings) else { return false }
            // One that fails before it takes its place.
            return automatic.allSatisfy { other in
                other == transition || !other.mayFail || time.isSurelyFirst(before: other.time, in: state)
            }
        }
    }

    private func noWayOut(_ state: StateName, _ held: String) -> String {
        let roles = ActorRole.allCases.filter { !definition.transitions(from: state, for: $0).isEmpty }
        let actors = roles.map { "the \($0.rawValue)" }.joined(separator: " and ")
        let failing = definition.automaticTransitions(from: state).first(where: \.mayFail)
        let after = failing.map { "Once \($0.name) has failed, nothing" } ?? "Nothing"
        let who = actors.isEmpty ? "leaves \(state)" : "but \(actors) leaves \(state)"
        // Another automatic transition would not help: after a failed one, none runs.
        let advice = failing == nil ? "an operator, or an automatic transition that cannot fail," : "an operator"
        return "\(after) \(who), where \(held) is held; \(advice) should lead on."
    }
}

extension ProcessTransition {
    /// Whether it may fail though the process is right.
    var mayFail: Bool { actions.contains { $0.kind.mayFail } }
}

extension TimeExpression {
    /// Whether it comes to a time, given what is held in the state that it leaves. Ours: states and transitions that it
    /// names are taken to lie on the way.
    fileprivate func willCome(_ holdings: Holdings) -> Bool {
        switch self {
        case .timepoint(let timepoint): !timepoint.isOfBooking || holdings.booking != .none
        case .plus(let time, let periods), .minus(let time, let periods):
            time.willCome(holdings) && periods.allSatisfy { $0.span != nil }
        case .min(let times): times.contains { $0.willCome(holdings) }
        case .ignoreIfPast: false
        }
    }
}
