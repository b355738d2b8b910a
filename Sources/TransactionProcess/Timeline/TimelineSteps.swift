// Which steps of the parties a timeline assumes where nothing else is said: those that lead to a charge. Ours.

extension ProcessDefinition {
    /// What the parties have to do for the transaction to reach a charge with the customer away, or where there is none,
    /// a capture, a payment or a payout. The customer goes on at once, the provider after a period. Where no way leads
    /// there, the transaction is only begun.
    ///
    /// Of several ways, the one on which the operator does least, then the parties, then that with the fewest steps.
    public func stepsToCharge(acceptingAfter delay: Timespan) -> [ActorStep] {
        let goals: [(ProcessTransition) -> Bool] = [
            { $0.time != nil && $0.chargesOffSession }, \.chargesOffSession,
            { $0.actions.contains { $0.kind.captures } }, { $0.actions.contains { $0.kind.createsPayment } },
            { $0.actions.contains { $0.kind == .createPayout } }, { $0.from == nil },
        ]
        let steps = goals.lazy.compactMap { self.way(from: nil, roles: ActorRole.allCases, to: $0) }.first ?? []
        return steps.filter { $0.role != nil }.map { step in
            ActorStep(step, after: step.role == .provider && step.from != nil ? delay : Timespan())
        }
    }

    /// What a customer does to pay by hand where a charge waits that would run by itself: the first step so long after
    /// the charge's state was entered, the others at once. Empty where they cannot.
    public func stepsToPayByHand(after delay: Timespan) -> [ActorStep] {
        for charge in transitions where charge.chargesOffSession && charge.from != nil {
            let isPaid: (ProcessTransition) -> Bool = {
                !$0.chargesOffSession && $0.actions.contains { $0.kind.captures }
            }
            guard let way = self.way(from: charge.from, roles: [.customer], to: isPaid) else { continue }
            return way.enumerated().filter { $0.element.role != nil }.map {
                ActorStep($0.element, after: $0.offset == 0 ? delay : Timespan())
            }
        }
        return []
    }

    /// The cheapest way from a state, nil being the beginning, to and with a transition like this; nil where there is
    /// none.
    private func way(
        from start: StateName?, roles: [ActorRole], to isGoal: (ProcessTransition) -> Bool
    ) -> [ProcessTransition]? {
        var ways = CheapestWays(from: start)
        // Each round finds the ways that are one transition longer.
        for _ in 0...states.count {
            for transition in transitions where transition.mayBeTaken(by: roles) {
                ways.extend(by: transition, isGoal: isGoal(transition))
            }
        }
        return ways.toGoal?.transitions
    }
}

extension ProcessTransition {
    /// Whether it charges the customer's saved card while they are away.
    public var chargesOffSession: Bool { actions.contains(where: \.chargesOffSession) }

    /// Whether one of these takes it, or it runs by itself.
    fileprivate func mayBeTaken(by roles: [ActorRole]) -> Bool {
        guard let role else { return true }
        return roles.contains(role)
    }
}

/// The ways that were found so far: the cheapest to each state, and the cheapest to the goal.
private struct CheapestWays {
    private var best: [StateName?: Way]
    private(set) var toGoal: Way?

    init(from start: StateName?) {
        best = [start: Way()]
    }

    /// Goes on by one transition from the state where it begins.
    mutating func extend(by transition: ProcessTransition, isGoal: Bool) {
        guard let way = best[transition.from] else { return }
        let longer = way.adding(transition)
        if isGoal, longer.isCheaper(than: toGoal) { toGoal = longer }
        if longer.isCheaper(than: best[transition.to]) { best[transition.to] = longer }
    }
}

/// A way through a process, and what it asks of whom.
private struct Way {
    var transitions: [ProcessTransition] = []
    var cost = Cost(operators: 0, parties: 0, length: 0)

    func adding(_ transition: ProcessTransition) -> Way {
        var way = self
        way.transitions.append(transition)
        way.cost.length += 1
        if let role = transition.role {
            if role == .operator { way.cost.operators += 1 } else { way.cost.parties += 1 }
        }
        return way
    }

    func isCheaper(than other: Way?) -> Bool {
        guard let other else { return true }
        return cost < other.cost
    }

    struct Cost: Comparable {
        var operators: Int
        var parties: Int
        var length: Int

        static func < (left: Cost, right: Cost) -> Bool {
            (left.operators, left.parties, left.length) < (right.operators, right.parties, right.length)
        }
    }
}
