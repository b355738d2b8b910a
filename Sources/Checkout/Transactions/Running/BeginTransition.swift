import OrderedJSON
import TransactionProcess

/// A transition that somebody, or the clock, wants to be taken.
struct TransitionWish {
    let transition: ProcessTransition
    let by: TransitionActor
    let name: String
    let parameters: JSON
}

extension Step {
    /// Begins a transition: runs its actions, and takes it at once or asks the card network first.
    /// - Returns: the transaction as it stands then.
    /// - Throws: `TransitionFailure`, in which case nothing was written.
    @discardableResult
    func begin(_ wish: TransitionWish, of before: Transaction) throws -> Transaction {
        var tx = before
        let standing = try transaction.paymentStanding(of: tx)
        let run = try TransitionRun(
            wish.transition, parameters: TransitionParameters(json: wish.parameters), on: tx.contents,
            payment: standing, in: try transaction.surroundings(of: tx, at: now))
        tx.attempts += 1
        tx.underWay = TransitionUnderWay(
            transition: wish.transition.name, by: wish.by, name: wish.name, parameters: wish.parameters, at: now,
            paymentBefore: standing, sessionBefore: tx.session)
        return try goOn(tx, run)
    }

    /// Makes the next payment step of the transition under way, or takes it when there is none left.
    func goOn(_ before: Transaction, _ run: TransitionRun) throws -> Transaction {
        var tx = before
        while let underWay = tx.underWay, underWay.done < run.moves.count {
            let isDone: Bool
            do {
                isDone = try make(run.moves[underWay.done], of: &tx, run)
            } catch {
                let failure = (error as? TransitionFailure) ?? TransitionFailure(CheckoutError(wrapping: error))
                // What was written for it has to be taken back; where nothing was, nothing happened.
                guard tx.session != before.session || underWay.done > 0 else { throw failure }
                tx.underWay?.failure = failure
                try giveBack(tx, failure)
                return tx
            }
            guard isDone else {
                try transaction.update(tx)
                try transaction.holdMails(of: tx.id, true)
                return tx
            }
            tx.underWay?.done += 1
        }
        return try complete(tx, run)
    }

    /// Goes on with the transition under way once its money was settled. What others did meanwhile may stand in its way
    /// now: then it gives back what it took.
    func resumeTransition(of before: Transaction) throws {
        var tx = before
        guard let underWay = tx.underWay else { return }
        let process = try process(of: tx)
        guard let transition = process.definition.transition(underWay.transition) else { return }
        do {
            let run = try TransitionRun(
                transition, parameters: TransitionParameters(json: underWay.parameters), on: tx.contents,
                payment: underWay.paymentBefore, in: try transaction.surroundings(of: tx, at: underWay.at))
            _ = try at(underWay.at, actor: actor(of: underWay)).goOn(tx, run)
        } catch let failure as TransitionFailure {
            tx.underWay?.failure = failure
            try giveBack(tx, failure)
        }
    }

    /// Who acts in a transition under way, whoever asked for the step in which the card network answers.
    func actor(of underWay: TransitionUnderWay) -> Actor { underWay.by == .system ? .system : actor }

    /// The process that leads a transaction.
    func process(of tx: Transaction) throws -> InstalledProcess { try library.process(tx.process, transaction) }
}
