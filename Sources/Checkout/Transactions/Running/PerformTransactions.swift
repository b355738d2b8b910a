import OrderedJSON
import TransactionProcess

// What the agenda does with transactions.
extension Step {
    /// Takes the transition that a stay runs by itself; its failure is kept, and the stay has no other.
    func runAutomatic(_ id: ID<Transaction>) throws {
        let tx = try require(id, transaction.find)
        guard let next = tx.next, tx.underWay == nil,
            let transition = try process(of: tx).definition.transition(next.transition)
        else { return }
        let wish = TransitionWish(transition: transition, by: .system, name: "", parameters: .object([]))
        guard tx.chain < Transaction.longestChain else {
            return try keepFailure(
                of: tx, wish,
                TransitionFailure(
                    "transition-loop",
                    "\(Transaction.longestChain) transitions ran by themselves at one moment; the process goes round."))
        }
        var waiting = tx
        waiting.next = nil
        try attempt(wish, of: waiting)
    }

    /// Takes the operator's transition that a standing order asks for.
    func carryOut(orderOf id: ID<Transaction>) throws {
        var tx = try require(id, transaction.find)
        guard let due = tx.order else { return }
        let order = try require(due.order, transaction.find)
        let process = try process(of: tx)
        tx.orderedUntil = tx.lastTransitionedAt + order.after
        tx.order = nil
        tx.order = try nextOrder(of: tx, process)
        guard tx.underWay == nil, order.isOn, let transition = process.definition.transition(order.transition),
            transition.from == tx.state, transition.role == .operator
        else { return try transaction.update(tx) }
        try attempt(
            TransitionWish(
                transition: transition, by: .operator, name: "standing order", parameters: .object([])), of: tx)
    }

    /// Begins a transition for nobody who waits for its answer.
    private func attempt(_ wish: TransitionWish, of tx: Transaction) throws {
        do {
            try begin(wish, of: tx)
        } catch let failure as TransitionFailure {
            try keepFailure(of: tx, wish, failure)
        }
    }

    private func keepFailure(of tx: Transaction, _ wish: TransitionWish, _ failure: TransitionFailure) throws {
        var tx = tx
        tx.attempts += 1
        try noteFailure(of: &tx, wish.transition.name, by: wish.by, name: wish.name, failure)
        try transaction.update(tx)
    }

    /// Ends what may not be held any longer. A hold is given back, and its payment is called off; captured money stays
    /// taken and has missed its payout, which has to be settled by hand (ours: the reference says no more than the time).
    func endHolding(_ id: ID<Transaction>) throws {
        var tx = try require(id, transaction.find)
        guard let limit = tx.limit else { return }
        tx.limit = nil
        try transaction.update(tx)
        switch limit.kind {
        case .hold:
            try record(
                EventType.transactionHoldLapsed, id, customer: tx.customer, [Change("limit", to: limit.at.description)])
            guard let session = try tx.session.flatMap(transaction.find), session.status == .authorized,
                session.aim == nil
            else { return }
            var lapsed = session
            lapsed.failure = SessionFailure(
                code: "hold_expired", message: "The hold lapsed before the transaction captured it.")
            let payments = try transaction.payments(of: session.id).filter { $0.attempt == session.attempt }
            try pursue(.release(.holdExpired), lapsed, payments: payments, presence: .offSession)
        case .payout:
            try record(
                EventType.transactionPayoutMissed, id, customer: tx.customer,
                [Change("limit", to: limit.at.description)])
        }
    }
}
