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
                let held = point.holdings.unsettled, let place = place(of: state)
            else { continue }
            let exits = Exits(from: state, leaving[state, default: []], point.holdings)
            guard !exits.leadOn else { continue }
            reported.insert(state)
            log.add(.noWayOut, "\(exits.words(held)) The way: \(ways.words(to: point)).", at: place)
        }
    }
}

/// The transitions of a state, where something is held there: those that lead to another state, and those that would.
private struct Exits {
    private let state: StateName
    private let holdings: Holdings
    /// Those that run by themselves, in the order of the file.
    private let automatic: [ProcessTransition]
    /// Those to another state that may succeed.
    private let onward: [ProcessTransition]
    /// The operator's to another state that always fail.
    private let vain: [ProcessTransition]

    init(from state: StateName, _ transitions: [ProcessTransition], _ holdings: Holdings) {
        (self.state, self.holdings) = (state, holdings)
        automatic = transitions.filter { $0.time != nil }
        let others = transitions.filter { $0.to != state }
        onward = others.filter { holdings.after($0) != nil }
        vain = others.filter { $0.role == .operator && holdings.after($0) == nil }
    }

    /// Whether an operator, or the clock for sure, leads to another state.
    var leadOn: Bool {
        if onward.contains(where: { $0.role == .operator }) { return true }
        return onward.contains { transition in
            guard let time = transition.time, !mayFail(transition), time.willCome(holdings) else { return false }
            // One that fails before it takes its place.
            return automatic.allSatisfy { other in
                other == transition || !mayFail(other) || time.isSurelyFirst(before: other.time, in: state)
            }
        }
    }

    private func mayFail(_ transition: ProcessTransition) -> Bool {
        transition.mayFail || holdings.after(transition) == nil
    }

    /// What is held here, and who alone leads on.
    func words(_ held: String) -> String {
        let roles = ActorRole.allCases.filter { role in onward.contains { $0.role == role } }
        let actors = roles.map { "the \($0.rawValue)" }.joined(separator: " and ")
        let failing = automatic.first(where: mayFail)
        let after = failing.map { "Once \($0.name) has failed, nothing" } ?? "Nothing"
        let who = actors.isEmpty ? "leaves \(state)" : "but \(actors) leaves \(state)"
        // Another automatic transition would not help: after a failed one, none runs.
        let advice = failing == nil ? "an operator, or an automatic transition that cannot fail," : "an operator"
        let failures = vain.map { " \($0.name) always fails there." }.joined()
        return "\(after) \(who), where \(held) is held; \(advice) should lead on.\(failures)"
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
