public import TransactionProcess

/// A standing order to be given.
public struct NewStandingOrder: Hashable, Sendable {
    /// The processes that it is for, by their name.
    public var process: String
    /// In which state.
    public var state: StateName
    /// How long after that was entered.
    public var after: Period
    /// The operator's transition that is taken then.
    public var transition: TransitionName

    /// A standing order to be given.
    public init(process: String, state: StateName, after: Period, transition: TransitionName) {
        self.process = process
        self.state = state
        self.after = after
        self.transition = transition
    }
}

extension CheckoutEngine {
    /// Gives a standing order; it holds for the transactions that stand in its state already, too.
    /// - Throws: `CheckoutError.notFound` for an unknown process, `.invalidField` for a transition that no operator takes
    ///   from that state.
    public func order(_ new: NewStandingOrder) async throws(CheckoutError) -> StandingOrder {
        let library = library
        return try await step { step in
            guard let version = try step.transaction.latestProcess(named: new.process) else {
                throw CheckoutError.notFound(kind: ProcessVersion.kind, id: new.process)
            }
            let offered = try library.process(version.id, step.transaction).definition
                .transitions(from: new.state, for: .operator)
            guard offered.contains(where: { $0.name == new.transition }) else {
                let words = offered.map(\.name.text).joined(separator: ", ")
                throw CheckoutError.invalidField(
                    "transition", given: new.transition.text,
                    expected: offered.isEmpty
                        ? "a state that an operator may lead out of; none leads out of \(new.state.text)"
                        : "one that an operator takes from \(new.state.text): \(words)")
            }
            guard new.after.months > 0 || new.after.milliseconds > 0 else {
                throw CheckoutError.invalidField(
                    "after", given: new.after.description, expected: "a period such as P1D")
            }
            let order = StandingOrder(
                id: try step.transaction.newID(at: step.now), process: new.process, state: new.state, after: new.after,
                transition: new.transition, createdAt: step.now)
            try step.transaction.insert(order)
            try step.reschedule(order)
            try step.record(EventType.standingOrderGiven, order.id, customer: nil, order.changes)
            return order
        }
    }

    /// Switches a standing order off, or on again.
    /// - Throws: `CheckoutError.notFound`.
    public func `switch`(_ id: ID<StandingOrder>, on isOn: Bool) async throws(CheckoutError) -> StandingOrder {
        try await step { step in
            var order = try require(id, step.transaction.find)
            guard order.isOn != isOn else { return order }
            order.isOn = isOn
            try step.transaction.update(order)
            try step.reschedule(order)
            try step.record(
                EventType.standingOrderSwitched, id, customer: nil,
                [Change("on", from: String(!isOn), to: String(isOn))])
            return order
        }
    }
}

extension Step {
    /// Works out anew what is done with the transactions that stand in an order's state.
    fileprivate func reschedule(_ order: StandingOrder) throws {
        for id in try transaction.transactions(of: order.process, in: order.state) {
            var tx = try require(id, transaction.find)
            tx.order = try nextOrder(of: tx, try process(of: tx))
            try transaction.update(tx)
        }
    }
}

extension StandingOrder {
    fileprivate var changes: [Change] {
        [
            Change("process", to: process), Change("state", to: state.text), Change("after", to: after.description),
            Change("transition", to: transition.text),
        ]
    }
}
