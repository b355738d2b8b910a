extension Step {
    /// Makes one payment step, or begins to: the session's end goes on with the transition.
    /// - Returns: whether it is done already.
    func make(_ move: PaymentMove, of tx: inout Transaction, _ run: TransitionRun) throws -> Bool {
        switch move {
        case .intend(let card, let savesCard, let isPush):
            let session = try insertSession(.payment, of: tx, run, savesCard: savesCard, capturesManually: !isPush)
            (tx.session, tx.namedCard) = (session, card)
            return true
        case .hold:
            let card = try require(try transaction.defaultCard(of: tx.customer), transaction.find)
            let share = CardShare(card, card.card.account == .health ? .health : .ordinary, run.contents.payin)
            let session = try session(.offSession, of: tx, run, savesCard: false, capturesManually: true)
            tx.session = session.id
            try begin(session, [share], aim: .hold, presence: .offSession, write: transaction.insert)
            return false
        case .confirm:
            guard let id = tx.session, let card = tx.namedCard else { return true }
            try begin(try require(id, transaction.find), with: try savedCard(card), nil, presence: .onSession)
            return false
        case .capture: return try !pursue(.capture, in: [.authorized], of: tx)
        case .giveBack:
            // What was refused once is not asked again.
            if let refused = try refusedRefund(of: tx.session) { throw TransitionFailure.payment(refused) }
            return try giveBackMoney(of: tx)
        }
    }

    /// Gives back what a transaction's payment holds or took.
    /// - Returns: whether nothing has to be asked for that.
    private func giveBackMoney(of tx: Transaction) throws -> Bool {
        guard let session = try tx.session.flatMap(transaction.find) else { return true }
        switch session.status {
        case .open where session.aim == nil:
            try close(
                session, .canceled,
                SessionFailure(code: "canceled", message: "The transaction called its payment off."))
            return true
        case .authorized: return try !pursue(.release(.voided), in: [.authorized], of: tx)
        case .complete where session.aim == nil:
            let payments = try transaction.payments(of: session.id).filter { $0.attempt == session.attempt }
            guard payments.contains(where: \.isRefundable) else { return true }
            let wanted = try payments.map { payment in
                var payment = payment
                payment.wanted = payment.amountRefundable
                try transaction.update(payment)
                return payment
            }
            try pursue(.refund, session, payments: wanted, presence: .offSession)
            return false
        default: return true
        }
    }

    /// Sets the payments of a transaction's session heading for something, if it stands where that can be done.
    private func pursue(_ aim: PaymentAim, in statuses: Set<SessionStatus>, of tx: Transaction) throws -> Bool {
        guard let id = tx.session else { return false }
        let session = try require(id, transaction.find)
        guard statuses.contains(session.status), session.aim == nil else { return false }
        let payments = try transaction.payments(of: id).filter { $0.attempt == session.attempt }
        try pursue(aim, session, payments: payments, presence: .offSession)
        return true
    }

    /// Gives back what a transition took that fails at its end, and fails it once that is done.
    func giveBack(_ tx: Transaction, _ failure: TransitionFailure) throws {
        let isOwn = tx.session != nil && tx.session != tx.underWay?.sessionBefore
        if isOwn || tx.underWay.map({ $0.done > 0 }) ?? false, try !giveBackMoney(of: tx) {
            return try transaction.update(tx)
        }
        try fail(tx, failure)
    }

    /// The session that pays for a transaction, written.
    private func insertSession(
        _ mode: CheckoutSession.Mode, of tx: Transaction, _ run: TransitionRun, savesCard: Bool, capturesManually: Bool
    ) throws -> ID<CheckoutSession> {
        let session = try session(mode, of: tx, run, savesCard: savesCard, capturesManually: capturesManually)
        try transaction.insert(session)
        try record(
            EventType.sessionCreated, session.id, customer: tx.customer,
            [Change("amount_total", to: String(session.amountTotal.minorUnits))])
        return session.id
    }

    private func session(
        _ mode: CheckoutSession.Mode, of tx: Transaction, _ run: TransitionRun, savesCard: Bool, capturesManually: Bool
    ) throws -> CheckoutSession {
        let line = run.contents.sessionLine(for: run.surroundings.listing)
        let page = try transaction.settings().page(tx.id)
        return CheckoutSession(
            id: try transaction.newID(at: now), mode: mode, customer: tx.customer,
            lines: Cart.frozen([line], letters: run.surroundings.letters, at: now), setupFutureUse: savesCard,
            capturesManually: capturesManually, successURL: page.map { "\($0)/paid" }, cancelURL: page,
            clientReferenceID: tx.id.description, createdAt: now)
    }
}
