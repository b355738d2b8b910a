import TransactionProcess

extension Step {
    /// What the end of a session's try means for the transaction that it pays for. The session is written already.
    func followTransaction(_ session: CheckoutSession) throws {
        guard var tx = try transaction.transaction(paidBy: session.id) else { return }
        guard let underWay = tx.underWay else {
            // Its customer paid, or called it off, by themselves: only what the clock watches changes.
            tx.limit = try transaction.limit(of: tx, at: now)
            return try transaction.update(tx)
        }
        if let failure = underWay.failure { return try fail(tx, failure) }
        let refused = try refusedRefund(of: session.id).map(TransitionFailure.payment)
        if let failure = refused ?? session.transitionFailure(since: underWay) {
            tx.underWay?.failure = failure
            try giveBack(tx, failure)
        } else {
            tx.underWay?.done += 1
            try resumeTransition(of: tx)
        }
    }
}

extension Step {
    /// Refuses to take or to give back by hand what a session holds for a transaction, which would strand it. Where
    /// nothing leads on from where that stands any more, the money is moved by hand or not at all. Ours.
    /// - Throws: `CheckoutError.sessionOfTransaction`.
    func refuseToMoveMoney(ofTransactionPaidBy session: ID<CheckoutSession>) throws {
        guard let tx = try transaction.transaction(paidBy: session) else { return }
        let definition = try library.process(tx.process, transaction).definition
        let offered = ActorRole.allCases.flatMap { definition.transitions(from: tx.state, for: $0) }.map(\.name.text)
        guard !offered.isEmpty || tx.next != nil else { return }
        throw CheckoutError.sessionOfTransaction(
            id: session.description, transaction: tx.id.description, offered: offered)
    }

    /// Why the card network would not give taken money back; nil where it did, or was not asked.
    func refusedRefund(of id: ID<CheckoutSession>?) throws -> Decline? {
        guard let session = try id.flatMap(transaction.find), session.status == .complete else { return nil }
        return try transaction.payments(of: session.id).lazy.filter {
            $0.attempt == session.attempt && $0.status == .succeeded && $0.amountRefundable > .zero
        }.compactMap(\.decline).first
    }
}

extension CheckoutSession {
    /// Why the payment step that just ended fails its transition; nil where it went through.
    fileprivate func transitionFailure(since underWay: TransitionUnderWay) -> TransitionFailure? {
        switch status {
        case .authorized, .complete, .voided: return nil
        default: break
        }
        guard let failure else {
            return TransitionFailure("transaction-payment-failed", "The payment is \(status.words).")
        }
        if let decline = failure.decline { return .payment(decline) }
        return TransitionFailure("transaction-payment-failed", failure.message)
    }
}

extension LedgerReader {
    /// Up to when a transaction's money may be held (reference section 4.2); nil where none is.
    func limit(of tx: Transaction, at now: Instant) throws -> HoldingLimit? {
        guard let session = try tx.session.flatMap(find) else { return nil }
        let payments = try payments(of: session.id).filter { $0.attempt == session.attempt }
        switch session.paymentStanding(namedCard: false) {
        case .requiresCapture:
            return payments.compactMap(\.holdExpiresAt).min().map { HoldingLimit(.hold, at: $0) }
        case .succeeded where tx.contents.paidOutAt == nil:
            // One that has passed was told of already.
            return payments.compactMap(\.capturedAt).min().map { $0 + HoldingLimit.payoutAfter }
                .flatMap { $0 >= now ? HoldingLimit(.payout, at: $0) : nil }
        default: return nil
        }
    }

    /// The card that is charged while a customer is away.
    func defaultCard(of id: ID<Customer>) throws -> ID<PaymentMethod> {
        guard let card = try require(id, find).defaultPaymentMethod else { throw TransitionFailure.noCard }
        return card
    }
}
