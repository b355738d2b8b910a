import OrderedJSON
public import TransactionProcess

/// Whether the charge with its customer away, to which a transaction is coming, would go through as things stand. The
/// transition itself is run for the answer, on nothing but values: there is no second rule.
public struct ChargeOutlook: Sendable {
    /// The transaction, with all that is known of it.
    public let overview: TransactionOverview
    /// The transition that charges; nil where none is coming.
    public let transition: ProcessTransition?
    /// When it runs by itself, if nobody does anything else before; nil where somebody has to take it, or has to lead
    /// there.
    public let at: Instant?
    /// Why it would fail now; nil where it would not, as far as can be known without asking the card.
    public let failure: TransitionFailure?
    /// Why it would fail at its time; nil where it would not, or where there is no such time.
    public let failureThen: TransitionFailure?
    /// What the card network said the last time, if that was no.
    public let lastDecline: FailedTransition?
}

extension CheckoutEngine {
    /// Whether the coming charge of a transaction would go through. Nothing is written, and no card is asked.
    /// - Throws: `CheckoutError.notFound`.
    public func chargeOutlook(of id: ID<Transaction>) async throws(CheckoutError) -> ChargeOutlook {
        let library = library
        return try await read { reader, now in
            let overview = try reader.overview(of: id, library, at: now)
            let tx = overview.transaction
            let definition = overview.process.definition
            let coming = try reader.comingCharge(of: tx, definition, at: now)
            let ahead = coming?.transition ?? (overview.payment.isLive ? nil : definition.chargeAhead(of: tx))
            let failure = { (moment: Instant) in
                try ahead.flatMap { try reader.failure(of: $0, tx, at: moment) }
            }
            return ChargeOutlook(
                overview: overview, transition: ahead, at: coming?.at, failure: try failure(now),
                failureThen: try coming.flatMap { try failure(max(now, $0.at)) },
                lastDecline: overview.failed.last { $0.failure.decline != nil })
        }
    }
}

extension LedgerReader {
    /// The charge to which the clock alone leads a transaction, and when; nil where it leads to none.
    fileprivate func comingCharge(
        of tx: Transaction, _ definition: ProcessDefinition, at now: Instant
    ) throws -> (transition: ProcessTransition, at: Instant)? {
        var facts = try facts(of: tx, at: now)
        var next = tx.next.flatMap { step in definition.transition(step.transition).map { ($0, step.at) } }
        // Processes may go round; a way longer than their transitions leads nowhere new.
        for _ in 0...definition.transitions.count {
            guard let (transition, at) = next else { return nil }
            if transition.chargesOffSession { return (transition, at) }
            facts.complete(transition.name, entering: transition.to, at: Moment(at))
            next = definition.nextAutomatic(from: transition.to, given: facts).map { ($0.transition, Instant($0.at)) }
        }
        return nil
    }

    /// Why a transition would fail at a moment; nil where it would not.
    fileprivate func failure(
        of transition: ProcessTransition, _ tx: Transaction, at moment: Instant
    ) throws -> TransitionFailure? {
        do {
            _ = try TransitionRun(
                transition, parameters: TransitionParameters(json: .object([])), on: tx.contents,
                payment: try paymentStanding(of: tx), in: try surroundings(of: tx, at: moment))
            return nil
        } catch let failure as TransitionFailure {
            return failure
        }
    }
}

extension ProcessDefinition {
    /// The nearest transition ahead of a transaction that charges with the customer away, by whatever way somebody leads
    /// there. One that failed by itself and is not run again is named only where there is no other.
    fileprivate func chargeAhead(of tx: Transaction) -> ProcessTransition? {
        let spent = tx.isSpent ? automaticTransitions(from: tx.state) : []
        return charge(ahead: tx.state, leavingOut: spent) ?? spent.first(where: \.chargesOffSession)
    }

    private func charge(ahead state: StateName, leavingOut spent: [ProcessTransition]) -> ProcessTransition? {
        var (reached, front): (Set<StateName>, [StateName]) = ([state], [state])
        while !front.isEmpty {
            let ways = transitions.filter { way in way.from.map(front.contains) ?? false && !spent.contains(way) }
            if let charge = ways.first(where: \.chargesOffSession) { return charge }
            front = ways.map(\.to).filter { reached.insert($0).inserted }
        }
        return nil
    }
}
