import TransactionProcess

extension Transaction {
    /// The transaction after a transition whose actions ran: in its new state, with nothing scheduled yet.
    func after(_ run: TransitionRun, _ transition: ProcessTransition, at moment: Instant) -> Transaction {
        var tx = self
        let isOfClock = transition.role == nil
        // A chain counts what runs by itself at one moment, so that it cannot go on for ever.
        tx.chain = isOfClock && tx.lastTransitionedAt == moment ? tx.chain + 1 : 0
        (tx.state, tx.lastTransition, tx.lastTransitionedAt) = (transition.to, transition.name, moment)
        tx.stay += 1
        tx.contents = run.contents
        (tx.next, tx.isSpent, tx.order, tx.orderedUntil, tx.underWay) = (nil, false, nil, nil, nil)
        return tx
    }

    /// How many transitions may run by themselves at one moment. Ours.
    static let longestChain = 100
}

extension Step {
    /// Takes the transition under way: writes what its actions did, schedules what comes next and sends its mails.
    func complete(_ before: Transaction, _ run: TransitionRun) throws -> Transaction {
        guard let underWay = before.underWay else { return before }
        let process = try process(of: before)
        guard let transition = process.definition.transition(underWay.transition) else { return before }
        var tx = before.after(run, transition, at: underWay.at)
        if run.stockChange != 0 { try change(stockOf: tx.listing, by: run.stockChange) }
        let taken = TakenTransition(
            transition.name, to: transition.to, at: underWay.at, by: underWay.by, name: underWay.name)
        try transaction.dropMails(of: tx.id, at: underWay.at)
        try transaction.insert(taken, of: tx)
        tx.limit = try transaction.limit(of: tx, at: now)
        let facts = try transaction.facts(of: tx, at: underWay.at)
        schedule(&tx, process, facts)
        tx.order = try nextOrder(of: tx, process)
        try transaction.update(tx)
        try record(
            before.stay == 0 ? EventType.transactionInitiated : EventType.transactionTransitioned, tx.id,
            customer: tx.customer,
            [
                Change("state", from: before.state.text, to: tx.state.text),
                Change("last_transition", from: before.lastTransition?.text, to: transition.name.text),
            ])
        try sendMails(of: tx, process, transition, facts)
        return tx
    }

    /// Notes what runs by itself from here.
    private func schedule(_ tx: inout Transaction, _ process: InstalledProcess, _ facts: TransactionFacts) {
        guard let next = process.definition.nextAutomatic(from: tx.state, given: facts) else { return }
        tx.next = ScheduledStep(next.transition.name, at: Instant(next.at))
    }

    /// The next standing order for where a transaction stands.
    func nextOrder(of tx: Transaction, _ process: InstalledProcess) throws -> ScheduledOrder? {
        try transaction.standingOrders(for: process.version.name, in: tx.state).next(
            entered: tx.lastTransitionedAt, after: tx.orderedUntil, now: now)
    }

    private func change(stockOf id: ID<Listing>, by change: Int) throws {
        var listing = try require(id, transaction.find)
        listing.stock = listing.stock.map { $0 + change }
        try transaction.update(listing)
    }

    /// Fails the transition under way: it leaves no payment of its own, and is kept among the failed ones. One that ran by
    /// itself is the last to do so in its stay.
    func fail(_ before: Transaction, _ failure: TransitionFailure) throws {
        guard let underWay = before.underWay else { return }
        var tx = before
        if tx.session != underWay.sessionBefore { (tx.session, tx.namedCard) = (underWay.sessionBefore, nil) }
        tx.underWay = nil
        tx.limit = try transaction.limit(of: tx, at: now)
        try transaction.holdMails(of: tx.id, false)
        try at(underWay.at, actor: actor(of: underWay)).noteFailure(
            of: &tx, underWay.transition, by: underWay.by, name: underWay.name, failure)
        try transaction.update(tx)
    }

    /// Keeps a failure. The transaction is for the caller to write.
    func noteFailure(
        of tx: inout Transaction, _ transition: TransitionName, by: TransitionActor, name: String,
        _ failure: TransitionFailure
    ) throws {
        if by == .system { (tx.next, tx.isSpent) = (nil, true) }
        try transaction.insert(
            FailedTransition(
                transition, attempt: tx.attempts, stay: tx.stay, at: now, by: by, name: name, failure: failure),
            of: tx.id)
        try record(
            EventType.transitionFailed, tx.id, customer: tx.customer,
            [
                Change("transition", to: transition.text), Change("code", to: failure.code),
                Change("reason", to: failure.reason),
            ])
    }
}
